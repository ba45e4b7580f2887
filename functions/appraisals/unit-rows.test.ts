import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { OpinionRow, PerformanceRow } from '#shared/dataset/schema.ts';
import { bringIn, emptyRows, type Incoming, type Provenance, ratedSubjects, sortIntoUnits } from './unit-rows.ts';

const first: Provenance = { by: { user: 'a', name: '甲' }, at: '2012-01-01T00:00:00.000Z', job: null };
const second: Provenance = { by: { user: 'b', name: '乙' }, at: '2012-01-02T00:00:00.000Z', job: null };
const homes = new Map([
  ['p1', 'u1'],
  ['p2', 'u2'],
]);
const homeOf = (person: string) => homes.get(person);
const performance = (unit: string, indicator: string, score: number): PerformanceRow => ({ unit, indicator, score });
const opinion = (kind: 'team' | 'person', id: string, n: number): OpinionRow => ({
  subject: { kind, id },
  source: 'mass',
  counts: kind === 'team' ? { good: n } : { excellent: n },
});
const start: Incoming = {
  performance: [performance('u1', 'a', 1), performance('u2', 'a', 2)],
  opinions: [opinion('team', 'u1', 5), opinion('person', 'p1', 6), opinion('person', 'p2', 7)],
};
const imported = bringIn(new Map(), start, { from: first, exactly: true, homeOf });

describe('bringing rows in', () => {
  test('a row lies with its unit, an opinion with the home of its subject', () => {
    expect(imported.performance).toEqual({ added: 2, changed: 0, same: 0, removed: 0 });
    expect(imported.rows.get('u1')?.opinions.map(({ row }) => row.subject.id)).toEqual(['p1', 'u1']);
    expect(imported.rows.get('u2')?.opinions.map(({ row }) => row.subject.id)).toEqual(['p2']);
    expect(ratedSubjects(imported.rows.get('u1') ?? emptyRows)).toBe(2);
  });

  test('a row replaces that of its key and tells who brought it; the others keep theirs', () => {
    const next = bringIn(
      imported.rows,
      { performance: [performance('u1', 'a', 9)], opinions: [opinion('person', 'p1', 6)] },
      { from: second, exactly: false, homeOf },
    );
    expect(next.performance).toEqual({ added: 0, changed: 1, same: 0, removed: 0 });
    expect(next.opinions).toEqual({ added: 0, changed: 0, same: 1, removed: 0 });
    expect(next.rows.get('u1')?.performance).toEqual([{ row: performance('u1', 'a', 9), from: second }]);
    expect(next.rows.get('u1')?.opinions).toEqual(imported.rows.get('u1')?.opinions);
    expect(next.rows.get('u2')).toEqual(imported.rows.get('u2'));
  });

  test('where the incoming rows are the whole, what they lack is gone', () => {
    const next = bringIn(
      imported.rows,
      { performance: start.performance.slice(0, 1), opinions: [] },
      {
        from: second,
        exactly: true,
        homeOf,
      },
    );
    expect(next.performance).toMatchObject({ same: 1, removed: 1 });
    expect(next.opinions).toMatchObject({ removed: 3 });
    expect([...next.rows.keys()]).toEqual(['u1']);
  });

  test('the order of rows and of keys in them does not matter, and the same again changes nothing', () => {
    const shuffled = fc.tuple(
      fc.shuffledSubarray([...start.performance], { minLength: 2 }),
      fc.shuffledSubarray([...start.opinions], { minLength: 3 }),
    );
    fc.assert(
      fc.property(shuffled, ([rows, opinions]) => {
        const turned = rows.map((row) => Object.fromEntries(Object.entries(row).reverse()) as PerformanceRow);
        const again = bringIn(
          imported.rows,
          { performance: turned, opinions },
          { from: second, exactly: true, homeOf },
        );
        expect(again.rows).toEqual(imported.rows);
        expect(again.performance).toMatchObject({ added: 0, changed: 0, same: 2 });
      }),
    );
  });

  test('an opinion on nobody is a fault of the caller, who has checked the whole', () => {
    const stray = { performance: [], opinions: [{ row: opinion('person', 'p9', 1), from: first }] };
    expect(() => sortIntoUnits(stray, homeOf)).toThrow('p9');
  });
});
