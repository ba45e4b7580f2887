import { beforeAll, describe, expect, test } from 'vitest';
import {
  createUser,
  createUsers,
  listAudit,
  listJobs,
  listUsers,
  readFile,
  readJob,
  readMe,
  resetPassword,
  updateUser,
} from '#shared/api/tenants.ts';
import { listTenants } from '#shared/api/service.ts';
import { createPerson, createUnit, readRegister, saveGroup } from '#shared/api/units.ts';
import { type Caller, issuer } from '#tests/service.ts';
import { adminId, type Made, tenant, withAdministrator } from './made-users.ts';

const held = withAdministrator();
const { admin, make, newId } = held;

beforeAll(async () => {
  await admin(saveGroup, { id: 'g1', version: null, name: '第一考核组' });
  for (const id of ['a', 'b'])
    await admin(createUnit, { unit: { id, name: `单位${id}`, category: 'township', level: 'first', group: 'g1' } });
  for (let i = 1; i <= 7; i++) {
    const unit = i <= 4 ? 'a' : 'b';
    const number = i === 7 ? {} : { number: `00${i}` };
    const person = { id: `p${i}`, name: `人员${i}`, unit, rank: 'staff', role: 'member', ...number };
    await admin(createPerson, { unit, person });
  }
});

const operatorCaller = async (): Promise<Caller> => {
  await held.service.control.putOperator({ issuer, subject: 'operator-1' }, '平台运营');
  return held.service.as('operator-1');
};

const update = ({ id, version }: Made, more: Record<string, unknown>) => ({
  ...{ user: id, version, name: '改名', person: null, roles: [], disabled: false },
  ...more,
});

describe('making a user', () => {
  test('the county’s code stands before the login name; the initial password works and is told once', async () => {
    const asked = { id: newId(), login: 'chen', name: '陈某', person: null, roles: [{ role: 'appraisal-office' }] };
    const made = await admin(createUser, asked);
    expect(made.body.user).toMatchObject({ login: 'qs.chen', disabled: false });
    const password = made.body.initialPassword as string;
    expect((await held.service.accounts.check('qs.chen', password))?.mustChange).toBe(true);
    const again = await admin(createUser, asked);
    expect(again).toMatchObject({ status: 201, body: { user: made.body.user, initialPassword: null } });
    expect((await admin(createUser, { ...asked, name: '别人' })).body.code).toBe('already-exists');
    const taken = await admin(createUser, { ...asked, id: newId() });
    expect(taken.body).toMatchObject({ code: 'already-exists', problems: [{ path: 'login', code: 'login-taken' }] });
  });

  test('an attempt that stopped after the account is gone on with', async () => {
    const left = await held.service.environment.identity.createAccount({ login: 'qs.half', name: '半途' });
    const { caller } = await make('half', [{ role: 'media' }]);
    expect((await caller(readMe, {})).body.user.login).toBe('qs.half');
    expect(await held.service.accounts.check('qs.half', left.initialPassword)).toBeUndefined();
  });

  test('roles and scopes are those that there are; nobody grants the operator’s role', async () => {
    const asked = { id: newId(), login: 'wrong', name: '某人', person: null };
    const roles = [
      { role: 'operator' },
      { role: 'unit-leader', scope: 'zz' },
      { role: 'group-leader' },
      { role: 'staff' },
      { role: 'media', scope: 'a' },
      { role: 'media', scope: 'a' },
    ];
    const refused = await admin(createUser, { ...asked, roles });
    expect(refused.status).toBe(422);
    expect(refused.body.problems.map((p: { path: string; code: string }) => [p.path, p.code])).toEqual([
      ['roles[0].role', 'not-granted-here'],
      ['roles[1].scope', 'unknown-reference'],
      ['roles[2].scope', 'missing'],
      ['roles[3].role', 'needs-person'],
      ['roles[4].scope', 'no-scope-due'],
      ['roles[5]', 'duplicate-row'],
    ]);
    const person = { id: 'p1', unit: 'b' };
    const elsewhere = await admin(createUser, { ...asked, person, roles: [{ role: 'staff' }] });
    expect(elsewhere.body.problems[0]).toMatchObject({ path: 'person.id', code: 'unknown-reference' });
  });

  test('nobody leads or is in the group of their own unit (A-114)', async () => {
    await admin(saveGroup, { id: 'g2', version: null, name: '第二考核组' });
    const person = { id: 'judge', unit: 'b' };
    await admin(createPerson, { unit: 'b', person: { ...person, name: '评委', rank: 'staff', role: 'member' } });
    const asked = { id: newId(), login: 'judge', name: '评委', person };
    const member = (scope: string) => [{ role: 'staff' }, { role: 'group-member', scope }];
    const refused = await admin(createUser, { ...asked, roles: member('g1') });
    expect(refused.status).toBe(422);
    expect(refused.body.problems).toMatchObject([{ path: 'roles[1].scope', code: 'own-unit' }]);
    const made = await make('judge', member('g2'), person);
    const over = await admin(updateUser, update(made, { person, roles: [{ role: 'group-leader', scope: 'g1' }] }));
    expect(over.body.problems).toMatchObject([{ path: 'roles[0].scope', code: 'own-unit' }]);
  });

  test('a person has one account', async () => {
    const person = { id: 'p6', unit: 'b' };
    await make('six', [{ role: 'staff' }], person);
    const second = { id: newId(), login: 'six2', name: '人员6', person, roles: [{ role: 'staff' }] };
    expect((await admin(createUser, second)).body.problems[0].code).toBe('has-account');
  });
});

describe('changing a user', () => {
  test('roles hold with the very next request, and so does disabling', async () => {
    const user = await make('changes', [{ role: 'media' }]);
    expect((await user.caller(readRegister, {})).body.code).toBe('forbidden');
    const roles = [{ role: 'unit-leader', scope: 'b' }];
    const changed = await admin(updateUser, update(user, { roles }));
    const seen = (await user.caller(readRegister, {})).body.units;
    expect(seen.map((unit: { id: string }) => unit.id)).toEqual(['b']);
    expect((await admin(updateUser, update(user, { roles: [] }))).body.code).toBe('stale-version');
    const { version } = changed.body.user;
    const disabled = await admin(updateUser, update({ ...user, version }, { roles, disabled: true }));
    expect((await user.caller(readRegister, {})).body.code).toBe('no-membership');
    expect((await held.service.environment.identity.find(user.login))?.disabled).toBe(true);
    await admin(updateUser, update({ ...user, version: disabled.body.user.version }, { roles }));
    expect((await held.service.environment.identity.find(user.login))?.disabled).toBe(false);
    expect((await user.caller(readRegister, {})).status).toBe(200);
  });

  test('the last administrator can be neither disabled nor stripped, not by two at once either', async () => {
    const first = (await admin(listUsers, {})).body.users.find((row: { id: string }) => row.id === adminId);
    const one: Made = { id: adminId, login: first.login, caller: admin, version: first.version };
    const alone = await admin(updateUser, update(one, { disabled: true, roles: first.roles }));
    expect([alone.status, alone.body.code]).toEqual([422, 'refused']);
    expect((await admin(updateUser, update(one, { roles: [{ role: 'media' }] }))).body.code).toBe('refused');

    const two = await make('admin2', [{ role: 'county-admin' }]);
    const disable = { roles: [{ role: 'county-admin' }], disabled: true };
    const both = await Promise.all([
      two.caller(updateUser, update(one, disable)),
      admin(updateUser, update(two, disable)),
    ]);
    expect(both.filter(({ status }) => status === 200).length).toBe(1);
    const left = both[0]!.status === 200 ? two.caller : admin;
    const { users } = (await left(listUsers, {})).body;
    const enabled = users.filter(
      (row: { disabled: boolean; roles: { role: string }[] }) =>
        !row.disabled && row.roles.some(({ role }) => role === 'county-admin'),
    );
    expect(enabled.length).toBe(1);
    const gone = users.find((row: { id: string }) => row.id === (left === admin ? two.id : adminId));
    const back = { user: gone.id, version: gone.version, name: gone.name, person: null, roles: gone.roles };
    expect((await left(updateUser, { ...back, disabled: false })).status).toBe(200);
  });
});

describe('initial passwords', () => {
  test('a liaison resets those of the own unit, and of nobody whose rights go beyond it', async () => {
    const liaison = await make('liaison', [{ role: 'unit-liaison', scope: 'a' }]);
    const own = await make('own', [{ role: 'staff' }], { id: 'p1', unit: 'a' });
    const strong = await make('strong', [{ role: 'staff' }, { role: 'supervisor' }], { id: 'p2', unit: 'a' });
    const leads = { role: 'unit-leader', scope: 'b' };
    const elsewhere = await make('elsewhere', [{ role: 'staff' }, leads], { id: 'p4', unit: 'a' });
    const other = await make('other', [{ role: 'staff' }], { id: 'p5', unit: 'b' });
    const seen = (await liaison.caller(listUsers, {})).body.users.map(({ id }: { id: string }) => id);
    expect([seen.includes(own.id), seen.includes(other.id), seen.includes(adminId)]).toEqual([true, false, false]);
    const reset = await liaison.caller(resetPassword, { user: own.id });
    expect(reset.body.login).toBe('qs.own');
    expect(await held.service.accounts.check('qs.own', reset.body.initialPassword)).toBeDefined();
    for (const { id } of [strong, elsewhere])
      expect((await liaison.caller(resetPassword, { user: id })).body.code).toBe('refused');
    expect((await liaison.caller(resetPassword, { user: other.id })).body.code).toBe('not-found');
    expect((await liaison.caller(resetPassword, { user: adminId })).body.code).toBe('not-found');
    expect((await admin(resetPassword, { user: strong.id })).status).toBe(200);
    const { events } = (await admin(listAudit, { aggregate: 'users' })).body;
    expect(events[0]).toMatchObject({ type: 'user.password-reset', data: { user: strong.id } });
    expect(JSON.stringify(events)).not.toContain(reset.body.initialPassword);
  });

  test('a batch makes an account for everybody with a number and none, and a file of slips for its maker alone', async () => {
    const job = newId();
    const started = await admin(createUsers, { id: job, unit: null, people: null });
    expect(started).toMatchObject({ status: 202, body: { job } });
    await held.service.queue.idle();
    const done = (await admin(readJob, { job })).body;
    expect(done).toMatchObject({ state: 'done', kind: 'users' });
    expect(done.output).toMatchObject({ made: 1, skipped: [{ id: 'p7', reason: 'no-number' }] });
    const { url, name } = (await admin(readFile, { file: done.output.file })).body;
    expect(name).toBe('初始密码条.json');
    const slips = await (await fetch(held.service.url + url)).json();
    expect(slips).toEqual([{ name: '人员3', login: 'qs.003', unit: '单位a', initialPassword: expect.any(String) }]);
    expect(await held.service.accounts.check('qs.003', slips[0].initialPassword)).toBeDefined();

    const second = await make('admin3', [{ role: 'county-admin' }]);
    expect((await second.caller(readJob, { job })).status).toBe(200);
    expect((await second.caller(readFile, { file: done.output.file })).body.code).toBe('not-found');

    await admin(createUsers, { id: job, unit: null, people: null });
    const next = newId();
    await admin(createUsers, { id: next, unit: 'a', people: null });
    await held.service.queue.idle();
    expect((await admin(readJob, { job: next })).body.output).toMatchObject({ made: 0, file: null });
    expect((await admin(listJobs, {})).body.jobs.map(({ id }: { id: string }) => id)).toEqual([next, job]);
    const unknown = await admin(createUsers, { id: newId(), unit: null, people: ['nobody'] });
    expect(unknown.body.problems[0].path).toBe('people[0]');
  });
});

describe('a batch that is interrupted', () => {
  const addPerson = (id: string, number: string) =>
    admin(createPerson, {
      unit: 'b',
      person: { id, name: `人员${id}`, unit: 'b', rank: 'staff', role: 'member', number },
    });
  const run = async () => {
    const job = newId();
    await admin(createUsers, { id: job, unit: 'b', people: null });
    await held.service.queue.idle();
    const done = (await admin(readJob, { job })).body;
    expect(done.state, JSON.stringify(done.problems)).toBe('done');
    const { url } = (await admin(readFile, { file: done.output.file })).body;
    const slips = (await (await fetch(held.service.url + url)).json()) as { login: string; initialPassword: string }[];
    return { done, slips };
  };

  test('while it makes accounts, takes over those it has made', async () => {
    await addPerson('r1', '101');
    await addPerson('r2', '102');
    const { identity } = held.service.environment;
    const { createAccount } = identity;
    let calls = 0;
    identity.createAccount = (account) => {
      calls += 1;
      return calls === 2 ? Promise.reject(new Error('the provider is away')) : createAccount(account);
    };
    const { done, slips } = await run();
    identity.createAccount = createAccount;
    expect([calls, done.output.made]).toEqual([4, 2]);
    for (const { login, initialPassword } of slips)
      expect(await held.service.accounts.check(login, initialPassword), login).toBeDefined();
  });

  test('before its slips are kept, gives everybody a password that is on their slip', async () => {
    await addPerson('r3', '103');
    const { files } = held.service.environment;
    const { put } = files;
    let calls = 0;
    files.put = (...given) => {
      calls += 1;
      return calls === 1 ? Promise.reject(new Error('the store is away')) : put(...given);
    };
    const { done, slips } = await run();
    files.put = put;
    expect([calls, done.output.made, slips.length]).toEqual([2, 1, 1]);
    expect(await held.service.accounts.check('qs.103', slips[0]!.initialPassword)).toBeDefined();
    const { events } = (await admin(listAudit, { aggregate: 'users' })).body;
    const made = events.filter(({ data }: { data: { logins?: string[] } }) => data.logins?.includes('qs.103'));
    expect(made.length).toBe(1);
  });
});

test('an account that opens another county, or the service, is not for one county to take over or to close', async () => {
  const both = await make('both', [{ role: 'media' }]);
  const runs = await make('runs', [{ role: 'media' }]);
  const subjectOf = async (login: string) => (await held.service.environment.identity.find(login))!.subject;
  const elsewhere = { tenant: '01J00000000000000000000003', user: newId() };
  await held.service.control.putMembership({ issuer, subject: await subjectOf(both.login) }, elsewhere);
  await held.service.control.putOperator({ issuer, subject: await subjectOf(runs.login) }, '平台运营');
  for (const user of [both, runs]) {
    expect((await admin(resetPassword, { user: user.id })).body.code).toBe('refused');
    expect((await admin(updateUser, update(user, { disabled: true }))).status).toBe(200);
    expect((await held.service.environment.identity.find(user.login))?.disabled).toBe(false);
  }
});

describe('who one is', () => {
  test('somebody of two counties chooses; a header that names a foreign county is refused', async () => {
    const other = await held.service.open({
      ...{ id: '01J00000000000000000000002', name: '绿水县', code: 'ls' },
      admin: { id: '01J0000000000000000000000B', login: 'admin', name: '绿水管理员' },
    });
    const { subject } = (await held.service.environment.identity.find('qs.chen'))!;
    const user = '01J0000000000000000000000E';
    await other(createUser, { id: user, login: 'guest', name: '陈某', person: null, roles: [{ role: 'media' }] });
    await held.service.control.putMembership({ issuer, subject }, { tenant: '01J00000000000000000000002', user });
    const undecided = await held.service.as(subject);
    const me = (await undecided(readMe, {})).body;
    expect([me.tenants.map(({ code }: { code: string }) => code).sort(), me.tenant]).toEqual([['ls', 'qs'], null]);
    expect((await undecided(readRegister, {})).body.code).toBe('choose-tenant');
    const here = await held.service.as(subject, tenant);
    expect((await here(readMe, {})).body).toMatchObject({
      tenant: { name: '青山县', schemeName: '青山县', modules: ['appraisal'] },
      user: { login: 'qs.chen' },
      now: expect.stringContaining('2026-03-02'),
    });
    const foreign = await held.service.as((await held.service.environment.identity.find('ls.admin'))!.subject, tenant);
    expect((await foreign(listUsers, {})).body.code).toBe('no-membership');
  });

  test('somebody without county is told so, the operator sees the counties’ names and nothing of theirs', async () => {
    const stranger = await held.service.as('stranger');
    expect((await stranger(readMe, {})).body).toMatchObject({ tenants: [], tenant: null, user: null, access: [] });
    expect((await stranger(listTenants, {})).body.code).toBe('forbidden');
    const operator = await operatorCaller();
    expect((await operator(readMe, {})).body).toMatchObject({ operator: true, tenant: null });
    const { tenants } = (await operator(listTenants, {})).body;
    expect(tenants.map(({ name }: { name: string }) => name).sort()).toEqual(['绿水县', '青山县']);
    expect((await operator(listUsers, {})).body.code).toBe('no-membership');
    expect((await admin(listTenants, {})).body.code).toBe('forbidden');
  });
});
