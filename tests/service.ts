import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ulid } from 'ulid';
import { afterAll, beforeAll } from 'vitest';
import type { Assignment } from '#shared/api/access.ts';
import { operations } from '#shared/api/contract.ts';
import { openTenant, type TenantState } from '#shared/api/service.ts';
import { testClock } from '#functions/platform/clock.ts';
import { type Control, controlItems } from '#functions/platform/control.ts';
import { logger } from '#functions/platform/telemetry.ts';
import { tenantClient } from '#functions/platform/tenant.ts';
import { userKey, type UserRecord } from '#functions/platform/users.ts';
import { callerWith } from '#infra/local/caller.ts';
import type { Variables } from '#infra/local/database.ts';
import type { Caller } from '#infra/local/caller.ts';
import { embeddedIssuer } from '#infra/local/environment.ts';
import { type Service, type ServiceOptions, startService } from '#infra/local/service.ts';

/** A county to be opened. */
export interface NewTenant {
  id: string;
  name: string;
  code: string;
  admin: { id: string; login: string; name: string };
  /** absent: none */
  preset?: string | null;
}

/** The whole service as `npm start` runs it, for tests that span parts: a free port, a temporary folder, the database in memory. */
export interface TestService extends Service {
  control: Control;
  clock: TestClock;
  data: string;
  /** opens a county and gives its administrator's caller */
  open(tenant: NewTenant): Promise<Caller>;
  /** requests in the name of a subject; `tenant` goes into `x-tenant` */
  as(subject: string, tenant?: string): Promise<Caller & { token: string }>;
  withToken(token: string): Caller;
  /** requests without a token */
  nobody: Caller;
}

type TestClock = ReturnType<typeof testClock>;
export type TestOptions = Partial<Omit<ServiceOptions, 'clock'>> & {
  /** where the service's clock begins to run; without it, now */
  at?: string;
};

export async function startTestService({ at, ...options }: TestOptions = {}): Promise<TestService> {
  logger.setLogLevel('SILENT');
  const data = mkdtempSync(join(tmpdir(), 'kaoping-test-'));
  const clock = testClock(at === undefined ? new Date() : new Date(at), true);
  const variables = ownTables(options.variables ?? process.env);
  // What the sweeper does at what time is for the tests to say: a slow machine changes nothing in them.
  const service = await startService({
    ...{ data, memory: true, clock, operations, sweepEvery: 3600 },
    ...options,
    variables,
  });
  const as = async (subject: string, tenant?: string) => {
    const token = await service.tokenFor(subject);
    return Object.assign(callerWith(service.url, token, tenant), { token });
  };
  return {
    ...service,
    ...{ clock, data, as },
    control: controlItems(service.environment.database),
    withToken: (token) => callerWith(service.url, token),
    nobody: callerWith(service.url, null),
    async open(tenant) {
      const subject = 'opens-counties';
      await controlItems(service.environment.database).putOperator({ issuer: embeddedIssuer, subject }, '平台运营');
      const operator = await as(subject);
      const { status, body } = await operator(openTenant, { preset: null, job: ulid(), ...tenant });
      if (status !== 202) throw new Error(`${status} ${JSON.stringify(body)}`);
      await service.queue.idle();
      const account = await service.environment.identity.find(`${tenant.code}.${tenant.admin.login}`);
      return as(account!.subject, tenant.id);
    },
    async stop() {
      await service.stop();
      rmSync(data, { recursive: true, force: true });
    },
  };
}

/** Somebody else's database is shared: each service there has tables of its own. */
const ownTables = (variables: Variables): Variables =>
  variables['DYNAMODB_ENDPOINT']
    ? { ...variables, TABLE_PREFIX: `${variables['TABLE_PREFIX'] ?? ''}${ulid().toLowerCase()}-` }
    : variables;

/** The same from the first test of a file to its last. */
export const withService = (options: TestOptions = {}): { readonly service: TestService; readonly data: string } => {
  const held: { service?: TestService } = {};
  beforeAll(async () => {
    held.service = await startTestService(options);
  });
  afterAll(() => held.service?.stop());
  return {
    get service() {
      return held.service!;
    },
    get data() {
      return held.service!.data;
    },
  };
};

/** The name of the embedded provider's issuer, under which memberships are kept. */
export const issuer = embeddedIssuer;

export type { Caller };

export interface TestTenant {
  id: string;
  code: string;
}

/** Brings a tenant's entry to another state. */
export const changeState = async (
  { environment }: Pick<Service, 'environment'>,
  id: string,
  state: TenantState,
): Promise<void> => {
  const act = { at: environment.clock.now(), actor: { user: 'test', name: '测试' } };
  await controlItems(environment.database).changeTenant(id, null, act, () => ({
    set: { state },
    event: { type: 'test.changed', data: {} },
  }));
};

/** A tenant in the service's list, with nothing in it. */
export const makeTenant = async ({ environment }: Service, name = '测试县'): Promise<TestTenant> => {
  const id = ulid();
  const code = id.slice(-6).toLowerCase();
  const act = { at: environment.clock.now(), actor: { user: 'test', name: '测试' } };
  const control = controlItems(environment.database);
  await control.enterTenant({ id, name, code, createdAt: act.at.toISOString(), opening: null }, act);
  await changeState({ environment }, id, 'active');
  return { id, code };
};

export interface TestUser {
  id: string;
  subject: string;
  token: string;
}

export interface NewTestUser {
  roles: Assignment[];
  person?: { id: string; unit: string };
  disabled?: boolean;
  subject?: string;
  /** as others read it; without it, something made up */
  name?: string;
}

/** A user of the tenant with these roles, and a token of theirs. */
export const makeUser = async (service: Service, tenant: TestTenant, wanted: NewTestUser): Promise<TestUser> => {
  const { database, identity } = service.environment;
  const id = ulid();
  const subject = wanted.subject ?? `test-${id}`;
  const user: UserRecord = {
    ...{ id, subject, login: `${tenant.code}${id.toLowerCase()}`, name: wanted.name ?? `用户${id.slice(-4)}` },
    ...{ person: wanted.person ?? null, roles: wanted.roles, disabled: wanted.disabled ?? false, version: '1' },
  };
  const client = tenantClient(database, tenant.id);
  await client.put({ ...userKey(client, id), ...user });
  await controlItems(database).putMembership({ issuer: identity.issuer, subject }, { tenant: tenant.id, user: id });
  return { id, subject, token: await service.tokenFor(subject) };
};

export interface Answer<T = unknown> {
  status: number;
  body: T;
  headers: Headers;
}

export interface CallOptions {
  token?: string;
  tenant?: string;
  body?: unknown;
  headers?: Record<string, string>;
}

/** One request to the service, as the web application makes it. */
export const call = async <T>(service: Service, route: string, options: CallOptions = {}): Promise<Answer<T>> => {
  const [method = 'GET', path = '/'] = route.split(' ');
  const response = await fetch(service.url + path, {
    method,
    headers: {
      ...(options.token !== undefined && { authorization: `Bearer ${options.token}` }),
      ...(options.tenant !== undefined && { 'x-tenant': options.tenant }),
      ...(options.body !== undefined && { 'content-type': 'application/json' }),
      ...options.headers,
    },
    ...(options.body !== undefined && { body: JSON.stringify(options.body) }),
  });
  const text = await response.text();
  const isJson = /json/.test(response.headers.get('content-type') ?? '');
  return { status: response.status, body: (isJson ? JSON.parse(text) : text) as T, headers: response.headers };
};
