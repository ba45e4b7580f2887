import { expect, test } from 'vitest';
import type { OpinionRow } from '#shared/dataset/schema.ts';
import {
  isPlausible,
  marksOf,
  shownToAnybody,
  shownToUnit,
  type TallyCounts,
  tallyRows,
  votesOf,
} from './staff-tally.ts';

const counts = (excellent: number, competent = 0, abstain = 0): TallyCounts => ({
  ...{ excellent, competent, basicallyCompetent: 0, incompetent: 0, abstain },
});
const subjects = [
  { id: 'a', name: '甲' },
  { id: 'b', name: '乙' },
  { id: 'c', name: '丙' },
];
const mass: OpinionRow = {
  subject: { kind: 'person', id: 'a' },
  source: 'mass',
  counts: { excellent: 3, competent: 4 },
};

test('不了解 is a mark but no vote', () => {
  expect([votesOf({ counts: counts(3, 4, 2) }), marksOf(counts(3, 4, 2))]).toEqual([7, 9]);
});

test('a ballot that gives several marks is one ballot: on four of them the unit is shown nothing', () => {
  const inItems: OpinionRow = { ...mass, counts: { excellent: 16, competent: 4 }, ballots: 4 };
  const nobody = { balloted: new Set<string>(), entered: new Map<string, TallyCounts>() };
  const row = { person: 'a', name: '甲', counts: counts(16, 4), ballots: 4 };
  const [voted] = tallyRows(subjects, { ...nobody, ballots: [inItems], cycle: [] });
  const [known] = tallyRows(subjects, { ...nobody, ballots: [], cycle: [inItems] });
  expect([voted, known]).toEqual([
    { ...row, from: 'ballots' },
    { ...row, from: 'cycle' },
  ]);
  expect([votesOf(row), shownToUnit(row, 5), shownToUnit(row, 4)]).toEqual([4, null, row.counts]);
});

test('the cycle’s mass rating stands before the paper count; who has neither is left out', () => {
  const peer: OpinionRow = { ...mass, subject: { kind: 'person', id: 'b' }, source: 'peer' };
  const rows = tallyRows(subjects, {
    ...{ ballots: [], balloted: new Set(), cycle: [mass, peer] },
    entered: new Map([
      ['a', counts(9)],
      ['b', counts(5)],
    ]),
  });
  expect(rows).toEqual([
    { person: 'a', name: '甲', counts: counts(3, 4), from: 'cycle' },
    { person: 'b', name: '乙', counts: counts(5), from: 'paper' },
  ]);
});

test('ballots stand before both; of whom too few judged there is a row without votes, shown to nobody', () => {
  const [voted, ...others] = tallyRows(subjects, {
    ballots: [{ ...mass, counts: { excellent: 8 } }],
    balloted: new Set(['a', 'b', 'c']),
    cycle: [mass, { ...mass, subject: { kind: 'person', id: 'c' } }],
    entered: new Map([['b', counts(5)]]),
  });
  expect(voted).toEqual({ person: 'a', name: '甲', counts: counts(8), from: 'ballots' });
  expect(others.map((row) => [row.person, row.from, shownToAnybody(row)])).toEqual([
    ['b', 'ballots', null],
    ['c', 'cycle', counts(3, 4)],
  ]);
});

test('a paper row has no more marks than ballots came back, nor came more back than people attended', () => {
  const paper = (...given: TallyCounts[]) => given.map((one) => ({ counts: one, from: 'paper' as const }));
  expect(isPlausible(paper(counts(3, 4, 2), counts(0)), 9, 9)).toBe(true);
  expect(isPlausible(paper(counts(3, 4, 2)), 8, null)).toBe(false);
  expect(isPlausible(paper(counts(3)), 10, 9)).toBe(false);
  expect(isPlausible([{ counts: counts(30), from: 'cycle' }], 0, 9)).toBe(true);
});

test('counts of fewer ballots than the policy lets be shown are left out (X-04)', () => {
  expect(shownToUnit({ counts: counts(3, 2) }, 5)).toEqual(counts(3, 2));
  expect(shownToUnit({ counts: counts(3, 1, 9) }, 5)).toBeNull();
});
