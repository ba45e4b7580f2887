import fc from 'fast-check';
import { expect, test } from 'vitest';
import { presets } from '#shared/policy/presets/all.ts';
import { exampleDataset } from './example.fixture.ts';
import { exportDataset, normalDataset } from './normal.ts';
import { parseDataset } from './parse.ts';
import type { Dataset } from './schema.ts';

function parsed(input: unknown): Dataset {
  const { dataset, problems } = parseDataset(input);
  if (!dataset) throw new Error(JSON.stringify(problems));
  return dataset;
}

/** The same content with every object's keys and every list without an order of its own turned round. */
function turned(value: unknown, key = ''): unknown {
  if (Array.isArray(value)) {
    const rows = value.map((item) => turned(item));
    return ['policy', 'deductions'].includes(key) ? rows : rows.reverse();
  }
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([k, v]): [string, unknown] => [
    k,
    k === 'policy' || k === 'deductions' ? v : turned(v, k),
  ]);
  return Object.fromEntries(entries.reverse());
}

test('import, export, import, export: the same text', () => {
  const text = exportDataset(parsed(exampleDataset()));
  expect(exportDataset(parsed(JSON.parse(text)))).toBe(text);
});

test('the same content gives the same text, however it is ordered', () => {
  const example = exampleDataset();
  example.people[1]!.leaves = [
    { kind: 'sick', from: '2011-01-10', to: '2011-04-30' },
    { kind: 'personal', from: '2011-01-02', to: '2011-01-03' },
  ];
  example.people[0]!.history = [
    { year: 2009, grade: 'competent' },
    { year: 2010, grade: 'excellent' },
  ];
  example.performance[1]!.deductions = [
    { points: 2, reason: '案件' },
    { points: 1, reason: '缺会' },
  ];
  expect(exportDataset(parsed(turned(example)))).toBe(exportDataset(parsed(example)));
});

test('empty lists and flags that are off say nothing', () => {
  const example = exampleDataset();
  const plain = exportDataset(parsed(example));
  Object.assign(example.people[1]!, { duties: [], history: [], satisfactionNominee: false });
  example.performance[0]!.veto = false;
  expect(exportDataset(parsed(example))).toBe(plain);
});

test('ids are sorted by code point, and no row is lost', () => {
  // Characters on both sides of the surrogates, where the order by code unit would be another one.
  const character = fc.constantFrom('a', 'b', '中', '\ud7ff', '\ue000', '\uffff', '\u{20000}', '\u{10ffff}');
  const ids = fc.uniqueArray(fc.string({ unit: character, minLength: 1, maxLength: 3 }), {
    minLength: 1,
    maxLength: 20,
  });
  const dataset = parsed(exampleDataset());
  const points = (text: string) => [...text].map((c) => c.codePointAt(0)!.toString(16).padStart(6, '0')).join('');
  fc.assert(
    fc.property(ids, (list) => {
      const people = list.map((id) => ({ ...dataset.people[1]!, id }));
      const sorted = normalDataset({ ...dataset, people }).people.map((person) => person.id);
      expect(sorted).toEqual(list.toSorted((a, b) => (points(a) < points(b) ? -1 : 1)));
    }),
    { numRuns: 50 },
  );
});

test('the export gives the policy whole', () => {
  const example = { ...exampleDataset(), policy: { preset: 'target-management', overrides: {} } };
  Object.assign(example, { units: [], people: [], performance: [], opinions: [] });
  const { policy } = JSON.parse(exportDataset(parsed(example)));
  expect(policy).toEqual(presets['target-management']);
});
