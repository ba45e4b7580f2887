import fc from 'fast-check';
import { expect, it, test } from 'vitest';
import { everyValue } from '#shared/grading/addresses.fixture.ts';
import { explainer } from '#shared/grading/explain/explain.ts';
import { grade } from '#shared/grading/grade.ts';
import { anyDataset } from '#shared/grading/random-dataset.fixture.ts';
import { limits } from '#shared/policy/limits.ts';
import { exampleDataset } from './example.fixture.ts';
import { parseDataset } from './parse.ts';

type Json = ReturnType<typeof JSON.parse>;

function faultsOf(change: (dataset: Json) => void): string[] {
  const dataset = exampleDataset() as Json;
  change(dataset);
  return (parseDataset(dataset).problems ?? []).map((p) => `${p.path} ${p.code}`);
}

/** 20,000 levels, as a file can have them. */
const deep = (open: string, close: string): Json => JSON.parse(`${open.repeat(20_000)}1${close.repeat(20_000)}`);

test.each<[string, (d: Json) => void, string]>([
  ['a deep field', (d) => (d.people[0].bars = deep('[', ']')), 'people[0].bars[0]'],
  ['a deep unknown key', (d) => (d.more = deep('{"a":', '}')), 'more.a'],
  ['deep overrides', (d) => (d.policy = { preset: 'target-management', overrides: deep('{"a":', '}') }), 'policy.'],
])('%s is one fault, at the place where it is too deep', (_, change, start) => {
  const faults = faultsOf(change);
  expect(faults).toHaveLength(1);
  expect(faults[0]!.startsWith(start)).toBe(true);
  expect(faults[0]!.endsWith(' too-deep')).toBe(true);
});

it('refuses a document that is nothing but depth', () => {
  expect(parseDataset(deep('[', ']')).problems?.map(({ code }) => code)).toEqual(['too-deep']);
});

test.each<[string, (d: Json) => void, ...expected: string[]]>([
  ['a huge figure', (d) => (d.performance[0].target = 1e300), 'performance[0].target too-big'],
  ['a hugely negative figure', (d) => (d.performance[0].target = -1.1e15), 'performance[0].target too-big'],
  ['a tiny figure', (d) => (d.performance[0].target = -1e-13), 'performance[0].target too-small'],
  [
    'a number that JSON cannot hold',
    (d) => (d.performance[0].target = JSON.parse('1e400')),
    'performance[0].target too-big',
  ],
  ['a huge count', (d) => (d.people[1].nominations = 1e16), 'people[1].nominations too-big'],
  ['a huge rating', (d) => (d.people[1].dutyRating = 1e300), 'people[1].dutyRating too-big'],
  [
    'a tiny deduction',
    (d) => (d.performance[1].deductions[0].points = 1e-300),
    'performance[1].deductions[0].points too-small',
  ],
  ['huge revenue', (d) => (d.cycle.fiscalRevenue = 1e16), 'cycle.fiscalRevenue too-big'],
  ['a tiny weight', (d) => (d.policy.responsibility = { assist: 1e-13 }), 'policy.responsibility.assist too-small'],
  [
    'huge money',
    (d) => (d.policy.rewards = { excellent: { amount: 1e308 } }),
    'policy.rewards.excellent.amount too-big',
  ],
  ['a huge number for text', (d) => (d.units[0].name = 1e300), 'units[0].name wrong-type'],
])('%s is refused where it stands', (_, change, ...expected) => {
  expect(faultsOf(change)).toEqual(expected);
});

test.each(['.', '..'])('an id cannot be %s, which is told where it is given, with the reason', (id) => {
  const policyIds: ((d: Json) => string)[] = [
    (d) => ((d.policy.categories[0].id = id), 'policy.categories[0].id'),
    (d) => ((d.policy.categories[0].sections[0].id = id), 'policy.categories[0].sections[0].id'),
    (d) => (
      (d.policy.categories[0].sections[0].indicators[0].id = id),
      'policy.categories[0].sections[0].indicators[0].id'
    ),
    (d) => ((d.policy.fund.awards[0].id = id), 'policy.fund.awards[0].id'),
    (d) => ((d.groups[0].id = id), 'groups[0].id'),
  ];
  for (const give of policyIds) {
    const dataset = exampleDataset() as Json;
    const path = give(dataset);
    const fault = parseDataset(dataset).problems?.find((problem) => problem.path === path);
    expect(fault?.code).toBe('malformed');
    expect(fault?.message.zh).toContain('网址');
    expect(fault?.message.en).toContain('stand in addresses');
  }
});

test.each(['乡镇', '𠮷', 'a b', 'a#b', 'a:b', 'a/b', 'a.b', '...', 'x'.repeat(limits.id)])('an id may be %s', (id) => {
  const text = JSON.stringify(exampleDataset()).replaceAll('"revenue"', JSON.stringify(id));
  expect(parseDataset(JSON.parse(text)).problems).toBeUndefined();
});

it('takes rows and opinions apart whatever characters their ids have', () => {
  const twins = ['a\0b', 'a'].map((id) => ({ id, name: id, category: 'department', level: 'first', group: 'g1' }));
  const faults = faultsOf((d) => {
    d.units.push(...twins);
    d.policy.categories[1].sections[0].points = d.policy.categories[1].totalPoints = 102;
    const [business] = d.policy.categories[1].sections[0].indicators;
    business.points = 100;
    for (const id of ['c', 'b\0c']) {
      d.policy.categories[1].sections[0].indicators.push({ ...business, id, label: id, points: 1 });
    }
    d.performance.push({ unit: 'a\0b', indicator: 'c', score: 1 }, { unit: 'a', indicator: 'b\0c', score: 1 });
  });
  expect(faults).toEqual([]);
});

/** Every place of a document that holds a number. */
function numbersOf(document: unknown, path: string[] = []): string[][] {
  if (typeof document === 'number') return [path];
  if (typeof document !== 'object' || document === null) return [];
  return Object.entries(document).flatMap(([key, value]) => numbersOf(value, [...path, key]));
}

function put(document: Json, path: string[], value: number): void {
  const last = path.at(-1)!;
  path.slice(0, -1).reduce((node, key) => node[key], document)[last] = value;
}

it(
  'grades and explains whatever it takes, with figures at and beyond the bounds anywhere',
  { timeout: 120_000 },
  () => {
    const { largest, least } = limits;
    const extremes = [
      largest,
      -largest,
      least,
      -least,
      0,
      999_999_999_999_999.9,
      1.000_000_1e-12,
      1 / 3,
      1e300,
      5e-324,
    ];
    let taken = 0;
    fc.assert(
      fc.property(
        anyDataset,
        fc.array(fc.tuple(fc.nat(), fc.constantFrom(...extremes)), { minLength: 1, maxLength: 12 }),
        fc.boolean(),
        (given, changes, inPolicy) => {
          const dataset = structuredClone(given) as Json;
          let parsed = parseDataset(dataset);
          for (const [at, value] of changes) {
            const places = numbersOf(inPolicy ? dataset : { ...dataset, policy: null });
            const place = places[at % places.length];
            if (!place) continue;
            const before = place.reduce((node, key) => node[key], dataset);
            put(dataset, place, value);
            const changed = parseDataset(dataset);
            if (changed.dataset) parsed = changed;
            else put(dataset, place, before);
            if (changed.dataset && before !== value) taken += 1;
          }
          if (!parsed.dataset) return;
          const result = grade(parsed.dataset);
          expect(JSON.parse(JSON.stringify(result))).toEqual(result);
          const explain = explainer(parsed.dataset, result);
          for (const [address, value] of everyValue(parsed.dataset, result)) {
            expect(explain(address, 'full').value, address).toBe(value);
          }
        },
      ),
      { numRuns: 150 },
    );
    // About 300 of the 975 changes are taken; far fewer would mean that the test tries nothing.
    expect(taken).toBeGreaterThan(100);
  },
);

const methods = ['ratio', 'growth', 'rank', 'manual', 'deduction', 'rating'];
const corners = methods.flatMap((method) => [limits.largest, limits.least].map((points) => [method, points] as const));

it.each(corners)('scores by %s with points of %d and figures at the bounds', (method, points) => {
  const { largest, least } = limits;
  for (const [small, large] of [
    [least, largest],
    [largest, -largest],
    [least, 999_999_999_999_999.9],
  ]) {
    const dataset = exampleDataset() as Json;
    const [, category] = dataset.policy.categories;
    category.totalPoints = category.sections[0].points = points;
    const rule = { method, points, targetGrowth: least, cap: null, best: largest, step: largest, floor: -largest };
    category.sections[0].indicators = [{ ...category.sections[0].indicators[0], ...rule }];
    const row = { base: least, target: small, reported: large, verified: large, score: large, rating: 'good' };
    dataset.performance[2] = { unit: 'u2', indicator: 'business', ...row };
    dataset.opinions.push({ subject: { kind: 'team', id: 'u2' }, source: 'mass', counts: { good: largest } });
    const parsed = parseDataset(dataset);
    expect(parsed.problems).toBeUndefined();
    const result = grade(parsed.dataset!);
    expect(JSON.parse(JSON.stringify(result))).toEqual(result);
    expect(Number.isFinite(result.teams.find(({ unit }) => unit === 'u2')!.performance)).toBe(true);
    const explain = explainer(parsed.dataset!, result);
    for (const [address, value] of everyValue(parsed.dataset!, result)) {
      expect(explain(address, 'full').value, address).toBe(value);
    }
  }
});
