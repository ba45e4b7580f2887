import { ulid } from 'ulid';
import { beforeAll, describe, expect, test } from 'vitest';
import { isServiceRole, type Role, type RoleName, roleNames, roles } from '#shared/api/access.ts';
import { operations } from '#shared/api/contract.ts';
import type { Operation } from '#shared/api/operation.ts';
import { messagesRepository } from '#functions/messages/repository.ts';
import { controlItems } from '#functions/platform/control.ts';
import { tenantJobs } from '#functions/platform/jobs.ts';
import { tenantClient } from '#functions/platform/tenant.ts';
import { contextsWithJobs, deployedFunctions } from '#infra/cloud/functions.ts';
import { got } from '#tests/integration/county.ts';
import { makeSampleCounty, type SampleCounty } from '#tests/isolation/sample-county.ts';
import { samples } from '#tests/isolation/samples.ts';
import { attackerOf, outcome } from './deployed/attacker.ts';
import { lifeOfCounty } from './deployed/county-life.ts';
import { opened } from './deployed/drive.ts';
import { withDeployed } from './deployed/held.ts';
import { wholeVote } from './deployed/vote.ts';

/**
 * What is shipped, driven through the gateway: every function's bundle, each with its own variables and behind its own
 * roles, in front of stand-ins for AWS's services. What they ask is recorded for `wall-iam.test.ts`.
 */

const held = withDeployed('deployed.test.ts');

lifeOfCounty(held);

describe('every operation of the contract', () => {
  let own: SampleCounty;
  let foreign: SampleCounty;

  beforeAll(async () => {
    own = await makeSampleCounty(held.service, 'own');
    foreign = await makeSampleCounty(held.service, 'foreign');
  }, 120_000);

  const isAllowed = ({ permission }: Operation, role: RoleName): boolean => {
    const { permissions }: Role = roles[role];
    return permission === 'signed-in' || permission === 'public' || permissions.some((held) => held === permission);
  };

  test.each(operations.map((operation) => [operation.id, operation] as const))('%s', async (id, operation) => {
    const sample = samples[id]!;
    const role = roleNames.find((name) => isAllowed(operation, name))!;
    const caller = await held.service.as(own.subjects[role]);
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
    wholeVote(held.service),
  );
});

describe('every worker', () => {
  test.each(contextsWithJobs)('gives a message that fails back to its own queue: %s', async (context) => {
    const name = `${context}.worker` as const;
    const body = JSON.stringify({ tenant: ulid(), context, job: ulid() });
    const record = { messageId: 'm', receiptHandle: 'h', body, attributes: { ApproximateReceiveCount: '2' } };
    const before = held.service.sqs.returns;
    held.service.dynamodb.fault = (fn, command) =>
      fn === name && command === 'GetItem' ? 'ValidationException' : undefined;
    const answer = await held.service.invoke(name, { Records: [record] });
    held.service.dynamodb.fault = null;
    expect(answer).toEqual({ batchItemFailures: [{ itemIdentifier: 'm' }] });
    expect(held.service.sqs.returns).toBe(before + 1);
  });
});

describe('the day’s digest', () => {
  test('goes out by the operator’s mail server, to who wants it', async () => {
    const county = await opened(held.service, 'mail', '邮县');
    const { tenant, office } = county;
    await got(county, 'PUT /api/messages/settings', { email: 'office@example.cn', frequency: 'daily' });
    const { database, clock } = held.service.environment;
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
      expect(await held.service.invoke('messages.worker', { Records: [record] })).toEqual({ batchItemFailures: [] });
    expect(await jobs.read(job)).toMatchObject({ state: 'done', output: { sent: 1 } });
    expect(held.service.smtp.received).toEqual(['office@example.cn']);
  });
});

describe('without any wall of ours', () => {
  const [a, b] = [ulid(), ulid()];
  const denied = 'AccessDeniedException';

  test('a county’s credentials open no other county, no scan, no table of the service', async () => {
    const { own, assume, database } = attackerOf(held.service);
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
    expect(held.service.door.refused.splice(0)).toHaveLength(5);
  });

  test('a function becomes its own data role for one county, and nobody else’s', async () => {
    const { assume } = attackerOf(held.service);
    const answers = [
      await outcome(assume('grading.handler', 'grading.handler', { tenant: a })),
      await outcome(assume('grading.handler', 'erasure.worker', { tenant: a })),
      await outcome(assume('grading.handler', 'grading.handler', {})),
      await outcome(assume('grading.handler', 'grading.handler', { tenant: '*' })),
      await outcome(assume('grading.handler', 'grading.handler', { tenant: a, role: 'x' })),
    ];
    expect(answers).toEqual(['allowed', 'AccessDenied', 'AccessDenied', 'AccessDenied', 'AccessDenied']);
    expect(held.service.door.refused.splice(0)).toHaveLength(4);
  });

  test('and what is signed with a wrong secret, or in somebody else’s session, is nobody’s', async () => {
    const { own, database } = attackerOf(held.service);
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
    const started = await held.service.started();
    expect([...started.keys()].sort()).toEqual(deployedFunctions.map(({ name }) => name).sort());
  });

  test('read each variable of its template, and no other', async () => {
    const [read, given] = [new Map<string, string[]>(), new Map<string, string[]>()];
    for (const [name, one] of await held.service.started()) {
      read.set(name, [...one.read].filter((variable) => !ofLibraries.test(variable)).sort());
      given.set(name, one.given.sort());
    }
    expect(Object.fromEntries(read)).toEqual(Object.fromEntries(given));
  });
});
