import { ulid } from 'ulid';
import { describe, expect, test } from 'vitest';
import type { CycleRow } from '#shared/api/appraisals.ts';
import { exampleDataset } from '#shared/dataset/example.fixture.ts';
import { presets } from '#shared/policy/presets/all.ts';
import type { Policy } from '#shared/policy/schema.ts';
import { tenantClient } from '#functions/platform/tenant.ts';
import { withService } from '#tests/service.ts';
import { ask, exported, got, imported, makeCounty, type TestCounty, userWith } from './county.ts';

const held = withService();

interface CyclePage {
  row: CycleRow;
  units: { id: string; people: number; behindRegister: boolean; [count: string]: unknown }[];
  unitsOnlyInRegister: number;
}
const readCycle = (county: TestCounty, id: string) => got<CyclePage>(county, `GET /api/cycles/${id}`);
const year = (n: number) => ({
  ...{ id: String(n), year: n, periodStart: `${n}-01-01`, periodEnd: `${n}-12-31` },
});
const person = (id: string, unit: string) => ({
  person: { id, name: `人员${id}`, unit, rank: 'staff', role: 'member' },
});
const policyOf = (county: TestCounty, id: string) =>
  got<{ policy: Policy; version: { preset: string | null } }>(county, `GET /api/policies/${id}`);
const saveAnother = async (county: TestCounty, basedOn: string, change: (policy: Policy) => void) => {
  const { policy } = await policyOf(county, basedOn);
  change(policy);
  const body = { id: ulid(), basedOn, preset: null, policy, reason: '调整' };
  return (await got<{ version: { id: string } }>(county, 'POST /api/policies', body)).version.id;
};

/** A county with the example's year imported. */
const withExample = async () => {
  const county = await makeCounty(held.service, '青山县');
  const { policyVersion } = await imported(county, exampleDataset());
  return { county, policyVersion: policyVersion! };
};

describe('opening a cycle', () => {
  test('takes the register over by reference: no list of people is written again', async () => {
    const { county, policyVersion } = await withExample();
    const client = tenantClient(held.service.environment.database, county.tenant.id);
    const lists = async () => (await client.query(client.pk('UNIT', 'u1'))).map(({ sk }) => sk);
    const before = await lists();
    const { row } = await got<{ row: CycleRow }>(county, 'POST /api/cycles', { cycle: year(2012), policyVersion });
    expect(row).toMatchObject({ state: 'open', units: 3, people: 2, performanceRows: 0, policyVersion, version: '1' });
    expect(await lists()).toEqual(before);
    const page = await readCycle(county, '2012');
    expect(
      page.units.map(({ id, indicators, performance, subjects, rated, behindRegister }) => [
        ...[id, indicators, performance, subjects, rated, behindRegister],
      ]),
    ).toEqual([
      ['u1', 3, 0, 2, 0, false],
      ['u2', 1, 0, 1, 0, false],
      ['u2a', 0, 0, 1, 0, false],
    ]);
    expect(JSON.parse(await exported(county, '2012'))).toMatchObject({
      tenant: { id: county.tenant.code, name: '青山县' },
    });
  });

  test('again is the same answer, another one of that id is refused, so is an empty register', async () => {
    const { county, policyVersion } = await withExample();
    const body = { cycle: year(2012), policyVersion };
    const first = await got(county, 'POST /api/cycles', body);
    expect(await got(county, 'POST /api/cycles', body)).toEqual(first);
    const other = { cycle: { ...year(2012), fiscalRevenue: 1 }, policyVersion };
    expect((await ask(county, 'POST /api/cycles', other)).status).toBe(409);
    expect(
      (await ask(county, 'POST /api/cycles', { ...body, policyVersion: '01J00000000000000000000000' })).status,
    ).toBe(409);
    const empty = await makeCounty(held.service);
    expect((await ask(empty, 'POST /api/cycles', body)).status).toBe(404);
    const policy = presets['county-appraisal-2011'];
    const saved = { id: ulid(), basedOn: null, preset: null, policy, reason: '启用' };
    await got(empty, 'POST /api/policies', saved);
    const refused = await ask<{ code: string }>(empty, 'POST /api/cycles', { ...body, policyVersion: saved.id });
    expect([refused.status, refused.body.code]).toEqual([422, 'refused']);
  });

  test('is refused with the policy’s field where the register does not fit the policy', async () => {
    const { county, policyVersion } = await withExample();
    const narrower = await saveAnother(county, policyVersion, (policy) => {
      policy.categories = policy.categories.filter(({ id }) => id === 'township');
    });
    const { status, body } = await ask<{ policyField: string; problems: { path: string }[] }>(
      ...([county, 'POST /api/cycles', { cycle: year(2012), policyVersion: narrower }] as const),
    );
    expect(status).toBe(422);
    expect(body.policyField).toBe('categories');
    expect(body.problems.map(({ path }) => path)).toEqual(['units[u2].category', 'units[u2a].category']);
    const wrong = { cycle: { ...year(2012), periodEnd: '2011-12-31' }, policyVersion };
    expect((await ask(county, 'POST /api/cycles', wrong)).status).toBe(422);
    expect((await got<{ cycles: CycleRow[] }>(county, 'GET /api/cycles')).cycles).toHaveLength(1);
  });
});

describe('changing a cycle', () => {
  test('its revenue and policy, with a reason, if nobody changed it meanwhile', async () => {
    const { county, policyVersion } = await withExample();
    const { row } = await readCycle(county, '2011');
    const next = await saveAnother(county, policyVersion, (policy) => (policy.opinion.minBallots = 3));
    const body = {
      ...{ version: row.version, policyVersion: next, reason: '更正' },
      cycle: { ...row.cycle, fiscalRevenue: 33_000_000 },
    };
    const changed = await got<{ row: CycleRow }>(county, 'PUT /api/cycles/2011', body);
    expect(changed.row).toMatchObject({ policyVersion: next, cycle: { fiscalRevenue: 33_000_000 }, version: '2' });
    const again = { ...body, cycle: { ...row.cycle, fiscalRevenue: 1 } };
    expect((await ask(county, 'PUT /api/cycles/2011', again)).status).toBe(409);
    const renamed = { ...body, version: '2', cycle: { ...row.cycle, id: 'other' } };
    expect((await ask(county, 'PUT /api/cycles/2011', renamed)).status).toBe(422);
    expect((await ask(county, 'PUT /api/cycles/1999', body)).status).toBe(404);
  });

  test('taking the register over moves rows with their people and drops those of who left', async () => {
    const { county } = await withExample();
    const read = (unit: string, id: string) =>
      got<{ person: Record<string, unknown>; version: string }>(county, `GET /api/units/${unit}/people/${id}`);
    const p1 = await read('u1', 'p1');
    const transfer = { version: p1.version, person: { ...p1.person, unit: 'u2' }, reason: '调动' };
    await got(county, 'PUT /api/units/u1/people/p1', transfer);
    await got(county, 'POST /api/units/u1/people', person('p3', 'u1'));
    await got(county, 'POST /api/units', {
      unit: { id: 'u3', name: '新局', category: 'department', level: 'first', group: 'g1' },
    });
    const before = await readCycle(county, '2011');
    expect(before.units.filter((unit) => unit.behindRegister).map(({ id }) => id)).toEqual(['u1', 'u2']);
    expect(before.unitsOnlyInRegister).toBe(1);

    const take = (version: string) =>
      ask<{ row: CycleRow }>(county, 'POST /api/cycles/2011/register', { version, reason: '年中调整' });
    const taken = await take(before.row.version);
    expect(taken.body.row).toMatchObject({ units: 4, people: 3, performanceRows: 3, opinionRows: 3 });
    expect((await take(before.row.version)).status).toBe(409);
    const rows = (unit: string) =>
      got<{ opinions: { row: { subject: { id: string } } }[] }>(county, `GET /api/cycles/2011/units/${unit}`);
    expect((await rows('u2')).opinions.map(({ row }) => row.subject.id)).toEqual(['p1']);
    expect((await readCycle(county, '2011')).units.some((unit) => unit.behindRegister)).toBe(false);

    const moved = await read('u2', 'p1');
    const leave = new URLSearchParams({ version: moved.version, reason: '退休' });
    expect((await ask(county, `DELETE /api/units/u2/people/p1?${leave}`)).status).toBe(200);
    const last = await take(taken.body.row.version);
    expect(last.body.row).toMatchObject({ people: 2, performanceRows: 3, opinionRows: 2 });
    const { events } = await got<{ events: { data: Record<string, unknown> }[] }>(
      county,
      'GET /api/audit/cycle%3A2011',
    );
    expect(events[0]!.data).toMatchObject({ rowsDropped: 1, reason: '年中调整' });
  });
});

test('who sees what of a cycle', async () => {
  const { county } = await withExample();
  const staff = await userWith(county, [{ role: 'staff' }]);
  const leader = await userWith(county, [{ role: 'group-leader', scope: 'g1' }]);
  const other = await makeCounty(held.service);
  expect((await ask(county, 'GET /api/cycles/2011', undefined, staff)).status).toBe(200);
  expect((await ask(county, 'GET /api/cycles/2011/units/u1', undefined, staff)).status).toBe(403);
  expect((await ask(county, 'GET /api/cycles/2011/units/u1', undefined, leader)).status).toBe(403);
  expect((await ask(county, 'GET /api/cycles/2011/units/nowhere')).status).toBe(404);
  expect((await ask(other, 'GET /api/cycles/2011')).status).toBe(404);
  expect((await ask(county, 'POST /api/cycles/2011/exports', { id: '01J00000000000000000000001' }, staff)).status).toBe(
    403,
  );
});
