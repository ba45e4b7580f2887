import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Dataset, OpinionRow } from '#shared/dataset/schema.ts';
import { personGrades } from '#shared/policy/schema.ts';
import { roundedSum } from './arithmetic.ts';
import { compareResults } from './compare.ts';
import { grade } from './grade.ts';
import { anyDataset } from './random-dataset.fixture.ts';
import type { PersonResult, Result } from './result.ts';

const numRuns = 120;

/** The same list in the order that the random numbers give. */
function shuffled<T>(list: readonly T[], keys: readonly number[]): T[] {
  return list
    .map((item, i) => ({ item, key: keys[i % keys.length]! * (i + 1) }))
    .sort((a, b) => (a.key % 101) - (b.key % 101) || b.key - a.key)
    .map(({ item }) => item);
}

const anyKeys = fc.array(fc.nat({ max: 1000 }), { minLength: 7, maxLength: 13 });

/** Renames the units, people and groups of a document wherever they stand. */
function renamed<T>(document: T, rename: (id: string) => string): T {
  return JSON.parse(JSON.stringify(document).replace(/\b(?:U\d{2}|P\d{3}|G\d)\b/g, rename)) as T;
}

/** Lists in an order that does not depend on the ids' order. */
function inOneOrder(value: unknown): unknown {
  if (Array.isArray(value)) {
    const items = value.map(inOneOrder).map((item) => [JSON.stringify(item), item] as const);
    return items.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)).map(([, item]) => item);
  }
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, item]) => [key, inOneOrder(item)]),
  );
}

const person = (result: Result, id: string): PersonResult => result.people.find((each) => each.id === id)!;

describe('grade, whatever the dataset', { timeout: 60_000 }, () => {
  it('does not depend on the order of the rows', () => {
    fc.assert(
      fc.property(anyDataset, anyKeys, (dataset, keys) => {
        const mixed: Dataset = {
          ...dataset,
          groups: shuffled(dataset.groups, keys),
          units: shuffled(dataset.units, keys),
          people: shuffled(dataset.people, keys),
          performance: shuffled(dataset.performance, keys),
          opinions: shuffled(dataset.opinions, keys),
        };
        expect(grade(mixed)).toStrictEqual(grade(dataset));
      }),
      { numRuns },
    );
  });

  it('never gives more places than the quota, and shows what is left of it', () => {
    fc.assert(
      fc.property(anyDataset, (dataset) => {
        const result = grade(dataset);
        const people = new Map(dataset.people.map((each) => [each.id, each]));
        for (const pool of result.pools) {
          if (pool.quota === null) {
            expect(pool.placesLeft).toBeNull();
            continue;
          }
          const { principalPriority, principalPlaces } = dataset.policy.consequences.winners;
          const isExtra = (id: string) =>
            principalPriority &&
            principalPlaces === 'extra' &&
            people.get(id)!.rank === 'cadre' &&
            people.get(id)!.role === 'principal' &&
            result.winners.includes(person(result, id).appraisalUnit);
          const used = pool.awarded.filter((id) => !isExtra(id)).length;
          expect(used).toBeLessThanOrEqual(pool.quota);
          expect(pool.placesLeft).toBe(pool.quota - used);
          if (pool.undecided.length > 0) expect(pool.undecided.length).toBeGreaterThan(pool.placesLeft!);
        }
      }),
      { numRuns },
    );
  });

  it('changes nothing but the names when ids are renamed in the same order', () => {
    fc.assert(
      fc.property(anyDataset, (dataset) => {
        const rename = (id: string) => `${id[0]}-${id.slice(1)}x`;
        expect(grade(renamed(dataset, rename))).toStrictEqual(renamed(grade(dataset), rename));
      }),
      { numRuns },
    );
  });

  it('changes nothing but the names and the lists’ order when ids are renamed in another order', () => {
    fc.assert(
      fc.property(anyDataset, (dataset) => {
        // Two host units with an equal claim are the one case that an id decides (scoring.md §2).
        const oneHost = {
          ...dataset,
          people: dataset.people.map((p) => ({ ...p, secondments: p.secondments?.slice(0, 1) })),
        };
        const rename = (id: string) =>
          `${id[0]}${String(10 ** (id.length - 1) - 1 - Number(id.slice(1))).padStart(id.length - 1, '0')}`;
        const there = grade(renamed(oneHost, rename));
        expect(inOneOrder(renamed(there, rename))).toStrictEqual(inOneOrder(grade(oneHost)));
      }),
      { numRuns },
    );
  });

  it('pays in all what the units pay, and the units what their people get', () => {
    fc.assert(
      fc.property(anyDataset, (dataset) => {
        const { rewards, people } = grade(dataset);
        const byUnit = Object.values(rewards.byUnit);
        expect(rewards.total).toBe(roundedSum(byUnit, 2));
        expect(rewards.total).toBe(
          roundedSum(
            people.map(({ amount }) => amount),
            2,
          ),
        );
        expect(byUnit.every((amount) => amount > 0)).toBe(true);
      }),
      { numRuns },
    );
  });

  it('never lowers the place or the grade of one who does better', () => {
    fc.assert(
      fc.property(anyDataset, fc.nat(), (dataset, pick) => {
        fc.pre(dataset.people.length > 0);
        const { id } = dataset.people[pick % dataset.people.length]!;
        const [before, after] = [grade(dataset), grade(improved(dataset, id))];
        const [from, to] = [person(before, id), person(after, id)];
        expect(to.composite ?? 0).toBeGreaterThanOrEqual(from.composite ?? 0);
        expect(to.order ?? 0).toBeLessThanOrEqual(from.order ?? 0);
        const worse = (each: PersonResult) => (each.grade ? personGrades.indexOf(each.grade) : 0);
        expect(worse(to)).toBeLessThanOrEqual(worse(from));
      }),
      { numRuns },
    );
  });

  it('finds no difference between a run and itself', () => {
    fc.assert(
      fc.property(anyDataset, (dataset) => {
        const none = { people: [], teams: [], pools: [], onlyIn: { before: [], after: [] } };
        expect(compareResults(grade(dataset), grade(dataset))).toStrictEqual(none);
      }),
      { numRuns: 30 },
    );
  });
});

/** A vote of each source moved up to the best grade, and a better duty rating. */
function improved(dataset: Dataset, id: string): Dataset {
  return {
    ...dataset,
    people: dataset.people.map((each) =>
      each.id === id && each.dutyRating !== undefined ? { ...each, dutyRating: each.dutyRating + 5 } : each,
    ),
    opinions: dataset.opinions.map((row) =>
      row.subject.kind === 'person' && row.subject.id === id ? voteMoved(row) : row,
    ),
  };
}

function voteMoved(row: OpinionRow): OpinionRow {
  const worst = [...personGrades].reverse().find((each) => each !== 'excellent' && row.counts[each]);
  if (row.source === 'self' || !worst) return row;
  const counts = { ...row.counts, [worst]: row.counts[worst]! - 1, excellent: (row.counts.excellent ?? 0) + 1 };
  return { ...row, counts };
}
