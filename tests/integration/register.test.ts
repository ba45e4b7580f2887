import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createUser, listAudit, listUsers } from '#shared/api/tenants.ts';
import {
  createPerson,
  createUnit,
  readPerson,
  readRegister,
  removeGroup,
  removePerson,
  removeUnit,
  saveGroup,
  updatePerson,
  updateUnit,
} from '#shared/api/units.ts';
import { startTestService } from '#tests/service.ts';
import type { Caller, TestService } from '#tests/service.ts';

const tenant = '01J00000000000000000000001';
let service: TestService;
let admin: Caller;

beforeAll(async () => {
  service = await startTestService({ at: '2026-03-02T04:00:00Z' });
  admin = await service.open({
    ...{ id: tenant, name: '青山县', code: 'qs' },
    admin: { id: '01J0000000000000000000000A', login: 'admin', name: '管理员' },
  });
  expect((await admin(saveGroup, { id: 'g1', version: null, name: '第一考核组' })).status).toBe(200);
  for (const unit of [unitOf('a'), unitOf('b'), unitOf('a1', { level: 'secondary', parent: 'a' })])
    expect((await admin(createUnit, { unit })).status).toBe(201);
});
afterAll(() => service?.stop());

const unitOf = (id: string, more: Record<string, unknown> = {}) => ({
  ...{ id, name: `单位${id}`, category: 'township', level: 'first', group: 'g1' },
  ...more,
});
const personOf = (id: string, unit: string, more: Record<string, unknown> = {}) => ({
  ...{ id, name: `人员${id}`, unit, rank: 'staff', role: 'member' },
  ...more,
});
const make = async (id: string, unit: string, more: Record<string, unknown> = {}) => {
  const made = await admin(createPerson, { unit, person: personOf(id, unit, more) });
  expect(made.status).toBe(201);
  return made.body as { person: Record<string, unknown>; version: string };
};
const events = async (aggregate = 'register') => (await admin(listAudit, { aggregate })).body;

describe('units and groups', () => {
  test('the same creation again is the same answer and no second event; another unit of that id is refused', async () => {
    const before = (await events()).events[0].seq;
    expect((await admin(createUnit, { unit: unitOf('a') })).status).toBe(201);
    expect((await events()).events[0].seq).toBe(before);
    const other = await admin(createUnit, { unit: unitOf('a', { name: '别的单位' }) });
    expect([other.status, other.body.code]).toEqual([409, 'already-exists']);
  });

  test('every fault is told with its path', async () => {
    const wrong = await admin(createUnit, { unit: unitOf('c', { level: 'secondary', parent: 'zz', group: 'g9' }) });
    expect(wrong.status).toBe(422);
    expect(wrong.body.problems.map((p: { path: string }) => p.path)).toEqual(['unit.group', 'unit.parent']);
  });

  test('an update carries the version it was made on, and its event tells what was and what is', async () => {
    const { units } = (await admin(readRegister, {})).body;
    const b = units.find((unit: { id: string }) => unit.id === 'b');
    const change = { id: 'b', unit: unitOf('b', { name: '城南镇' }), reason: '更名' };
    expect((await admin(updateUnit, { ...change, version: 'older' })).body.code).toBe('stale-version');
    const done = await admin(updateUnit, { ...change, version: b.version });
    expect(done.body.unit).toMatchObject({ name: '城南镇', people: 0 });
    expect((await events()).events[0]).toMatchObject({
      type: 'unit.changed',
      actor: { name: '管理员' },
      data: { id: 'b', reason: '更名', before: { name: '单位b' }, after: { name: '城南镇' } },
    });
    expect((await admin(updateUnit, { ...change, version: b.version })).status).toBe(200);
  });

  test('a unit goes only when nobody is in it, nothing below it and nobody points to it', async () => {
    await admin(createUnit, { unit: unitOf('d') });
    const version = async () =>
      (await admin(readRegister, {})).body.units.find((unit: { id: string }) => unit.id === 'd').version;
    const person = await make('d1', 'd');
    expect((await admin(removeUnit, { id: 'd', version: await version(), reason: '撤销' })).body.code).toBe('refused');
    const gone = { unit: 'd', id: 'd1', version: person.version, reason: '退休' };
    expect((await admin(removePerson, gone)).status).toBe(200);
    const lent = await make('d2', 'b', { secondments: [{ unit: 'd', from: '2026-01-01' }] });
    expect((await admin(removeUnit, { id: 'd', version: await version(), reason: '撤销' })).body.code).toBe('refused');
    await admin(removePerson, { unit: 'b', id: 'd2', version: lent.version, reason: '录错' });
    expect((await admin(removeUnit, { id: 'd', version: await version(), reason: '撤销' })).status).toBe(200);
    expect((await admin(readPerson, { unit: 'd', id: 'd1' })).status).toBe(404);
    const parent = (await admin(readRegister, {})).body.units.find((unit: { id: string }) => unit.id === 'a');
    const refused = await admin(removeUnit, { id: 'a', version: parent.version, reason: '撤销' });
    expect(refused.body).toMatchObject({ code: 'refused', title: '该单位尚有下属单位：单位a1。' });
  });

  test('a group is renamed, and goes when it has no units', async () => {
    const made = await admin(saveGroup, { id: 'g2', version: null, name: '第二考核组' });
    expect((await admin(saveGroup, { id: 'g2', version: null, name: '另一组' })).body.code).toBe('already-exists');
    const renamed = await admin(saveGroup, { id: 'g2', version: made.body.group.version, name: '第二组' });
    const gone = { id: 'g2', version: renamed.body.group.version, reason: '合并' };
    expect((await admin(removeGroup, { ...gone, version: made.body.group.version })).body.code).toBe('stale-version');
    expect((await admin(removeGroup, gone)).status).toBe(200);
    const full = (await admin(readRegister, {})).body.groups.find((group: { id: string }) => group.id === 'g1');
    expect((await admin(removeGroup, { id: 'g1', version: full.version, reason: '合并' })).body.code).toBe('refused');
  });
});

describe('people', () => {
  test('an id is one in the whole register', async () => {
    await make('p1', 'a', { phone: '000-1' });
    const twice = await admin(createPerson, { unit: 'b', person: personOf('p1', 'b') });
    expect([twice.status, twice.body.code]).toEqual([409, 'already-exists']);
  });

  test('a stale change is refused, a removed phone is removed, marks are those of today', async () => {
    const { version } = await make('p2', 'a', { phone: '000-2', number: '7' });
    const person = personOf('p2', 'a', {
      leaves: [{ kind: 'sick', from: '2026-02-01', to: '2026-04-01' }],
      probationUntil: '2026-03-02',
    });
    const change = { unit: 'a', id: 'p2', person, reason: '病假' };
    const changed = await admin(updatePerson, { ...change, version });
    expect(changed.body.person).toEqual(person);
    expect((await admin(updatePerson, { ...change, version, person: personOf('p2', 'a') })).body.code).toBe(
      'stale-version',
    );
    const { people } = (await admin(readRegister, {})).body;
    expect(people.find((row: { id: string }) => row.id === 'p2').tags).toEqual(['leave']);
  });

  test('a transfer moves the person and their account together', async () => {
    const { version } = await make('p3', 'a');
    const user = '01J0000000000000000000000B';
    const made = await admin(createUser, {
      ...{ id: user, login: 'p3', name: '人员p3', person: { id: 'p3', unit: 'a' }, roles: [{ role: 'staff' }] },
    });
    expect(made.status).toBe(201);
    const moved = { unit: 'a', id: 'p3', version, person: personOf('p3', 'b'), reason: '调动' };
    expect((await admin(updatePerson, moved)).status).toBe(200);
    expect((await admin(readPerson, { unit: 'a', id: 'p3' })).status).toBe(404);
    expect((await admin(readPerson, { unit: 'b', id: 'p3' })).body.person.unit).toBe('b');
    const { users } = (await admin(listUsers, {})).body;
    expect(users.find((row: { id: string }) => row.id === user).person).toEqual({ id: 'p3', unit: 'b' });
    expect((await events('users')).events[0].type).toBe('user.moved');
    const { subject } = (await service.environment.identity.find('qs.p3'))!;
    const self = await (await service.as(subject))(readRegister, {});
    expect(self.body.people.map((row: { id: string }) => row.id)).toEqual(['p3']);
    expect(self.body.units.map((row: { id: string }) => row.id)).toEqual(['b']);
  });

  test('a transfer takes the roles held in the unit that is left, and no others', async () => {
    const { version } = await make('p31', 'a');
    const kept = [{ role: 'staff' }, { role: 'unit-leader', scope: 'b' }, { role: 'media' }];
    const lost = [
      { role: 'unit-leader', scope: 'a' },
      { role: 'unit-liaison', scope: 'a' },
    ];
    const user = '01J0000000000000000000000F';
    const person = { id: 'p31', unit: 'a' };
    const asked = { id: user, login: 'p31', name: '人员p31', person, roles: [...kept, ...lost] };
    expect((await admin(createUser, asked)).status).toBe(201);
    const { subject } = (await service.environment.identity.find('qs.p31'))!;
    const caller = await service.as(subject);
    expect((await caller(readPerson, { unit: 'a', id: 'p1' })).status).toBe(200);
    const moved = { unit: 'a', id: 'p31', version, person: personOf('p31', 'b'), reason: '调动' };
    expect((await admin(updatePerson, moved)).status).toBe(200);
    expect((await caller(readPerson, { unit: 'a', id: 'p1' })).status).toBe(404);
    const { users } = (await admin(listUsers, {})).body;
    expect(users.find((row: { id: string }) => row.id === user).roles).toEqual(kept);
    expect((await events('users')).events[0]).toMatchObject({ type: 'user.moved', data: { rolesDropped: lost } });
  });

  test('neither a transfer nor a unit’s new group puts somebody into the group of their own unit (A-114)', async () => {
    await admin(saveGroup, { id: 'g7', version: null, name: '第七考核组' });
    await admin(createUnit, { unit: unitOf('e', { group: 'g7' }) });
    await admin(createUnit, { unit: unitOf('e1', { level: 'secondary', parent: 'e' }) });
    const { version, person } = await make('judge', 'b');
    const roles = [{ role: 'group-member', scope: 'g7' }];
    const user = { id: '01J2000000000000000000000J', login: 'judge', name: '评委', roles };
    expect((await admin(createUser, { ...user, person: { id: 'judge', unit: 'b' } })).status).toBe(201);

    for (const unit of ['e', 'e1']) {
      const asked = { unit: 'b', id: 'judge', version, person: { ...person, unit }, reason: '调动' };
      const refused = await admin(updatePerson, asked);
      expect([refused.status, refused.body.problems]).toMatchObject([422, [{ path: 'person.unit', code: 'own-unit' }]]);
    }
    const { units } = (await admin(readRegister, {})).body;
    const b = units.find((unit: { id: string }) => unit.id === 'b');
    const regrouped = await admin(updateUnit, {
      ...{ id: 'b', version: b.version, unit: unitOf('b', { group: 'g7' }), reason: '调组' },
    });
    expect([regrouped.status, regrouped.body.problems]).toMatchObject([
      422,
      [{ path: 'unit.group', code: 'own-unit' }],
    ]);
    expect(regrouped.body.problems).toHaveLength(1);
  });

  test('who leaves cannot log in any more', async () => {
    const { version } = await make('p4', 'a');
    await admin(createUser, {
      ...{ id: '01J0000000000000000000000C', login: 'p4', name: '人员p4', roles: [{ role: 'staff' }] },
      person: { id: 'p4', unit: 'a' },
    });
    const { subject } = (await service.environment.identity.find('qs.p4'))!;
    const caller = await service.as(subject);
    expect((await caller(readRegister, {})).status).toBe(200);
    expect((await admin(removePerson, { unit: 'a', id: 'p4', version, reason: '离任' })).status).toBe(200);
    expect((await caller(readRegister, {})).body.code).toBe('no-membership');
    expect((await service.environment.identity.find('qs.p4'))?.disabled).toBe(true);
  });

  test('twenty at the same time: all are there, each with an event, and the chain holds', async () => {
    const before = (await events()).events[0].seq;
    const unit = 'a1';
    const all = await Promise.all(
      Array.from({ length: 20 }, (_, i) => admin(createPerson, { unit, person: personOf(`q${i}`, unit) })),
    );
    const made = all.filter(({ status }) => status === 201).length;
    expect(all.every(({ status, body }) => status === 201 || body.code === 'busy')).toBe(true);
    const { people } = (await admin(readRegister, {})).body;
    expect(people.filter((row: { unit: string }) => row.unit === unit).length).toBe(made);
    const after = await events();
    expect(after.events[0].seq).toBe(before + made);
    expect(after.intact).toBe(true);
  });

  test('two changes of one person on the same version: one of them wins', async () => {
    const { version } = await make('p5', 'b');
    const change = (rating: number) =>
      admin(updatePerson, {
        ...{ unit: 'b', id: 'p5', version, reason: '更正' },
        person: personOf('p5', 'b', { dutyRating: rating }),
      });
    const both = await Promise.all([change(80), change(90)]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
  });
});
