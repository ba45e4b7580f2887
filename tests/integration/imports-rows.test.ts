import { describe, expect, test } from 'vitest';
import { exampleDataset } from '#shared/dataset/example.fixture.ts';
import type { OpinionRow, PerformanceRow } from '#shared/dataset/schema.ts';
import { withService } from '#tests/service.ts';
import { cyclesOf, got, imported, importing, makeCounty, registerOf, type TestCounty, userWith } from './county.ts';

const held = withService();

const unitRows = (county: TestCounty, unit: string) =>
  got<{
    performance: { row: PerformanceRow; from: { by: { user: string }; job: string | null } }[];
    opinions: { row: OpinionRow; from: { by: { user: string } } }[];
  }>(county, `GET /api/cycles/2011/units/${unit}`);

describe('rows of one kind', () => {
  test('units and people merge into the register; somebody who moves is at home in one place', async () => {
    const county = await makeCounty(held.service);
    await imported(county, exampleDataset());
    const mover = await userWith(county, [{ role: 'staff' }], { id: 'p2', unit: 'u2a' });
    const units = { kind: 'units', values: [{ ...exampleDataset().units[0], name: '城关街道' }] };
    expect(await imported(county, units, { kind: 'units' })).toMatchObject({ units: { changed: 1 }, cycle: null });
    const values = [
      { ...exampleDataset().people[1], unit: 'u1', phone: '13900000002' },
      { id: 'p3', name: '丙某', unit: 'u2', rank: 'staff', role: 'member' },
    ];
    expect(await imported(county, { kind: 'people', values }, { kind: 'people' })).toMatchObject({
      people: { added: 1, changed: 1, same: 0 },
    });
    const register = await registerOf(county);
    expect(register.units.find(({ id }) => id === 'u1')).toMatchObject({ name: '城关街道', people: 2 });
    expect(register.people.map(({ id, unit }) => `${id} ${unit}`).sort()).toEqual(['p1 u1', 'p2 u1', 'p3 u2']);
    const me = await got<{ user: { person: { unit: string } } }>(county, 'GET /api/me', undefined, mover);
    expect(me.user.person.unit).toBe('u1');
    expect(await imported(county, { kind: 'people', values }, { kind: 'people' })).toMatchObject({ nothingNew: true });
  });

  test('performance and tallies replace the rows of their key and tell who brought them', async () => {
    const county = await makeCounty(held.service);
    await imported(county, exampleDataset());
    const values = [
      { unit: 'u1', indicator: 'revenue', target: 1000, reported: 900 },
      { unit: 'u1', indicator: 'growth', base: 10, reported: 11 },
    ];
    const options = { kind: 'performance', cycle: '2011' } as const;
    expect(await imported(county, { kind: 'performance', values }, options)).toMatchObject({
      performance: { added: 1, changed: 1, same: 0, removed: 0 },
      cycle: '2011',
    });
    const opinion = { subject: { kind: 'person', id: 'p2' }, source: 'leader', counts: { competent: 1 } };
    await imported(county, { kind: 'opinions', values: [opinion] }, { kind: 'opinions', cycle: '2011' });
    const rows = await unitRows(county, 'u1');
    expect(rows.performance.map(({ row }) => row.indicator)).toEqual(['growth', 'revenue', 'security']);
    expect(rows.performance.every(({ from }) => from.by.user === county.office.id)).toBe(true);
    expect(new Set(rows.performance.map(({ from }) => from.job)).size).toBe(2);
    expect((await unitRows(county, 'u2a')).opinions.map(({ row }) => row)).toEqual([opinion]);
  });

  test('their faults are listed at their places in the file, and nothing is written', async () => {
    const county = await makeCounty(held.service);
    await imported(county, exampleDataset());
    const before = await cyclesOf(county);
    const values = [
      { unit: 'u2a', indicator: 'business', score: 1 },
      { unit: 'u1', indicator: 'growth', base: '10' },
    ];
    const job = await importing(county, { kind: 'performance', values }, { kind: 'performance', cycle: '2011' });
    expect(job.problems.map(({ path, code }) => `${path} ${code}`).sort()).toEqual([
      'values[0].unit secondary-unit',
      'values[1].base wrong-type',
    ]);
    expect(await cyclesOf(county)).toEqual(before);
  });
});
