import { ulid } from 'ulid';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { isServiceRole, type Role, type RoleName, roleNames, roles } from '#shared/api/access.ts';
import { operations } from '#shared/api/contract.ts';
import { cancelErasure, listErasures, readCertificate, requestErasure, startErasure } from '#shared/api/erasure.ts';
import type { Operation } from '#shared/api/operation.ts';
import {
  exportTenant,
  measureTenant,
  openTenant,
  readTenant,
  resumeTenant,
  suspendTenant,
  takeSlip,
} from '#shared/api/service.ts';
import { createUsers, type Slip, type UsersMade } from '#shared/api/tenants.ts';
import { createPerson, removePerson } from '#shared/api/units.ts';
import type { Dataset } from '#shared/dataset/schema.ts';
import type { Result } from '#shared/grading/result.ts';
import type { RunResult } from '#shared/api/grading.ts';
import { messagesRepository } from '#functions/messages/repository.ts';
import { controlItems } from '#functions/platform/control.ts';
import { tenantJobs } from '#functions/platform/jobs.ts';
import { tenantClient } from '#functions/platform/tenant.ts';
import { contextsWithJobs, deployedFunctions } from '#infra/cloud/functions.ts';
import type { Caller } from '#infra/local/caller.ts';
import { archiveOf, download, sound, takenIn } from '#tests/integration/archives.ts';
import {
  ask,
  asResult,
  eventsOf,
  exported,
  finished,
  fixture,
  got,
  graded,
  imported,
  startImport,
  startRun,
  type TestCounty,
} from '#tests/integration/county.ts';
import { everything } from '#tests/integration/erased-county.ts';
import { makeSampleCounty, type SampleCounty } from '#tests/isolation/sample-county.ts';
import { samples } from '#tests/isolation/samples.ts';
import { recordingPrefix } from '#tests/recorder.ts';
import { attackerOf, outcome } from './deployed/attacker.ts';
import { type Deployed, startDeployed } from './deployed/deployed.ts';
import {
  asked,
  countyOf,
  enterServicePeople,
  endHold,
  forgotten,
  madeUser,
  newCounty,
  opened,
  subjectOf,
} from './deployed/drive.ts';
import { wholeVote } from './deployed/vote.ts';

/**
 * What is shipped, driven through the gateway: every function's bundle, each with its own variables and behind its own
 * roles, in front of stand-ins for AWS's services. What they ask is recorded for `wall-iam.test.ts`.
 */

let service: Deployed;
let operator: Caller;
let eraser: Caller;

beforeAll(async () => {
  service = await startDeployed({ record: `${recordingPrefix('cloud', 'deployed.test.ts')}.bundles.jsonl` });
  await enterServicePeople(service);
  operator = await service.as(subjectOf('operator'));
  eraser = await service.as(subjectOf('eraser'));
}, 120_000);
afterAll(() => service?.stop());
afterEach(() => {
  // Nothing that the shipped code asks for is refused, and no job is given up.
  service.dynamodb.fault = null;
  const { door, sqs } = service;
  expect([door.refused.splice(0), sqs.hidden.splice(0), sqs.dead.splice(0)]).toEqual([[], [], []]);
});

describe('the life of a county', () => {
  const dataset = fixture<Dataset>('worked.dataset');
  const cycle = dataset.cycle.id;
  let county: TestCounty;
  let second: TestCounty;
  let run: string;
  let archive: Uint8Array;

  test('is opened by the operator; its first administrator’s slip opens their account', async () => {
    county = await opened(service, 'jia', '甲县');
    const slip = await asked(operator, takeSlip, { tenant: county.tenant.id, again: false });
    expect(slip).toMatchObject({ county: '甲县', login: 'jia.admin' });
    expect(service.cognito.opens(slip.login, slip.initialPassword)).toBe(true);
    const next = await asked(operator, takeSlip, { tenant: county.tenant.id, again: true });
    expect(service.cognito.opens(slip.login, slip.initialPassword)).toBe(false);
    expect(service.cognito.opens(next.login, next.initialPassword)).toBe(true);
  });

  test('is opened by the sweeper where the message was lost', async () => {
    const wanted = newCounty('yi', '乙县');
    await forgotten(service, 'service', () => asked(operator, openTenant, wanted));
    expect((await asked(operator, readTenant, { tenant: wanted.id })).tenant.state).toBe('active');
    second = await countyOf(service, wanted);
  });

  test('takes a dataset in by an address that takes nothing else', async () => {
    const wanted = { id: ulid(), name: 'a.json', size: 5, type: 'application/json' };
    const { url, headers } = await got<{ url: string; headers: Record<string, string> }>(
      ...([county, 'POST /api/files', wanted] as const),
    );
    const put = async (address: string, body: string, type = 'application/json'): Promise<number> =>
      (await fetch(address, { method: 'PUT', headers: { ...headers, 'content-type': type }, body })).status;
    expect(await put(url, '123456')).toBe(403);
    expect(await put(url, '12345', 'text/html')).toBe(403);
    expect(await put(url.replace(wanted.id, ulid()), '12345')).toBe(403);
    expect(await put(url.replace('X-Amz-Expires=900', 'X-Amz-Expires=9000'), '12345')).toBe(403);
    expect(await put(url, '12345')).toBe(200);
    expect(await put(url, '54321')).toBe(412);

    expect(await imported(county, dataset)).toMatchObject({ cycle, nothingNew: false });
    await forgotten(service, 'appraisals', async () => ({ job: await startImport(county, dataset) }));
  });

  test('and takes it in after all when the database was too busy for it', async () => {
    const before = service.sqs.deliveries;
    service.dynamodb.fault = (fn, command) =>
      fn === 'appraisals.worker' && command === 'BatchWriteItem' && service.sqs.returns === 0
        ? 'ProvisionedThroughputExceededException'
        : undefined;
    const [first] = dataset.people as [Dataset['people'][0]];
    const people = [{ ...first, name: `${first.name}改` }, ...dataset.people.slice(1)];
    expect(await imported(county, { ...dataset, people })).toMatchObject({ people: { changed: 1 } });
    service.dynamodb.fault = null;
    expect([service.sqs.returns, service.sqs.deliveries - before]).toEqual([1, 2]);
    await imported(county, dataset);
  });

  test('makes an account of one of its people, whose slip opens it until they leave', async () => {
    const { unit } = dataset.people[0]!;
    const admin = await service.as(county.office.subject);
    const person = { id: 'numbered', name: '新人', unit, rank: 'staff', role: 'member', number: '7001' };
    const { version } = await asked(admin, createPerson, { unit, person });
    const { job } = await asked(admin, createUsers, { id: ulid(), unit, people: ['numbered'] });
    const { output, problems } = await finished(county, job);
    expect(problems).toEqual([]);
    const { made, file } = output as UsersMade;
    expect(made).toBe(1);
    const slips = JSON.parse(new TextDecoder().decode(await download(county, file!))) as Slip[];
    expect(slips).toHaveLength(1);
    const { login, initialPassword } = slips[0]!;
    expect(service.cognito.opens(login, initialPassword)).toBe(true);
    await asked(admin, removePerson, { unit, id: 'numbered', version, reason: '调出' });
    expect(service.cognito.opens(login, initialPassword)).toBe(false);
  });

  test('takes an attachment to a report by an address of its own, and gives it back to its author', async () => {
    const { id, unit: home } = dataset.people.findLast(({ rank, leaves, secondments }) => {
      return rank === 'staff' && !leaves && !secondments;
    })!;
    const person = { id, unit: home };
    const author = await madeUser(service, county, 'author', { roles: [{ role: 'staff' }], person });
    const own = await got<{ placement: { unit: { id: string } } }>(
      ...([county, `GET /api/cycles/${cycle}/my-appraisal`, undefined, author] as const),
    );
    const reports = `/api/cycles/${cycle}/conduct/${own.placement.unit.id}/reports/${id}`;
    const wanted = { file: ulid(), name: '证书.pdf', size: 5 };
    const { url, headers } = await got<{ url: string; headers: Record<string, string> }>(
      ...([county, `POST ${reports}/uploads`, wanted, author] as const),
    );
    expect((await fetch(url, { method: 'PUT', headers, body: '%PDF-' })).status).toBe(200);
    await got(county, `POST ${reports}/attachments`, { file: wanted.file }, author);
    const attachment = `GET ${reports}/attachments/${wanted.file}`;
    const { url: address } = await got<{ url: string }>(county, attachment, undefined, author);
    expect(await (await fetch(address)).text()).toBe('%PDF-');
  });

  test('is graded as its sources grade it, number for number', async () => {
    run = await graded(county, cycle);
    expect(asResult(await got<RunResult>(county, `GET /api/cycles/${cycle}/runs/${run}`))).toEqual(
      fixture<Result>('worked.expected'),
    );
    await forgotten(service, 'grading', async () => ({ job: await startRun(county, cycle) }));
    const { runs } = await got<{ runs: { state: string }[] }>(county, `GET /api/cycles/${cycle}/runs`);
    expect(runs.map(({ state }) => state)).toEqual(['draft', 'draft']);
  });

  test('publishes; each sees their own result, and why', async () => {
    const office = await madeUser(service, county, 'office', { roles: [{ role: 'appraisal-office' }] });
    await got(county, `POST /api/cycles/${cycle}/runs/${run}/publication`, { reason: '公示无异议' }, office);
    const best = fixture<Result>('worked.expected').people.find(({ composite }) => composite !== null)!;
    const { unit } = dataset.people.find(({ id }) => id === best.id)!;
    const staff = await madeUser(service, county, 'self', {
      person: { id: best.id, unit },
      roles: [{ role: 'staff' }],
    });
    const mine = await got<{ result: { id: string; composite: number } }>(
      ...([county, `GET /api/cycles/${cycle}/my-result`, undefined, staff] as const),
    );
    expect(mine.result).toMatchObject({ id: best.id, composite: best.composite });
    const why = (address: string) =>
      ask<{ derivation: { value: number } }>(
        ...([county, `GET /api/cycles/${cycle}/runs/${run}/why/${address}`, undefined, staff] as const),
      );
    expect((await why(`${best.id}.composite`)).body.derivation.value).toBe(best.composite);
    const other = dataset.people.find(({ id }) => id !== best.id)!;
    expect((await why(`${other.id}.composite`)).status).toBe(403);
    expect((await eventsOf(county, `cycle:${cycle}`)).map(({ type }) => type)).toContain('run.published');
  });

  test('is exported, archived and taken into another county, where it is the same', async () => {
    expect(JSON.parse(await exported(county, cycle))).toMatchObject({ cycle: { id: cycle } });
    archive = await archiveOf(county);
    expect((await sound(archive)).manifest.county.name).toBe('甲县');
    const job = await takenIn(second, archive);
    expect(job).toMatchObject({ state: 'done', problems: [] });
    const path = `GET /api/cycles/${cycle}/runs/${run}`;
    expect(await got(second, path)).toEqual(await got(county, path));
  });

  test('is anchored, measured and archived by the service', async () => {
    const { id: tenant } = county.tenant;
    await asked(operator, measureTenant, { tenant, id: ulid() });
    await service.queue.idle();
    // The heads of the day as they were when the county was first seen to, by the sweeper or by this.
    const { anchors } = await got<{ anchors: { heads: { holds: boolean }[] }[] }>(county, 'GET /api/anchors');
    expect(anchors).toHaveLength(1);
    expect(anchors[0]!.heads.map(({ holds }) => holds)).not.toContain(false);
    expect(anchors[0]!.heads.length).toBeGreaterThan(0);
    const { tenant: row } = await asked(operator, readTenant, { tenant });
    expect(row.storage.items).toBeGreaterThan(50);
    expect(row.use.writeUnits).toBeGreaterThan(50);
    await forgotten(service, 'tenants', () => asked(operator, exportTenant, { tenant, id: ulid(), reason: '备份' }));
  });

  test('is suspended, resumed, and erased without a trace but its certificate', async () => {
    const { id: tenant } = county.tenant;
    const reason = '合同到期';
    // Who erases counties may belong to one.
    const member = { issuer: service.issuer, subject: subjectOf('eraser') };
    const membership = { tenant: second.tenant.id, user: second.office.id };
    await controlItems(service.environment.database).putMembership(member, membership);
    const { tenant: entry } = await asked(operator, readTenant, { tenant });
    const suspended = await asked(operator, suspendTenant, { tenant, version: entry.version, reason });
    expect((await ask(county, 'GET /api/register')).status).toBe(403);
    const resumed = await asked(operator, resumeTenant, { tenant, version: suspended.tenant.version, reason });
    expect((await ask(county, 'GET /api/register')).status).toBe(200);
    let { version } = (await asked(operator, suspendTenant, { tenant, version: resumed.tenant.version, reason }))
      .tenant;
    const request = async (): Promise<void> => {
      ({ version } = (await asked(eraser, requestErasure, { tenant, version, name: '甲县', reason })).tenant);
    };
    await request();
    ({ version } = (await asked(eraser, cancelErasure, { tenant, version, reason })).tenant);
    await request();
    version = await endHold(service, tenant);
    const others = filesOf(second.tenant.id);
    await forgotten(service, 'erasure', () =>
      asked(eraser, startErasure, { tenant, version, name: '甲县', id: ulid() }),
    );
    const { tenants } = await asked(eraser, listErasures, {});
    expect(tenants.find(({ id }: { id: string }) => id === tenant).state).toBe('erased');
    expect(await asked(eraser, readCertificate, { tenant })).toMatchObject({ tenant });
    expect(filesOf(tenant)).toEqual([]);
    expect(service.cognito.logins().filter((login) => login.startsWith('jia.'))).toEqual([]);
    const left = [...(await everything(service)).keys()].filter((key) => key.includes(`T#${tenant}#`));
    expect(left).toEqual([]);
    expect(filesOf(second.tenant.id)).toEqual(others);
    expect(others.length).toBeGreaterThan(2);
    expect(await ask(second, 'GET /api/cycles')).toMatchObject({ status: 200 });
  });

  const filesOf = (tenant: string): string[] => service.s3.kept().filter((key) => key.startsWith(`files/${tenant}/`));
});

describe('every operation of the contract', () => {
  let own: SampleCounty;
  let foreign: SampleCounty;

  beforeAll(async () => {
    own = await makeSampleCounty(service, 'own');
    foreign = await makeSampleCounty(service, 'foreign');
  }, 120_000);

  const isAllowed = ({ permission }: Operation, role: RoleName): boolean => {
    const { permissions }: Role = roles[role];
    return permission === 'signed-in' || permission === 'public' || permissions.some((held) => held === permission);
  };

  test.each(operations.map((operation) => [operation.id, operation] as const))('%s', async (id, operation) => {
    const sample = samples[id]!;
    const role = roleNames.find((name) => isAllowed(operation, name))!;
    const caller = await service.as(own.subjects[role]);
    const mine = await caller(operation, sample.input(own, role));
    expect(mine.status, JSON.stringify(mine.body)).toBe(sample.own);
    const theirs = await caller(operation, sample.input(foreign, role));
    expect(theirs.status, JSON.stringify(theirs.body)).toBe(sample.foreign);
    // A public operation's county is the capability's, whoever asks.
    if (!isServiceRole(role) && operation.permission !== 'public')
      expect(JSON.stringify(theirs.body)).not.toContain(foreign.mark);
  });
});

describe('a vote', () => {
  test('is held by the shipped functions from the plan to the receipts', { timeout: 120_000 }, () =>
    wholeVote(service),
  );
});

describe('every worker', () => {
  test.each(contextsWithJobs)('gives a message that fails back to its own queue: %s', async (context) => {
    const name = `${context}.worker` as const;
    const body = JSON.stringify({ tenant: ulid(), context, job: ulid() });
    const record = { messageId: 'm', receiptHandle: 'h', body, attributes: { ApproximateReceiveCount: '2' } };
    const before = service.sqs.returns;
    service.dynamodb.fault = (fn, command) =>
      fn === name && command === 'GetItem' ? 'ValidationException' : undefined;
    const answer = await service.invoke(name, { Records: [record] });
    service.dynamodb.fault = null;
    expect(answer).toEqual({ batchItemFailures: [{ itemIdentifier: 'm' }] });
    expect(service.sqs.returns).toBe(before + 1);
  });
});

describe('the day’s digest', () => {
  test('goes out by the operator’s mail server, to who wants it', async () => {
    const county = await opened(service, 'mail', '邮县');
    const { tenant, office } = county;
    await got(county, 'PUT /api/messages/settings', { email: 'office@example.cn', frequency: 'daily' });
    const { database, clock } = service.environment;
    const client = tenantClient(database, tenant.id);
    const at = clock.now().toISOString();
    await messagesRepository(client).leave({
      ...{ id: 'm', audience: { to: 'office' }, at, by: { user: 'x', name: 'x' }, topic: 'notice', due: null },
      ...{ title: { zh: '通知', en: 'Notice' }, text: { zh: '', en: '' }, link: '/messages' },
    });
    const job = ulid();
    const queue = { send: async () => undefined };
    const by = { user: office.id, name: '管理员' };
    const jobs = tenantJobs(client, controlItems(database), queue, clock);
    await jobs.start({ id: job, context: 'messages', kind: 'digest', input: {}, by });
    const body = JSON.stringify({ tenant: tenant.id, context: 'messages', job });
    const record = { messageId: 'm', receiptHandle: 'h', body, attributes: { ApproximateReceiveCount: '1' } };
    for (const _ of ['once', 'delivered twice'])
      expect(await service.invoke('messages.worker', { Records: [record] })).toEqual({ batchItemFailures: [] });
    expect(await jobs.read(job)).toMatchObject({ state: 'done', output: { sent: 1 } });
    expect(service.smtp.received).toEqual(['office@example.cn']);
  });
});

describe('without any wall of ours', () => {
  const [a, b] = [ulid(), ulid()];
  const denied = 'AccessDeniedException';

  test('a county’s credentials open no other county, no scan, no table of the service', async () => {
    const { own, assume, database } = attackerOf(service);
    const client = database(await assume('grading.handler', 'grading.handler', { tenant: a }));
    const answers = [
      await outcome(client.read(`T#${a}#JOBS`)),
      await outcome(client.read(`T#${b}#JOBS`)),
      await outcome(client.query(`T#${b}#JOBS`)),
      await outcome(client.read('TENANTS', 'kaoping-control')),
      await outcome(client.scan()),
      await outcome(database(own('grading.handler')).read(`T#${a}#JOBS`)),
    ];
    expect(answers).toEqual(['allowed', denied, denied, denied, denied, denied]);
    expect(service.door.refused.splice(0)).toHaveLength(5);
  });

  test('a function becomes its own data role for one county, and nobody else’s', async () => {
    const { assume } = attackerOf(service);
    const answers = [
      await outcome(assume('grading.handler', 'grading.handler', { tenant: a })),
      await outcome(assume('grading.handler', 'erasure.worker', { tenant: a })),
      await outcome(assume('grading.handler', 'grading.handler', {})),
      await outcome(assume('grading.handler', 'grading.handler', { tenant: '*' })),
      await outcome(assume('grading.handler', 'grading.handler', { tenant: a, role: 'x' })),
    ];
    expect(answers).toEqual(['allowed', 'AccessDenied', 'AccessDenied', 'AccessDenied', 'AccessDenied']);
    expect(service.door.refused.splice(0)).toHaveLength(4);
  });

  test('and what is signed with a wrong secret, or in somebody else’s session, is nobody’s', async () => {
    const { own, database } = attackerOf(service);
    const [one, other] = [own('grading.handler'), own('units.handler')];
    const forged = database({ ...one, secretAccessKey: other.secretAccessKey });
    expect(await outcome(forged.read(`T#${a}#JOBS`))).toBe('SignatureDoesNotMatch');
    const stolen = database({ ...one, sessionToken: other.sessionToken });
    expect(await outcome(stolen.read(`T#${a}#JOBS`))).toBe('InvalidToken');
  });
});

describe('what is shipped', () => {
  /** Of Node, the SDK and Powertools: read, and set by Lambda or not at all. */
  const ofLibraries =
    /^(AWS_\w+|_X_AMZN_TRACE_ID|POWERTOOLS_\w+|LOG_LEVEL|ENVIRONMENT|TZ|HOME|USERPROFILE|HOMEPATH|HOMEDRIVE|FORCE_COLOR|WATCH_REPORT_DEPENDENCIES|JEST_WORKER_ID|UNDICI_NO_WASM_SIMD)$/;

  test('was started, each function of the catalog', async () => {
    const started = await service.started();
    expect([...started.keys()].sort()).toEqual(deployedFunctions.map(({ name }) => name).sort());
  });

  test('read each variable of its template, and no other', async () => {
    const [read, given] = [new Map<string, string[]>(), new Map<string, string[]>()];
    for (const [name, one] of await service.started()) {
      read.set(name, [...one.read].filter((variable) => !ofLibraries.test(variable)).sort());
      given.set(name, one.given.sort());
    }
    expect(Object.fromEntries(read)).toEqual(Object.fromEntries(given));
  });
});
