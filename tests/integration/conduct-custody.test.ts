import { beforeAll, expect, test } from 'vitest';
import type { listCustody, readCustody } from '#shared/api/conduct/custody.ts';
import type { readUnitConduct } from '#shared/api/conduct/unit.ts';
import type { Output } from '#shared/api/operation.ts';
import { unitsPerDelivery } from '#shared/appraisal/custody.ts';
import { conductKeys, conductRepository } from '#functions/conduct/repository.ts';
import { tenantClient } from '#functions/platform/tenant.ts';
import { nothingYet } from '#shared/appraisal/unit-conduct.ts';
import { steps } from '#shared/appraisal/steps.ts';
import { withService } from '#tests/service.ts';
import { type ConductCounty, type ConductRole, makeConductCounty } from './conduct.ts';
import { ask, got, userWith } from './county.ts';

const held = withService({ at: '2027-01-05T02:00:00Z' });
let county: ConductCounty;
beforeAll(async () => {
  // No meeting is asked for here: what a hand-over waits for has a test of its own.
  county = await makeConductCounty(held.service, (content) => {
    content.policy = { preset: 'county-appraisal-2011', overrides: { meetings: { required: false } } };
  });
});

type Custody = Output<typeof readCustody>;
type Batches = Output<typeof listCustody>;
const path = (unit: string) => `/api/cycles/2026/conduct/${unit}/custody`;
const read = (unit: string) => got<Custody>(county, `GET ${path(unit)}`);
const batchesOf = async (user: ConductRole | 'office' = 'office') =>
  (await got<Batches>(county, 'GET /api/cycles/2026/custody', undefined, userOf(user))).groups;
const userOf = (name: ConductRole | 'office') => (name === 'office' ? county.office : county.users[name]);
const as = (name: ConductRole | 'office', route: string, body: unknown) =>
  ask<{ code?: string; state?: string; problems?: { code: string }[]; policyField?: string }>(
    county,
    route,
    body,
    userOf(name),
  );

const listOf = ({ materials }: Custody, copies = 2) => materials.map(({ person }) => ({ person, copies }));
const handOver = async (unit: string, user: ConductRole, copies = 2, reason: string | null = null) => {
  const custody = await read(unit);
  const materials = listOf(custody, copies);
  return as(user, `POST ${path(unit)}`, { version: custody.version, materials, reason });
};
const countsOf = ({ rounds }: Custody, wrong = 0) =>
  rounds.at(-1)!.materials.map(({ person, copies }, i) => ({ person, counted: copies - (i === 0 ? wrong : 0) }));

test('the list holds the team’s summary and the reports of the cadres who take part', async () => {
  const { materials, copies, chain } = await read('t1');
  // t1-7 is on long sick leave, t1-4 and others are ordinary staff.
  expect(materials.map(({ person }) => person)).toEqual([null, 't1-1', 't1-2', 't1-3']);
  expect(copies).toBe(2);
  expect(chain).toEqual(['单位', '考核组', '县委组织部']);
  const department = await read('d1');
  expect(department.materials.map(({ person }) => person)).toEqual([null, 'd1-1', 'd1-2', 's1-1']);
});

test('a shortage needs a reason; of two hand-overs at once one counts; nobody else hands over', async () => {
  const short = await handOver('t1', 'liaison', 1);
  expect(short.body).toMatchObject({ code: 'refused', policyField: 'reports.copies' });
  expect(short.body.problems!.map(({ code }) => code)).toEqual(['short-without-reason']);
  for (const user of ['otherLiaison', 'departmentLiaison'] as const)
    expect((await handOver('t1', user)).body.code).toBe('not-found');
  for (const user of ['leadingGroup', 'groupLeader', 'supervisor', 'office'] as const) {
    const { version } = await read('t1');
    expect((await as(user, `POST ${path('t1')}`, { version, materials: [], reason: null })).body.code).toBe(
      'forbidden',
    );
  }
  const { version } = await read('t1');
  const other = { version, materials: [{ person: 'd1-1', copies: 2 }], reason: null };
  expect((await as('liaison', `POST ${path('t1')}`, other)).body.code).toBe('invalid-input');

  const both = await Promise.all(['liaison', 'unitLeader'].map((user) => handOver('t1', user as ConductRole)));
  expect(both.map(({ status, body }) => [status, body.code ?? body.state]).sort()).toEqual([
    [200, 'handedOver'],
    [409, 'stale-version'],
  ]);
});

test('other counts send it back with a remark; the list is handed over anew and received', async () => {
  let custody = await read('t1');
  const confirm = (user: ConductRole, counts = countsOf(custody), on = '2027-01-05') =>
    as(user, `POST ${path('t1')}/receipt`, { version: custody.version, on, counts });
  expect((await confirm('otherGroup')).body.code).toBe('not-found');
  expect((await confirm('liaison')).body.code).toBe('forbidden');
  const differs = await confirm('groupMember', countsOf(custody, 1));
  expect(differs.body.problems!.map(({ code }) => code)).toEqual(['counts-differ']);
  const early = await confirm('groupMember', countsOf(custody), '2027-01-04');
  expect(early.body.problems!.map(({ code }) => code)).toEqual(['date-order']);

  const back = { version: custody.version, counts: countsOf(custody, 1), remark: '班子总结缺一份' };
  expect((await as('groupMember', `POST ${path('t1')}/return`, back)).body.state).toBe('returned');
  expect((await handOver('t1', 'liaison')).body.state).toBe('handedOver');
  custody = await read('t1');
  expect(custody.rounds.map(({ outcome }) => outcome?.kind)).toEqual(['returned', undefined]);
  expect(custody.rounds[0]!.outcome).toMatchObject({ kind: 'returned', remark: '班子总结缺一份' });
  expect(custody.rounds[0]!.materials[0]).toMatchObject({ copies: 2, counted: 1 });
  expect((await confirm('groupMember')).body.state).toBe('received');
  custody = await read('t1');
  expect((await handOver('t1', 'liaison')).body.problems!.map(({ code }) => code)).toEqual(['wrong-state']);
});

test('the leader forwards the group as one batch, with a reason where a unit is missing; others cannot', async () => {
  const [group] = await batchesOf('groupLeader');
  expect(group).toMatchObject({ id: 'g1', state: 'open', may: { forward: true, receive: false } });
  expect(group!.units.map(({ unit, state, required }) => [unit, state, required])).toEqual([
    ['d1', 'open', 8],
    ['t1', 'received', 8],
  ]);
  const forward = (user: ConductRole | 'office', reason: string | null, id = 'g1') =>
    as(user, `POST /api/cycles/2026/custody/${id}`, { version: group!.version, reason });
  expect((await forward('groupMember', null)).body.code).toBe('forbidden');
  expect((await forward('otherGroup', null)).body.code).toBe('not-found');
  expect((await forward('groupLeader', null, 'g2')).body.code).toBe('not-found');
  expect((await forward('office', null)).body.code).toBe('forbidden');
  const missing = await forward('groupLeader', null);
  expect(missing.body).toMatchObject({ code: 'refused', policyField: 'reports.custody' });
  const both = await Promise.all([forward('groupLeader', '教育局会议延期'), forward('groupLeader', '教育局会议延期')]);
  expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);

  const [after] = await batchesOf('groupLeader');
  expect(after).toMatchObject({ state: 'forwarded', may: { forward: false } });
  expect(after!.deliveries).toHaveLength(1);
  expect(after!.deliveries[0]).toMatchObject({ number: 1, reason: '教育局会议延期', received: null });
  expect(after!.deliveries[0]!.units.map(({ unit, materials }) => [unit, materials.length])).toEqual([['t1', 4]]);
});

test('the office confirms with its counts; a difference needs a remark; then the hand-over stands', async () => {
  const [group] = await batchesOf();
  expect(group).toMatchObject({ may: { forward: false, receive: true } });
  const receive = (user: ConductRole | 'office', counted: number, remark: string | null) =>
    as(user, 'POST /api/cycles/2026/custody/g1/receipt', {
      ...{ version: group!.version, on: '2027-01-05', counts: [{ unit: 't1', counted }], remark },
    });
  expect((await receive('groupLeader', 8, null)).body.code).toBe('forbidden');
  expect((await receive('office', 7, null)).body.problems!.map(({ code }) => code)).toEqual(['counts-differ']);
  expect((await receive('office', 7, '缺一份')).body.state).toBe('received');
  const custody = await read('t1');
  expect(custody).toMatchObject({ state: 'archived', delivery: { number: 1, received: { remark: '缺一份' } } });
  const unit = await got<Output<typeof readUnitConduct>>(county, 'GET /api/cycles/2026/conduct/t1');
  expect(unit.steps.filter(({ step }) => ['handover', 'forward'].includes(step)).map(({ state }) => state)).toEqual([
    'done',
    'done',
  ]);
});

test('what was late follows as a further delivery of the batch', async () => {
  expect((await handOver('d1', 'departmentLiaison', 1, '另一份装订中')).body.state).toBe('handedOver');
  const custody = await read('d1');
  const receipt = { version: custody.version, on: '2027-01-05', counts: countsOf(custody) };
  expect((await as('groupLeader', `POST ${path('d1')}/receipt`, receipt)).body.state).toBe('received');
  const [group] = await batchesOf('groupLeader');
  expect(group!.units[0]).toMatchObject({ required: 8, copies: 4 });
  const sent = await as('groupLeader', 'POST /api/cycles/2026/custody/g1', { version: group!.version, reason: null });
  expect(sent.body).toMatchObject({ state: 'forwarded', number: 2 });
});

test('a unit’s people see no batches, a group its own, the county all', async () => {
  const idsOf = async (user: ConductRole | 'office') => (await batchesOf(user)).map(({ id }) => id);
  expect(await idsOf('liaison')).toEqual([]);
  expect(await idsOf('groupMember')).toEqual(['g1']);
  expect(await idsOf('supervisor')).toEqual(['g1', 'g2']);
});

test('the facts of a unit that its batch takes along stay whole', async () => {
  const client = tenantClient(held.service.environment.database, county.tenant.id);
  const stored = await client.get<{ facts: typeof nothingYet }>(conductKeys(client).unit('2026', 't1'));
  expect(Object.keys(stored!.facts).sort()).toEqual(Object.keys(nothingYet).sort());
  expect(steps.map(({ id }) => id)).toEqual(expect.arrayContaining(['handover', 'forward']));
});

test('where meetings are held, the papers are handed over after the unit’s own', async () => {
  const other = await makeConductCounty(held.service);
  const custody = await got<Custody>(other, `GET ${path('t1')}`);
  expect(custody.blockedBy).toEqual(['meeting']);
  const list = { version: custody.version, materials: listOf(custody), reason: null };
  const answer = await ask<{ problems: { code: string }[] }>(other, `POST ${path('t1')}`, list, other.users.liaison);
  expect(answer.body.problems.map(({ code }) => code)).toEqual(['meeting-first']);
});

test('a group of more units than one transaction holds is forwarded in two deliveries', async () => {
  const many = Array.from({ length: unitsPerDelivery + 2 }, (_, n) => `u${n}`);
  const other = await makeConductCounty(held.service, (content) => {
    content.groups.push({ id: 'g3', name: '第三考核组' });
    content.units.push(
      ...many.map((id) => ({ id, name: id, category: 'township', level: 'first' as const, group: 'g3' })),
    );
  });
  const client = tenantClient(held.service.environment.database, other.tenant.id);
  const conduct = conductRepository(client);
  const who = { at: held.service.clock.now(), actor: { user: 'test', name: '测试' } };
  const custody = { ...nothingYet.custody, state: 'received' as const, required: 2, copies: 2 };
  for (const unit of many)
    await client.transact([conduct.puttingUnit({ cycle: '2026', unit }, undefined, { ...nothingYet, custody }, who)]);
  const leader = await userWith(other, [{ role: 'group-leader', scope: 'g3' }]);
  const read3 = async () => (await got<Batches>(other, 'GET /api/cycles/2026/custody', undefined, leader)).groups[0]!;
  const forward = async () => {
    const { version } = await read3();
    return ask<{ number: number }>(other, 'POST /api/cycles/2026/custody/g3', { version, reason: null }, leader);
  };
  expect((await forward()).body.number).toBe(1);
  const [first] = (await read3()).deliveries;
  expect(first!.units).toHaveLength(unitsPerDelivery);
  const { version } = await read3();
  const receipt = { version, on: '2027-01-05', counts: first!.units.map(({ unit }) => ({ unit, counted: 0 })) };
  await got(other, 'POST /api/cycles/2026/custody/g3/receipt', { ...receipt, remark: null });
  expect((await forward()).body.number).toBe(2);
  expect((await read3()).units.filter(({ delivery }) => delivery === 2)).toHaveLength(2);
});
