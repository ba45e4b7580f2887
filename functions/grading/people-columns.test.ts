import { expect, test } from 'vitest';
import type { PersonResultRow } from '#shared/api/grading.ts';
import { fromColumns, toColumns } from './people-columns.ts';

const row = (id: string, more: Partial<PersonResultRow> = {}): PersonResultRow => ({
  id,
  name: `人员${id}`,
  unit: 'u1',
  rank: 'staff',
  role: 'member',
  status: 'appraised',
  appraisalUnit: 'u1',
  pool: 'staff:u1',
  team: 84.35,
  duty: null,
  opinion: 90.1,
  composite: null,
  order: null,
  grade: null,
  honour: null,
  amount: 0,
  countsForProgression: false,
  flags: [],
  leftOut: ['mass'],
  missing: ['duty'],
  ...more,
});

const names = new Map([
  ['u1', '城关镇'],
  ['u2', '农业局'],
]);

test('columns give back the rows they were made of', () => {
  const rows = [
    row('p1'),
    row('p2', { duty: 88, composite: 87.65, order: 1, grade: 'excellent', amount: 800, missing: [] }),
    row('p3', { appraisalUnit: 'u2', flags: ['tied'] }),
  ];
  const columns = toColumns(rows, (id) => names.get(id) ?? id);
  expect(fromColumns(JSON.parse(JSON.stringify(columns)))).toEqual(rows);
  expect(columns.units).toEqual([
    ['u1', '城关镇'],
    ['u2', '农业局'],
  ]);
});

test('what is the same for everybody is held once, and rows made of it are independent', () => {
  const columns = toColumns([row('p1'), row('p2')], (id) => id);
  expect(columns.columns.leftOut).toEqual({ all: ['mass'] });
  const [first, second] = fromColumns(columns);
  first!.leftOut.push('peer');
  expect(second!.leftOut).toEqual(['mass']);
});

test('nobody is nobody', () => {
  expect(fromColumns(toColumns([], (id) => id))).toEqual([]);
});
