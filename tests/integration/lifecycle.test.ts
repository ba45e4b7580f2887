import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { ulid } from 'ulid';
import { describe, expect, test } from 'vitest';
import { createPolicy } from '#shared/api/policies.ts';
import {
  exportTenant,
  listTenants,
  openTenant,
  readServiceRecord,
  readTenant,
  renameTenant,
  resumeTenant,
  suspendTenant,
  takeSlip,
} from '#shared/api/service.ts';
import { createFile, createUser, listJobs, readJob, readMe } from '#shared/api/tenants.ts';
import { readRegister, saveGroup } from '#shared/api/units.ts';
import { examplePolicy } from '#shared/dataset/example.fixture.ts';
import { policySchema } from '#shared/policy/schema.ts';
import { controlItems } from '#functions/platform/control.ts';
import { tenantJobs } from '#functions/platform/jobs.ts';
import { controlDocuments } from '#functions/platform/tables.ts';
import { tenantClient } from '#functions/platform/tenant.ts';
import { handler } from '#functions/service/handler.ts';
import { workerOptions } from '#functions/service/worker.ts';
import { profileRepository } from '#functions/tenants/repository.ts';
import { type Caller, withService } from '#tests/service.ts';
import { breakable } from './broken-off.ts';
import { openingCounties } from './opening-counties.ts';
import { makeCounty, startImport, ask, fixture, finished } from './county.ts';

/** The life of a county as those who run the service live it: opened, renamed, suspended, resumed. */

const held = withService({ at: '2026-03-02T04:00:00Z' });
const { subject, operatorOf, request, opened, eventsOf, recordOf } = openingCounties(held);

describe('opening a county', () => {
  test('makes its policy and its first administrator, whose slip is shown once and works', async () => {
    const { operator, asked, id, read, admin } = await opened();
    expect(await read()).toMatchObject({
      tenant: { id, name: '青山县', code: asked.code, state: 'active', changed: null, erasure: null },
      ...{ slip: true, untouched: true, jobs: [{ kind: 'onboarding', state: 'done' }] },
    });
    expect((await admin(readMe, {})).body).toMatchObject({ tenant: { id }, user: { login: `${asked.code}.admin` } });
    expect(await recordOf(admin, 'users')).toEqual([['user.created', '平台运营']]);
    expect(await recordOf(admin, 'policy')).toEqual([['policy.saved', '平台运营']]);
    expect((await admin(listJobs, {})).body.jobs).toEqual([]);

    const slip = (await operator(takeSlip, { tenant: id, again: false })).body;
    expect(slip).toMatchObject({ county: '青山县', name: '管理员', login: `${asked.code}.admin` });
    expect(await held.service.accounts.check(slip.login, slip.initialPassword)).toMatchObject({ mustChange: true });
    expect((await read()).slip).toBe(false);
    const second = await operator(takeSlip, { tenant: id, again: false });
    expect(second).toMatchObject({ status: 422, body: { code: 'refused' } });
    expect(second.body.title).toContain('已被领取');
    expect(await eventsOf(operator, id)).toEqual(['tenant.opened', 'tenant.ready', 'tenant.slip-taken']);
  });

  test('again is the same county and the same job; a code, an id and a preset are refused by their path', async () => {
    const { operator, asked, id } = await opened();
    expect(await operator(openTenant, asked)).toMatchObject({ status: 202, body: { job: asked.job } });
    expect(await operator(openTenant, { ...asked, job: ulid() })).toMatchObject({ body: { job: asked.job } });
    const paths = async (more: Record<string, unknown>) => {
      const { status, body } = await operator(openTenant, { ...request(), ...more });
      return [status, body.problems?.map(({ path }: { path: string }) => path)];
    };
    expect(await paths({ code: asked.code })).toEqual([409, ['code']]);
    expect(await paths({ ...asked, name: '别县' })).toEqual([409, ['id']]);
    expect(await paths({ preset: 'moon' })).toEqual([422, ['preset']]);
    expect(await eventsOf(operator, id)).toEqual(['tenant.opened', 'tenant.ready']);
  });

  test('by many at once with one code: one of them has it, and every other is told', async () => {
    const operator = await operatorOf();
    const [first, ...others] = Array.from({ length: 6 }, () => request({ code: 'samecode' }));
    const answers = await Promise.all([first!, ...others].map((asked) => operator(openTenant, asked)));
    expect(answers.map(({ status }) => status).sort()).toEqual([202, 409, 409, 409, 409, 409]);
    const same = (await operator(listTenants, {})).body.tenants.filter(
      ({ code }: { code: string }) => code === 'samecode',
    );
    expect(same).toHaveLength(1);
    await held.service.queue.idle();
  });

  test('a slip that was lost is replaced as long as the county has nothing, and then no more', async () => {
    const { operator, id, admin } = await opened({ preset: null });
    const first = (await operator(takeSlip, { tenant: id, again: false })).body;
    const next = (await operator(takeSlip, { tenant: id, again: true })).body;
    const { accounts } = held.service;
    expect(await accounts.check(first.login, first.initialPassword)).toBeUndefined();
    expect(await accounts.check(next.login, next.initialPassword)).toBeDefined();
    expect(await recordOf(admin, 'users')).toEqual([
      ['user.password-reset', '平台运营'],
      ['user.created', '平台运营'],
    ]);
    const policy = policySchema.parse(examplePolicy());
    const saved = { id: ulid(), basedOn: null, preset: null, policy, reason: '试行' };
    expect((await admin(createPolicy, saved)).status).toBe(201);
    const refused = await operator(takeSlip, { tenant: id, again: true });
    expect(refused).toMatchObject({ status: 422, body: { code: 'refused' } });
    expect(refused.body.title).toContain('可以读到该县的数据');
    expect(await accounts.check(next.login, next.initialPassword)).toBeDefined();
  });

  test.each([
    ['a group', async (admin: Caller) => admin(saveGroup, { id: 'g1', version: null, name: '第一组' })],
    [
      'another user',
      async (admin: Caller) =>
        admin(createUser, { id: ulid(), login: 'x', name: '某人', person: null, roles: [{ role: 'media' }] }),
    ],
    [
      'an uploaded file',
      async (admin: Caller) => admin(createFile, { id: ulid(), name: '人员.json', size: 9, type: 'application/json' }),
    ],
    [
      'an import that was refused',
      async (admin: Caller, tenant: string) => {
        const { environment } = held.service;
        const client = tenantClient(environment.database, tenant);
        const jobs = tenantJobs(client, held.service.control, environment.queue, environment.clock);
        const by = { user: 'u', name: '管理员' };
        const input = { file: ulid(), kind: 'dataset', cycle: null, name: '人员.json' };
        const { job } = await jobs.start({ id: ulid(), context: 'appraisals', kind: 'import', input, by });
        await held.service.queue.idle();
        expect((await admin(readJob, { job })).body).toMatchObject({ state: 'failed' });
        return { status: 200 };
      },
    ],
  ])('%s makes a county one with something of its own', async (_, make) => {
    const { read, admin, operator, id } = await opened();
    expect((await make(admin, id)).status).toBeLessThan(300);
    expect((await read()).untouched).toBe(false);
    expect((await operator(takeSlip, { tenant: id, again: true })).status).toBe(422);
  });
});

describe('a county', () => {
  test('that is suspended is closed at once; what it was doing ends, and resuming opens it as it was', async () => {
    const { service } = held;
    const operator = await operatorOf();
    const county = await makeCounty(service, '暂停县');
    const { id } = county.tenant;
    const job = await startImport(county, fixture('worked.dataset'));
    const { version } = (await operator(readTenant, { tenant: id })).body.tenant;
    const suspended = await operator(suspendTenant, { tenant: id, version, reason: '欠费' });
    expect(suspended.body.tenant).toMatchObject({
      state: 'suspended',
      changed: { reason: '欠费', by: { user: subject, name: '平台运营员' } },
    });
    const closed = await ask<{ code: string; title: string }>(county, 'GET /api/register');
    expect(closed).toMatchObject({ status: 403, body: { code: 'no-membership' } });
    expect(closed.body.title).toContain('已暂停');
    await service.queue.idle();
    const client = tenantClient(service.environment.database, id);
    const { queue, clock } = service.environment;
    expect((await tenantJobs(client, service.control, queue, clock).read(job))?.state).toBe('done');

    const stale = await operator(resumeTenant, { tenant: id, version, reason: '缴清' });
    expect(stale).toMatchObject({ status: 409, body: { code: 'stale-version' } });
    const now = suspended.body.tenant.version;
    expect(await operator(suspendTenant, { tenant: id, version: now, reason: '再次' })).toMatchObject({
      status: 422,
      body: { code: 'refused', title: expect.stringContaining('已暂停') },
    });
    expect((await operator(resumeTenant, { tenant: id, version: now, reason: '缴清' })).status).toBe(200);
    expect((await finished(county, job)).state).toBe('done');
    expect((await ask(county, 'GET /api/register')).status).toBe(200);
    expect((await eventsOf(operator, id)).slice(-2)).toEqual(['tenant.suspended', 'tenant.resumed']);
  });

  test('has its new name everywhere, in the end even if the renaming was killed', async () => {
    const functions = breakable(held.service);
    const { operator, asked, id, admin } = await opened();
    const root = profileRepository(tenantClient(held.service.environment.database, id));
    for (let requests = 0; ; requests++) {
      const name = `青山县${requests}`;
      const { version } = (await operator(readTenant, { tenant: id })).body.tenant;
      functions.allow(requests);
      await functions.ask(handler, renameTenant, { tenant: id, version, name, reason: '撤县设区' }, subject);
      const wasKilled = functions.isBroken();
      functions.allow(Number.POSITIVE_INFINITY);
      await functions.later(workerOptions);
      const entry = (await held.service.control.readTenant(id))!;
      expect(await root.read()).toMatchObject({ id, code: asked.code, name: entry.name });
      if (wasKilled) continue;
      expect(entry.name).toBe(name);
      expect((await admin(readMe, {})).body.tenant.name).toBe(name);
      break;
    }
  });
});

test('the record of the service tells an event that was edited, removed or cut off', async () => {
  const { operator, id } = await opened();
  const { control, environment } = held.service;
  const { database } = environment;
  const [last] = await control.readServiceRecord({ limit: 1 });
  expect(await control.isServiceRecordIntact()).toBe(true);
  const key = { pk: 'SERVICE', sk: String(last!.seq).padStart(12, '0') };
  const put = (data: Record<string, unknown>) =>
    controlDocuments(database).send(
      new PutCommand({ TableName: database.tables.control, Item: { ...key, ...last!, data } }),
    );
  await put({ ...last!.data, name: '伪造县' });
  expect((await operator(readServiceRecord, {})).body.intact).toBe(false);
  await put(last!.data);
  expect((await operator(readServiceRecord, {})).body.intact).toBe(true);
  expect(await eventsOf(operator, id)).toHaveLength(2);
});

test('whoever runs the service learns of a county’s archive how far it is, and nothing of who asked or what it is called', async () => {
  const { operator, id, read } = await opened();
  const { environment } = held.service;
  const client = tenantClient(environment.database, id);
  const jobs = tenantJobs(
    client,
    controlItems(environment.database),
    { send: async () => undefined },
    environment.clock,
  );
  const secret = '秘密人员';
  const work = {
    context: 'tenants',
    kind: 'archive',
    input: { name: secret },
    by: { user: 'u', name: secret },
  } as const;
  const started = await jobs.start({ ...work, id: ulid() });
  const other = await jobs.start({ ...work, id: ulid(), kind: 'import' });
  const { jobs: shown } = await read();
  expect(shown.map((job: { id: string }) => job.id)).toContain(started.job);
  expect(shown.map((job: { id: string }) => job.id)).not.toContain(other.job);
  expect(JSON.stringify(shown)).not.toContain(secret);
  expect((await operator(readRegister, {})).body.code).toBe('no-membership');
});

test('an archive is asked for once, and recorded', async () => {
  const { operator, id } = await opened();
  const input = { tenant: id, id: ulid(), reason: '县里来函' };
  expect(await operator(exportTenant, input)).toMatchObject({ status: 202, body: { job: input.id } });
  expect(await operator(exportTenant, input)).toMatchObject({ status: 202, body: { job: input.id } });
  expect((await eventsOf(operator, id)).slice(2)).toEqual(['tenant.export-started']);
  await held.service.queue.idle();
});
