import { expect, it } from 'vitest';
import { labelOf, piecesOf, tallyParts } from './tally-table.ts';

const rules = {
  abstain: true,
  nominations: true,
  layout: 'multiple' as const,
  comments: { enabled: false, requiredFor: [], maxChars: 100 },
};
const team = { kind: 'team' as const, id: 't', name: '班子', post: '' };
const person = (id: string) => ({ kind: 'person' as const, id, name: `人${id}`, post: '局长' });
const whole = [{ id: 'whole', label: '总体评价', weight: 1 }];
const five = ['德', '能'].map((label, i) => ({ id: `d${i}`, label, weight: 1 }));
const counts = (subject: number, items: Record<string, number>[], nominations = 0) => ({ subject, items, nominations });

it('keeps teams and people apart, each with its own scale', () => {
  const parts = tallyParts({ subjects: [team, person('1')], items: whole, rules }, [
    { subject: 0, voters: 9, counts: counts(0, [{ good: 7, poor: 2 }]) },
    { subject: 1, voters: 9, counts: counts(1, [{ excellent: 4, abstain: 5 }], 3) },
  ]);
  expect(parts.map(({ kind }) => kind)).toEqual(['team', 'person']);
  expect(parts[0]!.rows[0]).toMatchObject({ counts: [7, 0, 0, 2, 0], nominations: null, item: null });
  expect(parts[1]!.rows[0]).toMatchObject({ counts: [4, 0, 0, 0, 5], nominations: 3 });
});

it('gives people a row for each item, the nominations once', () => {
  const parts = tallyParts({ subjects: [person('1')], items: five, rules }, [
    { subject: 0, voters: 9, counts: counts(0, [{ excellent: 9 }, { competent: 9 }], 2) },
  ]);
  expect(parts[0]!.rows.map(({ item, nominations }) => [item, nominations])).toEqual([
    ['德', 2],
    ['能', null],
  ]);
});

it('tells nothing of a subject whom too few judged, not even nominations', () => {
  const parts = tallyParts({ subjects: [person('1')], items: five, rules }, [{ subject: 0, voters: 3, counts: null }]);
  expect(parts[0]!.rows).toEqual([
    { name: '人1', post: '局长', item: null, isFirst: true, ballots: 3, counts: null, nominations: null },
  ]);
});

it('has no column for what cannot be voted', () => {
  const parts = tallyParts({ subjects: [person('1')], items: whole, rules: { ...rules, abstain: false } }, [
    { subject: 0, voters: 9, counts: counts(0, [{ excellent: 9 }]) },
  ]);
  expect(parts[0]!.marks.map(({ mark }) => mark)).not.toContain('abstain');
});

it('names a mark by the scale of its subject', () => {
  expect(labelOf('team', 'good').zh).toBe('好');
  expect(labelOf('person', 'excellent').zh).toBe('优秀');
  expect(labelOf('team', 'abstain').zh).toBe('不了解');
});

it('cuts a bar into what was given, and leaves out what nobody gave', () => {
  expect(piecesOf([1, 0, 3])).toEqual([
    { place: 0, from: 0, length: 25 },
    { place: 2, from: 25, length: 75 },
  ]);
  expect(piecesOf([0, 0])).toEqual([]);
});
