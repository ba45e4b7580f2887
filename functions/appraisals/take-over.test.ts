import { describe, expect, test } from 'vitest';
import { exampleDataset } from '#shared/dataset/example.fixture.ts';
import { parseDataset } from '#shared/dataset/parse.ts';
import type { Dataset } from '#shared/dataset/schema.ts';
import { noRows } from './cycle.ts';
import { rowsFor } from './take-over.ts';
import { bringIn } from './unit-rows.ts';

const dataset = parseDataset(exampleDataset()).dataset!;
const from = { by: { user: 'x', name: 'x' }, at: '2012-01-01T00:00:00.000Z', job: null };
const home = new Map(dataset.people.map(({ id, unit }) => [id, unit]));
const { rows } = bringIn(new Map(), dataset, { from, exactly: true, homeOf: (person) => home.get(person) });

const content = (units: Dataset['units']) => ({
  units: units.map((unit) => ({ unit, people: { rev: '', parts: 0, n: 0 }, rows: noRows })),
});
const peopleOf = (people: Dataset['people']) => Map.groupBy(people, ({ unit }) => unit);

describe('rows when the units and people of a cycle are others', () => {
  test('stay where nothing has changed', () => {
    const same = rowsFor(content(dataset.units), peopleOf(dataset.people), rows, dataset.policy);
    expect(same.dropped).toEqual([]);
    expect(same.rows).toEqual(rows);
  });

  test('go with their people and are dropped with who left', () => {
    const moved = dataset.people.map((person) => ({ ...person, unit: 'u2' }));
    const there = rowsFor(content(dataset.units), peopleOf(moved), rows, dataset.policy);
    expect(there.rows.get('u2')?.opinions.map(({ row }) => row.subject.id)).toEqual(['p1']);
    const gone = rowsFor(content(dataset.units), new Map(), rows, dataset.policy);
    expect(gone.dropped).toEqual(['["person","p1","peer"]']);
  });

  test('are dropped where the unit is gone, no team any more, or in another category', () => {
    const [u1, u2, u2a] = dataset.units as [Dataset['units'][0], Dataset['units'][0], Dataset['units'][0]];
    const without = rowsFor(content([u2, u2a]), peopleOf(dataset.people), rows, dataset.policy);
    expect(without.dropped.filter((key) => key.includes('"u1"'))).toHaveLength(4);
    const below = rowsFor(
      content([{ ...u1, level: 'secondary', parent: 'u2' }, u2, u2a]),
      peopleOf(dataset.people),
      rows,
      dataset.policy,
    );
    expect(below.dropped).toHaveLength(4);
    const other = rowsFor(
      content([{ ...u1, category: 'department' }, u2, u2a]),
      peopleOf(dataset.people),
      rows,
      dataset.policy,
    );
    expect(other.dropped).toEqual(['["u1","revenue"]', '["u1","security"]']);
  });
});
