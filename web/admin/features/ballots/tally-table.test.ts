import { expect, it } from 'vitest';
import { labelOf, nextSort, piecesOf, sortedPart, tallyParts } from './tally-table.ts';

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
    [null, null],
  ]);
  expect(parts[0]!.rows.at(-1)).toMatchObject({ isTogether: true, counts: null, rates: { shares: [50, 50, 0, 0] } });
});

it('tells nothing of a subject whom too few judged, not even nominations', () => {
  const parts = tallyParts({ subjects: [person('1')], items: five, rules }, [{ subject: 0, voters: 3, counts: null }]);
  expect(parts[0]!.rows).toEqual([
    {
      ...{ name: '人1', post: '局长', item: null, isFirst: true, isTogether: false, ballots: 3 },
      ...{ counts: null, rates: null, nominations: null },
    },
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

it('shares leave 不了解 out, and name the two better grades', () => {
  const [part] = tallyParts({ subjects: [person('1')], items: whole, rules }, [
    { subject: 0, voters: 9, counts: counts(0, [{ excellent: 3, competent: 1, abstain: 5 }]) },
  ]);
  expect(part!.upper.zh).toBe('优秀+称职');
  expect(part!.rows[0]!.rates).toEqual({ given: 4, shares: [75, 25, 0, 0], upper: 100 });
});

it('puts subjects in the order of a share with all their rows, and of whom nothing is told last', () => {
  const poll = { subjects: ['1', '2', '3'].map(person), items: five, rules };
  const [part] = tallyParts(poll, [
    { subject: 0, voters: 9, counts: null },
    { subject: 1, voters: 9, counts: counts(1, [{ excellent: 2, incompetent: 2 }, { competent: 4 }]) },
    { subject: 2, voters: 9, counts: counts(2, [{ excellent: 4 }, { excellent: 1, incompetent: 3 }]) },
  ]);
  const order = (sort: Parameters<typeof sortedPart>[1]) =>
    sortedPart(part!, sort).rows.flatMap(({ isFirst, name }) => (isFirst ? [name] : []));
  expect(order(null)).toEqual(['人1', '人2', '人3']);
  expect(order({ by: 0, direction: 'descending' })).toEqual(['人3', '人2', '人1']);
  expect(order({ by: 'upper', direction: 'descending' })).toEqual(['人2', '人3', '人1']);
  expect(order({ by: 'upper', direction: 'ascending' })).toEqual(['人3', '人2', '人1']);
  const rows = sortedPart(part!, { by: 0, direction: 'descending' }).rows;
  expect(rows.map(({ name, item }) => `${name}${item ?? ''}`)).toEqual([
    '人3德',
    '人3能',
    '人3',
    '人2德',
    '人2能',
    '人2',
    '人1',
  ]);
});

it('a head is pressed for the highest, the lowest, and the order of the paper', () => {
  const first = nextSort(null, 0);
  expect(first).toEqual({ by: 0, direction: 'descending' });
  expect(nextSort(first, 'upper')).toEqual({ by: 'upper', direction: 'descending' });
  expect(nextSort(nextSort(first, 0), 0)).toBeNull();
});
