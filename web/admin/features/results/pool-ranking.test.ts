import { describe, expect, it } from 'vitest';
import { rankPool, splitScore } from './pool-ranking.ts';
import { person, pool } from './run-result.fixture.ts';

const ids = (ranking: ReturnType<typeof rankPool>) => ranking.rows.map((row) => row.person.id);

describe('rankPool', () => {
  it('draws the line below the last who got a place', () => {
    const people = [
      person('c', { composite: 80 }),
      person('a', { composite: 95, grade: 'excellent' }),
      person('b', { composite: 90 }),
    ];
    const ranking = rankPool(pool({ awarded: ['a'], placesLeft: 0 }), people, []);
    expect(ids(ranking)).toEqual(['a', 'b', 'c']);
    expect(ranking.line).toEqual({ after: 1, quota: 1, used: 1, left: 0, tied: false });
  });

  it('brackets the undecided and draws the line above them', () => {
    const people = [
      person('a', { composite: 95, grade: 'excellent' }),
      person('b', { composite: 90 }),
      person('c', { composite: 90 }),
      person('d', { composite: 80 }),
    ];
    const ranking = rankPool(pool({ quota: 2, awarded: ['a'], undecided: ['b', 'c'], placesLeft: 1 }), people, []);
    expect(ranking.line).toEqual({ after: 1, quota: 2, used: 1, left: 1, tied: true });
    expect(ranking.rows.map((row) => row.tie)).toEqual([
      null,
      { kind: 'undecided', at: 'first' },
      { kind: 'undecided', at: 'last' },
      null,
    ]);
  });

  it('tells equals whose order the opinion decided from undecided ones', () => {
    const people = [person('a', { composite: 90, opinion: 88 }), person('b', { composite: 90, opinion: 92 })];
    const ranking = rankPool(pool({ quota: 0, placesLeft: 0 }), people, []);
    expect(ids(ranking)).toEqual(['b', 'a']);
    expect(ranking.rows[0]!.tie).toEqual({ kind: 'equal', at: 'first' });
    expect(ranking.line?.after).toBe(0);
  });

  it('puts a winner’s principal who came first by priority above higher scores', () => {
    const people = [
      person('high', { composite: 96 }),
      person('won', { composite: 88, role: 'principal', grade: 'excellent' }),
    ];
    const ranking = rankPool(pool({ awarded: ['won'], placesLeft: 0 }), people, ['u1']);
    expect(ids(ranking)).toEqual(['won', 'high']);
    expect(ranking.rows[0]!.byPriority).toBe(true);
  });

  it('leaves somebody barred from excellent in their place above the line', () => {
    const people = [person('barred', { composite: 96 }), person('next', { composite: 90, grade: 'excellent' })];
    const ranking = rankPool(pool({ awarded: ['next'], placesLeft: 0 }), people, []);
    expect(ids(ranking)).toEqual(['barred', 'next']);
    expect(ranking.line?.after).toBe(2);
  });

  it('has no line without a quota, and other pools stay out', () => {
    const people = [person('a'), person('x', { pool: 'staff:u1' })];
    const ranking = rankPool(pool({ quota: null, placesLeft: null }), people, []);
    expect(ids(ranking)).toEqual(['a']);
    expect(ranking.line).toBeNull();
  });

  it('puts people without a composite and the ungraded last', () => {
    const people = [
      person('u', { status: 'ungraded', composite: 99, grade: null }),
      person('n', { composite: null, grade: null }),
      person('a', { composite: 60 }),
    ];
    expect(ids(rankPool(pool(), people, []))).toEqual(['a', 'n', 'u']);
  });
});

describe('splitScore', () => {
  it('gives lengths that add up to the composite', () => {
    const split = splitScore({ team: 96.55, duty: 100, opinion: 96.75 }, { team: 6, duty: 1, opinion: 3 })!;
    expect(split.team + split.duty + split.opinion).toBeCloseTo(96.955, 6);
  });

  it('knows nothing where no part has a weight', () => {
    expect(splitScore({ team: 1, duty: 1, opinion: 1 }, { team: 0, duty: 0, opinion: 0 })).toBeNull();
  });
});
