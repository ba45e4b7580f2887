import { describe, expect, it } from 'vitest';
import type { PersonResultRow } from '#shared/api/grading.ts';
import { barOf, passedOver } from './passed-over.ts';
import { rankPool } from './pool-ranking.ts';
import type { Pool } from './pool-ranking.ts';
import { person, pool, runResult, team } from './run-result.fixture.ts';

const over = (people: PersonResultRow[], of: Pool) => [...passedOver(rankPool(of, people, []), of, 85)];
const [a, b, c, d] = [
  person('a', { composite: 95 }),
  person('b', { composite: 92, grade: 'excellent' }),
  person('c', { composite: 90 }),
  person('d', { composite: 80 }),
];

describe('passedOver', () => {
  it('names who stands above the line without a place, not who comes below it', () => {
    expect(over([a, b, c, d], pool({ quota: 1, awarded: ['b'], placesLeft: 0 }))).toEqual(['a']);
  });

  it('names whoever is good enough where places are left or there is no quota', () => {
    expect(over([a, b, c, d], pool({ quota: 3, awarded: ['b'], placesLeft: 2 }))).toEqual(['a', 'c']);
    expect(over([a, b, c, d], pool({ quota: null, awarded: ['b'], placesLeft: null }))).toEqual(['a', 'c']);
  });

  it('leaves out the tied and those below them, and a pool without places', () => {
    const tied = pool({ quota: 1, awarded: [], undecided: ['b', 'x'], placesLeft: 1 });
    expect(over([a, b, person('x', { composite: 92 }), c], tied)).toEqual(['a']);
    expect(over([a, b, c, d], pool({ quota: 0, awarded: [], placesLeft: 0 }))).toEqual([]);
  });
});

describe('barOf', () => {
  const vetoed = team('u1', { flags: ['vetoed'] });

  it('blames the unit where it is vetoed or eliminated, else a case of their own', () => {
    expect(barOf(a, runResult({ teams: [vetoed] }), null)).toBe('vetoed');
    expect(barOf(a, runResult({ eliminated: ['u1'] }), null)).toBe('eliminated');
    expect(barOf(a, runResult({ teams: [team('u2', { flags: ['vetoed'] })], eliminated: ['u2'] }), null)).toBe(
      'capped',
    );
  });
});
