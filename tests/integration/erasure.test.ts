import { ulid } from 'ulid';
import { describe, expect, test } from 'vitest';
import {
  cancelErasure,
  type Certificate,
  listErasures,
  readCertificate,
  requestErasure,
  startErasure,
} from '#shared/api/erasure.ts';
import { openTenant, readServiceRecord, readTenant, resumeTenant } from '#shared/api/service.ts';
import { controlItems } from '#functions/platform/control.ts';
import { canonicalJson, sha256 } from '#functions/platform/hash.ts';
import { jobKey, tenantJobs } from '#functions/platform/jobs.ts';
import { serviceSettings } from '#functions/platform/operation.ts';
import { tenantClient } from '#functions/platform/tenant.ts';
import { erase } from '#functions/erasure/erasure-job.ts';
import { handler } from '#functions/erasure/handler.ts';
import { repositories } from '#functions/erasure/repositories.ts';
import { workerOptions } from '#functions/erasure/worker.ts';
import { withService } from '#tests/service.ts';
import { breakable } from './broken-off.ts';
import { ask, type TestCounty } from './county.ts';
import {
  callerOf,
  eraser,
  everything,
  expectGone,
  fullCounty,
  openCounty,
  operator,
  putServicePeople,
  stateOf,
  toBeErased,
} from './erased-county.ts';
import { countedJob } from './job-context.ts';

/** The end of a county: asked for, held, done once and certified; nothing stays and no other county is touched. */

const held = withService({ at: '2026-03-02T04:00:00Z', erasureHoldDays: 30 });
let codes = 0;

const setUp = async () => {
  const { service } = held;
  await putServicePeople(service);
  const other = await openCounty(service, `o${++codes}`, '邻县');
  const county = await fullCounty(service, `e${codes}`, other);
  const days = (count: number) => service.clock.set(new Date(service.clock.now().getTime() + count * 86_400_000));
  const by = (subject: string) => callerOf(service, subject);
  return { service, county, other, id: county.tenant.id, days, by };
};

const countsOf = (found: Awaited<ReturnType<typeof everything>>, { tenant }: TestCounty) => {
  const own = [...found.keys()].filter((key) => key.split(' ')[1]!.startsWith(`T#${tenant.id}#`));
  const of = (table: string) => own.filter((key) => key.startsWith(`${table} `)).length;
  return { main: of('main'), audit: of('audit'), ballots: of('ballots') };
};

describe('the request', () => {
  test('needs a suspended county, its name and a reason; it is held, and can be taken back', async () => {
    const { service, county, id, by, days } = await setUp();
    const call = await by(eraser);
    const known = (await call(readTenant, { tenant: id })).body.tenant;
    const asked = { tenant: id, name: known.name, reason: '来函' };
    const early = await call(requestErasure, { ...asked, version: known.version });
    expect(early).toMatchObject({ status: 422, body: { title: expect.stringContaining('已暂停') } });
    const { version, name } = await toBeErased(county);
    const { tenants, holdDays } = (await call(listErasures, {})).body;
    const entry = tenants.find((tenant: { id: string }) => tenant.id === id);
    expect([entry.state, entry.erasure.reason, holdDays]).toEqual(['erasing', '县里来函要求注销', 30]);
    expect(Date.parse(entry.erasure.due) - Date.parse(entry.erasure.at)).toBe(30 * 86_400_000);
    const refused = await ask<{ title: string }>(county, 'GET /api/register');
    expect([refused.status, refused.body.title.includes('申请注销')]).toEqual([403, true]);

    const other = await call(startErasure, { tenant: id, version, name: `${name}区`, id: ulid() });
    expect([other.status, other.body.problems]).toEqual([422, [expect.objectContaining({ path: 'name' })]]);
    const tooSoon = await call(startErasure, { tenant: id, version, name, id: ulid() });
    expect(tooSoon).toMatchObject({ status: 422, body: { code: 'refused', problems: [{ path: 'erasureHoldDays' }] } });
    expect(tooSoon.body.title).toContain('erasureHoldDays');
    expect(tooSoon.body.title).toContain('30 天');

    const resumed = await (await by(operator))(resumeTenant, { tenant: id, version, reason: '误停' });
    expect(resumed.status).toBe(422);
    const cancelled = await call(cancelErasure, { tenant: id, version, reason: '撤回来函' });
    expect(cancelled.body.tenant).toMatchObject({ state: 'suspended', erasure: null, changed: { reason: '撤回来函' } });
    days(31);
    const later = { tenant: id, version: cancelled.body.tenant.version, name, id: ulid() };
    expect((await (await by(eraser))(startErasure, later)).status).toBe(422);
    const back = { tenant: id, version: cancelled.body.tenant.version, reason: '恢复' };
    expect((await (await by(operator))(resumeTenant, back)).status).toBe(200);
    const token = await service.tokenFor(county.office.subject);
    expect((await ask({ ...county, office: { ...county.office, token } }, 'GET /api/register')).status).toBe(200);
  });

  test('is not for the operator, nor opening a county for the eraser', async () => {
    const { county, id, by, days } = await setUp();
    const { version, name } = await toBeErased(county);
    days(31);
    const run = await by(operator);
    expect((await run(startErasure, { tenant: id, version, name, id: ulid() })).body.code).toBe('forbidden');
    expect((await run(cancelErasure, { tenant: id, version, reason: '不行' })).body.code).toBe('forbidden');
    expect((await (await by(eraser))(resumeTenant, { tenant: id, version, reason: '不行' })).body.code).toBe(
      'forbidden',
    );
  });

  test('waits for what is still at work in the county', async () => {
    const { service, county, id, by, days } = await setUp();
    const { version, name } = await toBeErased(county);
    days(31);
    const client = tenantClient(service.environment.database, id);
    const { clock } = service.environment;
    const jobs = tenantJobs(client, service.control, { send: async () => undefined }, clock);
    const at = { context: 'tenants', kind: 'users', input: {}, by: { user: 'u', name: 'n' } } as const;
    await jobs.start({ ...at, id: ulid() });
    const refused = await (await by(eraser))(startErasure, { tenant: id, version, name, id: ulid() });
    expect(refused).toMatchObject({ status: 422, body: { title: expect.stringContaining('任务') } });
    for (const due of await service.control.listDue('9999'))
      if (due.tenant === id) await service.control.deleteDue(due);
  });
});

test('an erased county leaves nothing but its certificate, and no other county changes', async () => {
  const { service, county, other, id, by, days } = await setUp();
  const { version, name } = await toBeErased(county);
  days(31);
  const before = await everything(service);
  const call = await by(eraser);
  const job = ulid();
  const asked = { tenant: id, version, name, id: job };
  expect(await call(startErasure, asked)).toMatchObject({ status: 202, body: { job } });
  await service.queue.idle();
  expect(await call(startErasure, asked)).toMatchObject({ status: 202, body: { job } });
  expect(await stateOf(service, id)).toBe('erased');
  await expectGone(county, held.data, before);

  const { hash, ...certificate } = (await call(readCertificate, { tenant: id })).body as Certificate;
  expect(hash).toBe(sha256(canonicalJson(certificate)));
  expect(certificate).toMatchObject({
    ...{ tenant: id, name, code: county.tenant.code, left: 0, backupDays: 0 },
    requested: { by: { user: eraser, name: '数据注销员' }, reason: '县里来函要求注销' },
    counts: { ...countsOf(before, county), memberships: 3, accounts: 2, accountsKept: 2 },
  });
  expect(certificate.counts.files).toBeGreaterThan(1);
  expect(certificate.counts.bytes).toBeGreaterThan(10_000);
  expect(Object.keys(certificate.heads).sort()).toEqual([
    expect.stringMatching(/^cycle:/),
    'policy',
    'register',
    'users',
  ]);
  const heads = [...before.values()].filter(({ text }) =>
    Object.values(certificate.heads).some((h) => text.includes(h)),
  );
  expect(heads.length).toBeGreaterThanOrEqual(4);

  const record = (await call(readServiceRecord, {})).body;
  const own = record.events.filter(({ data }: { data: { tenant: string } }) => data.tenant === id);
  expect(record.intact).toBe(true);
  expect(own.map(({ type }: { type: string }) => type).reverse()).toEqual([
    ...['tenant.opened', 'tenant.ready', 'tenant.suspended', 'erasure.requested', 'erasure.started', 'erasure.done'],
  ]);

  const run = await by(operator);
  const again = { name: '新县', preset: null, admin: { id: ulid(), login: 'admin', name: '某人' }, job: ulid() };
  const paths = async (more: Record<string, unknown>) =>
    (await run(openTenant, { ...again, ...more })).body.problems?.map(({ path }: { path: string }) => path);
  expect(await paths({ id, code: 'fresh' })).toEqual(['id']);
  expect(await paths({ id: ulid(), code: county.tenant.code })).toEqual(['code']);
  expect((await run(readTenant, { tenant: id })).body).toMatchObject({
    jobs: [],
    slip: false,
    tenant: { storage: null },
  });
  const token = await service.tokenFor(county.office.subject);
  const gone = await ask<{ code: string }>({ ...county, office: { ...county.office, token } }, 'GET /api/register');
  expect(gone.body.code).toBe('no-membership');
  const neighbour = await service.tokenFor(other.office.subject);
  expect((await ask({ ...other, office: { ...other.office, token: neighbour } }, 'GET /api/register')).status).toBe(
    200,
  );
});

test('killed at one request after the other, each time a little later, it ends as if it had not been', async () => {
  const { service, county, id, days } = await setUp();
  const { version, name } = await toBeErased(county);
  days(31);
  const before = await everything(service);
  const counts = countsOf(before, county);
  const functions = breakable(service);
  const client = tenantClient(service.environment.database, id);
  let [kills, isStarted] = [0, false];
  const job = ulid();
  for (let requests = 0; ; requests += 1 + (requests >> 5)) {
    functions.allow(requests);
    if (!isStarted)
      isStarted = (await functions.ask(handler, startErasure, { tenant: id, version, name, id: job }, eraser)) === 202;
    await functions.later(workerOptions);
    if (functions.isBroken()) {
      kills += 1;
      // More often than any job is taken: it would be given up, and begun anew by another one.
      if (isStarted && (await client.get(jobKey(client, job))))
        await client.update(jobKey(client, job), { attempts: 1 });
      continue;
    }
    const isDone = (await service.control.readTenant(id))!.state === 'erased';
    if (isDone && (await service.control.listDue('9999')).every(({ tenant }) => tenant !== id)) break;
  }
  expect(kills).toBeGreaterThan(40);
  await expectGone(county, held.data, before);
  const certificate = (await service.control.readCertificate(id))!;
  expect(certificate.counts).toMatchObject({ ...counts, memberships: 3, accounts: 2, accountsKept: 2 });
  const events = await service.control.readServiceRecord({ limit: 100 });
  const own = events.filter(({ type, data }) => data['tenant'] === id && type.startsWith('erasure.'));
  expect(own.map(({ type }) => type)).toEqual(['erasure.done', 'erasure.started', 'erasure.requested']);
}, 300_000);

test('an erasing that failed for good is followed by another one, with the same counts', async () => {
  const { service, county, id, days } = await setUp();
  const { version, name } = await toBeErased(county);
  days(31);
  const before = await everything(service);
  const functions = breakable(service);
  const [first, second] = [ulid(), ulid()];
  const start = async (job: string, of: string) =>
    functions.ask(handler, startErasure, { tenant: id, version: of, name, id: job }, eraser);
  expect(await start(first, version)).toBe(202);
  const now = (await service.control.readTenant(id))!.version;
  expect(await start(second, now)).toBe(409);
  functions.allow(60);
  await functions.later(workerOptions);
  expect(functions.isBroken()).toBe(true);
  functions.allow(Number.POSITIVE_INFINITY);
  const client = tenantClient(service.environment.database, id);
  await client.update(jobKey(client, first), { state: 'failed' });
  expect(await start(second, now)).toBe(202);
  await functions.later(workerOptions);
  expect(await stateOf(service, id)).toBe('erased');
  await expectGone(county, held.data, before);
  expect((await service.control.readCertificate(id))!.counts).toMatchObject(countsOf(before, county));
});

test('two workers at once do no harm', async () => {
  const { service, county, id, days } = await setUp();
  const { version, name } = await toBeErased(county);
  days(31);
  const before = await everything(service);
  const functions = breakable(service);
  const job = ulid();
  expect(await functions.ask(handler, startErasure, { tenant: id, version, name, id: job }, eraser)).toBe(202);
  const worker = () => {
    const { context } = countedJob(service, id, repositories, { kind: 'erasure', input: {}, id: job });
    const control = controlItems(service.environment.database);
    return erase({ ...context, control, settings: serviceSettings(service.environment) });
  };
  await Promise.all([worker(), worker(), worker()]);
  await functions.later(workerOptions);
  await functions.later(workerOptions);
  await expectGone(county, held.data, before);
  expect((await service.control.readCertificate(id))!.counts).toMatchObject(countsOf(before, county));
});

test('nothing else is done in a county once its erasing has begun', async () => {
  const { service, county, id, by, days } = await setUp();
  const { version, name } = await toBeErased(county);
  days(31);
  const functions = breakable(service);
  expect(await functions.ask(handler, startErasure, { tenant: id, version, name, id: ulid() }, eraser)).toBe(202);
  const now = (await service.control.readTenant(id))!.version;
  const cancelled = await (await by(eraser))(cancelErasure, { tenant: id, version: now, reason: '后悔' });
  expect(cancelled).toMatchObject({ status: 422, body: { title: expect.stringContaining('不能再撤回') } });
  const client = tenantClient(service.environment.database, id);
  const jobs = tenantJobs(client, service.control, service.environment.queue, service.environment.clock);
  const late = { context: 'tenants', kind: 'upkeep', input: {}, by: { user: 'u', name: 'n' } } as const;
  const { job } = await jobs.start({ ...late, id: ulid() });
  await service.queue.idle();
  expect((await jobs.read(job))?.state).toBe('queued');
  await functions.later(workerOptions);
  expect(await stateOf(service, id)).toBe('erased');
});

test('what comes in behind its back is found and erased, too', async () => {
  const { service, county, id, days } = await setUp();
  const { version, name } = await toBeErased(county);
  days(31);
  const before = await everything(service);
  const functions = breakable(service);
  const job = ulid();
  expect(await functions.ask(handler, startErasure, { tenant: id, version, name, id: job }, eraser)).toBe(202);
  const client = tenantClient(service.environment.database, id);
  const { context } = countedJob(service, id, repositories, { kind: 'erasure', input: {}, id: job });
  const control = controlItems(service.environment.database);
  let came = 0;
  const progress = async (_done: number, _total: number, step: string): Promise<void> => {
    if (step !== 'verify' || came > 0) return;
    came += 1;
    await client.put({ pk: client.pk('POLICY'), sk: `V#${ulid()}` });
    await context.files.put(`files/${ulid()}`, new Uint8Array([1]), { type: 'text/plain' });
    await context.identity.createAccount({ login: `${county.tenant.code}.late`, name: '后来' });
    // An entry of a job that ended long ago keeps nothing of the county in the due-index.
    await control.putDue({ at: '2099-01-01T00:00:00.000Z', tenant: id, job: ulid() });
  };
  await erase({ ...context, progress, control, settings: serviceSettings(service.environment) });
  expect(came).toBe(1);
  await functions.later(workerOptions);
  await functions.later(workerOptions);
  await expectGone(county, held.data, before);
  expect(await service.environment.identity.find(`${county.tenant.code}.late`)).toBeUndefined();
});
