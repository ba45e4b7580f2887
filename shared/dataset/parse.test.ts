import fc from 'fast-check';
import { expect, test } from 'vitest';
import { exampleDataset, examplePolicy } from './example.fixture.ts';
import { parseDataset } from './parse.ts';

test('a dataset without faults comes back whole, its defaults filled in', () => {
  const { dataset, problems } = parseDataset(exampleDataset());
  expect(problems).toBeUndefined();
  expect(dataset?.policy.eligibility.halfYearDays).toBe(183);
  expect(dataset?.policy.grading.quota.staff.pool).toBe('unit');
});

test('messages carry the offending value in both languages', () => {
  const dataset = exampleDataset();
  dataset.units[0]!.group = '第九组';
  const [problem] = parseDataset(dataset).problems ?? [];
  expect(problem?.message.zh).toContain('第九组');
  expect(problem?.message.en).toContain('第九组');
});

test.each(['null', '[]', '"text"', '7'])('input that is no object is refused: %s', (text) => {
  expect(parseDataset(JSON.parse(text)).problems).toHaveLength(1);
});

test('__proto__ as a key is refused and reaches no prototype', () => {
  const input = JSON.parse(
    JSON.stringify(exampleDataset()).replace('"groups":', '"__proto__":{"polluted":1},"groups":'),
  );
  input.opinions[0].counts = JSON.parse('{"__proto__":1}');
  const problems = parseDataset(input).problems ?? [];
  expect(problems.map((p) => p.path)).toEqual(['__proto__', 'opinions[0].counts.__proto__']);
  expect(({} as Record<string, unknown>).polluted).toBeUndefined();
});

test('a preset with overrides comes back whole, and whole it comes back the same', () => {
  const overrides = {
    title: '青山县办法',
    grading: { quota: { staff: { percent: 12 } } },
    categories: examplePolicy().categories,
    fund: { awards: [] },
  };
  const { dataset } = parseDataset({ ...exampleDataset(), policy: { preset: 'county-appraisal-2011', overrides } });
  expect(dataset?.policy.grading.quota.cadre.percent).toBe(25);
  expect(dataset?.policy.grading.quota.staff.percent).toBe(12);
  expect(dataset?.policy.documents.fee).toBe(15);
  expect(parseDataset(JSON.parse(JSON.stringify(dataset))).dataset).toEqual(dataset);
});

test('overrides are checked like the whole policy', () => {
  const dataset = { ...exampleDataset(), policy: { ...examplePolicy(), preset: 5 } };
  expect(parseDataset(dataset).problems?.map((p) => p.path)).toContain('policy.preset');
});

test('a zero with a sign is a zero', () => {
  const { people, ...rest } = exampleDataset();
  const { dataset } = parseDataset({ ...rest, people: people.map((person) => ({ ...person, dutyRating: -0 })) });
  expect(dataset?.people[0]?.dutyRating).toBe(0);
});

test('whatever stands in a file, it is either read or refused with a path into it', () => {
  const places: (string | number)[][] = [];
  const walk = (value: unknown, path: (string | number)[]): void => {
    places.push(path);
    if (typeof value !== 'object' || value === null) return;
    for (const [key, inner] of Object.entries(value)) walk(inner, [...path, Array.isArray(value) ? Number(key) : key]);
  };
  walk(exampleDataset(), []);
  const change = fc.record({ place: fc.constantFrom(...places), value: fc.jsonValue() });
  fc.assert(
    fc.property(fc.array(change, { minLength: 1, maxLength: 3 }), (changes) => {
      let input: unknown = exampleDataset();
      for (const { place, value } of changes) input = replaced(input, place, value);
      const { dataset, problems } = parseDataset(input);
      expect(dataset === undefined).not.toBe(problems === undefined);
      if (problems) expect(problems.length).toBeGreaterThan(0);
      if (dataset) expect(parseDataset(JSON.parse(JSON.stringify(dataset))).dataset).toEqual(dataset);
    }),
    { numRuns: 300 },
  );
});

function replaced(node: unknown, [step, ...rest]: readonly (string | number)[], value: unknown): unknown {
  if (step === undefined) return value;
  if (typeof node !== 'object' || node === null) return node;
  const copy = (Array.isArray(node) ? [...node] : { ...node }) as Record<string | number, unknown>;
  copy[step] = replaced(copy[step], rest, value);
  return copy;
}
