import { ulid } from 'ulid';
import { expect } from 'vitest';
import { isServiceRole, type RoleName, roleNames, roles } from '#shared/api/access.ts';
import type { ContextName, Operation } from '#shared/api/operation.ts';
import { openTenant } from '#shared/api/service.ts';
import { controlItems } from '#functions/platform/control.ts';
import { jobKey } from '#functions/platform/jobs.ts';
import { tenantClient } from '#functions/platform/tenant.ts';
import type { Caller } from '#infra/local/caller.ts';
import { got, type TestCounty } from '#tests/integration/county.ts';
import type { TestUser } from '#tests/service.ts';
import type { Deployed } from './deployed.ts';

/** What a test does with the deployed service, as people do it and as its operator does. */

export const subjectOf = (role: RoleName): string => `${role}-of-the-service`;

/** Those who run the service have been entered by hand, as docs/deploying.md says. */
export const enterServicePeople = async ({ environment: { database }, issuer }: Deployed): Promise<void> => {
  const control = controlItems(database);
  for (const role of roleNames.filter(isServiceRole))
    await control.putOperator({ issuer, subject: subjectOf(role) }, roles[role].label.zh, [role]);
};

/** What is answered by an operation that has to succeed. */
export const asked = async (call: Caller, operation: Operation, input: Record<string, unknown>) => {
  const { status, body } = await call(operation, input);
  expect(status, `${operation.id}: ${JSON.stringify(body)}`).toBeLessThan(300);
  return body;
};

export const newCounty = (code: string, name: string) => ({
  ...{ id: ulid(), name, code, preset: null, job: ulid() },
  admin: { id: ulid(), login: 'admin', name: `${name}管理员` },
});

const userOf = async (
  service: Deployed,
  code: string,
  { id, login }: { id: string; login: string },
): Promise<TestUser> => {
  const { subject } = service.cognito.find(`${code}.${login}`)!;
  return { id, subject, token: await service.tokenFor(subject) };
};

/** A county that was opened, in the hands of its first administrator. */
export const countyOf = async (
  service: Deployed,
  { id, code, admin }: ReturnType<typeof newCounty>,
): Promise<TestCounty> => ({ service, tenant: { id, code }, office: await userOf(service, code, admin) });

export const opened = async (service: Deployed, code: string, name: string): Promise<TestCounty> => {
  const wanted = newCounty(code, name);
  await asked(await service.as(subjectOf('operator')), openTenant, wanted);
  await service.queue.idle();
  return countyOf(service, wanted);
};

/** A user whom the county's administrator makes. */
export const madeUser = async (
  service: Deployed,
  county: TestCounty,
  login: string,
  more: object,
): Promise<TestUser> => {
  const id = ulid();
  await got(county, 'POST /api/users', { id, login, name: login, person: null, ...more });
  return userOf(service, county.tenant.code, { id, login });
};

/** A job whose message the queue refuses: whoever asked is told nothing of it, and the sweeper sends it again. */
export const forgotten = async (
  service: Deployed,
  context: ContextName,
  start: () => Promise<unknown>,
): Promise<void> => {
  service.sqs.refusing.add(context);
  const { job } = (await start()) as { job: string };
  service.sqs.refusing.delete(context);
  expect((await service.sweep())['sweepJobs']).toBe(0);
  await service.queue.idle();
  const before = service.sqs.deliveries;
  await letTimePass(service, job);
  expect((await service.sweep())['sweepJobs']).toBe(1);
  await service.queue.idle();
  expect(service.sqs.deliveries).toBe(before + 1);
};

/**
 * As if the job had been waiting for two minutes: its place in the due-index is moved by the test's own hands, since a
 * bundle's clock is the machine's.
 */
const letTimePass = async ({ environment: { database } }: Deployed, job: string): Promise<void> => {
  const control = controlItems(database);
  const due = (await control.listDue('9999')).find((entry) => entry.job === job);
  if (!due) throw new Error(`the job ${job} is not in the due-index`);
  const at = new Date(Date.now() - 120_000).toISOString();
  const client = tenantClient(database, due.tenant);
  await client.update(jobKey(client, job), { due: at });
  await control.putDue({ ...due, at });
  await control.deleteDue(due);
};

/** A bundle's clock cannot be moved: the hold before an erasure is ended by hand. The county's new version. */
export const endHold = async ({ environment: { database } }: Deployed, tenant: string): Promise<string> => {
  const act = { at: new Date(), actor: { user: 'test', name: '测试' } };
  const entry = await controlItems(database).changeTenant(tenant, null, act, ({ erasure }) => ({
    set: { erasure: { ...erasure!, due: act.at.toISOString() } },
    event: { type: 'test.hold-ended', data: {} },
  }));
  return entry.version;
};
