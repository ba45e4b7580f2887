import { setTimeout } from 'node:timers/promises';
import { readFileSync } from 'node:fs';
import { ulid } from 'ulid';
import { expect } from 'vitest';
import type { Assignment } from '#shared/api/access.ts';
import type { CycleRow, ImportKind, ImportSummary } from '#shared/api/appraisals.ts';
import type { Job } from '#shared/api/common.ts';
import type { RunResult } from '#shared/api/grading.ts';
import type { PolicyVersion } from '#shared/api/policies.ts';
import type { PersonRow, UnitRow } from '#shared/api/units.ts';
import type { Result } from '#shared/grading/result.ts';
import { tenantClient } from '#functions/platform/tenant.ts';
import { profileRepository } from '#functions/tenants/repository.ts';
import type { Service } from '#infra/local/service.ts';
import { type Answer, call, makeTenant, makeUser, type TestTenant, type TestUser } from '#tests/service.ts';

/** A county of a test's own, driven over HTTP as the web application does it. */
export interface TestCounty {
  service: Service;
  tenant: TestTenant;
  office: TestUser;
}

export const makeCounty = async (service: Service, name = '测试县'): Promise<TestCounty> => {
  const tenant = await makeTenant(service, name);
  const createdAt = service.environment.clock.now().toISOString();
  const client = tenantClient(service.environment.database, tenant.id);
  await profileRepository(client).write({ id: tenant.id, code: tenant.code, name, createdAt });
  const office = await makeUser(service, tenant, { roles: [{ role: 'appraisal-office' }, { role: 'county-admin' }] });
  return { service, tenant, office };
};

export const userWith = (county: TestCounty, roles: Assignment[], person?: { id: string; unit: string }) =>
  makeUser(county.service, county.tenant, { roles, ...(person && { person }) });

/** A request of the office, or of somebody else of the county. */
export const ask = <T>(county: TestCounty, route: string, body?: unknown, user = county.office): Promise<Answer<T>> =>
  call<T>(county.service, route, { token: user.token, ...(body !== undefined && { body }) });

/** The same, which has to succeed. */
export const got = async <T>(county: TestCounty, route: string, body?: unknown, user?: TestUser): Promise<T> => {
  const answer = await ask<T>(county, route, body, user);
  expect(answer.status, JSON.stringify(answer.body).slice(0, 2000)).toBeLessThan(300);
  return answer.body;
};

/** The same by somebody patient: `busy` means that nothing was done and that it is worth asking again. */
export const gotAtLast = async <T>(county: TestCounty, route: string, body: unknown): Promise<T> => {
  for (;;) {
    const answer = await ask<T & { code?: string }>(county, route, body);
    if (answer.status < 300) return answer.body;
    expect(answer.body.code).toBe('busy');
    await setTimeout(20);
  }
};

export const upload = async (county: TestCounty, content: string, name = 'file.json'): Promise<string> => {
  const bytes = new TextEncoder().encode(content);
  const wanted = { id: ulid(), name, size: bytes.length, type: 'application/json' };
  const { file, url, headers } = await got<{ file: string; url: string; headers: Record<string, string> }>(
    county,
    'POST /api/files',
    wanted,
  );
  const sent = await fetch(new URL(url, county.service.url), { method: 'PUT', headers, body: bytes });
  expect(sent.status).toBeLessThan(300);
  return file;
};

export const finished = async (county: TestCounty, job: string, within = 60_000): Promise<Job> => {
  const until = performance.now() + within;
  while (performance.now() < until) {
    const state = await got<Job>(county, `GET /api/jobs/${job}`);
    if (state.state === 'done' || state.state === 'failed') return state;
    await setTimeout(20);
  }
  throw new Error(`job ${job} did not end`);
};

export const startImport = async (
  county: TestCounty,
  content: unknown,
  { kind = 'dataset', cycle = null }: { kind?: ImportKind; cycle?: string | null } = {},
): Promise<string> => {
  const file = await upload(county, typeof content === 'string' ? content : JSON.stringify(content));
  const { job } = await got<{ job: string }>(county, 'POST /api/imports', {
    ...{ id: ulid(), file, kind, cycle, name: 'file.json' },
  });
  return job;
};

export const importing = async (...given: Parameters<typeof startImport>): Promise<Job> =>
  finished(given[0], await startImport(...given));

/** An import that has to succeed. */
export const imported = async (...given: Parameters<typeof startImport>): Promise<ImportSummary> => {
  const job = await importing(...given);
  expect(job.problems).toEqual([]);
  return job.output as ImportSummary;
};

export const startRun = async (county: TestCounty, cycle: string, policyVersion: string | null = null) => {
  const { job } = await got<{ job: string }>(county, `POST /api/cycles/${encodeURIComponent(cycle)}/runs`, {
    ...{ id: ulid(), policyVersion, note: '试评' },
  });
  return job;
};

/** A run that has to succeed; its id. */
export const graded = async (county: TestCounty, cycle: string, policyVersion: string | null = null) => {
  const job = await finished(county, await startRun(county, cycle, policyVersion));
  expect(job.problems).toEqual([]);
  return (job.output as { run: string }).run;
};

/** The text of a cycle's export. */
export const exported = async (county: TestCounty, cycle: string): Promise<string> => {
  const { job } = await got<{ job: string }>(county, `POST /api/cycles/${encodeURIComponent(cycle)}/exports`, {
    id: ulid(),
  });
  const { output, problems } = await finished(county, job);
  expect(problems).toEqual([]);
  const { url } = await got<{ url: string }>(county, `GET /api/files/${(output as { file: string }).file}`);
  return (await fetch(new URL(url, county.service.url))).text();
};

export const exampleNames = ['worked', 'random-1', 'random-2', 'random-3'] as const;

export const fixture = <T = unknown>(name: string): T =>
  JSON.parse(readFileSync(new URL(`../fixtures/${name}.json`, import.meta.url), 'utf8')) as T;

export const cyclesOf = async (county: TestCounty) =>
  (await got<{ cycles: CycleRow[] }>(county, 'GET /api/cycles')).cycles;
export const registerOf = (county: TestCounty) =>
  got<{ version: number; units: UnitRow[]; people: PersonRow[] }>(county, 'GET /api/register');
export const policiesOf = (county: TestCounty) =>
  got<{ current: string | null; versions: PolicyVersion[] }>(county, 'GET /api/policies');
/** The record of an aggregate, newest first; its chain has to hold. */
export const eventsOf = async (county: TestCounty, aggregate: string) => {
  const { events, intact } = await got<{ events: { type: string; data: Record<string, unknown> }[]; intact: boolean }>(
    county,
    `GET /api/audit/${encodeURIComponent(aggregate)}`,
  );
  expect(intact).toBe(true);
  return events;
};

/** What a run shows, in the form of the engine's result. */
export const asResult = (run: RunResult): Result =>
  ({
    format: 'kaoping.result/1',
    teams: run.teams,
    people: run.people.map(({ name: _name, unit: _unit, rank: _rank, role: _role, ...person }) => person),
    ...{ pools: run.pools, winners: run.winners, eliminated: run.eliminated, eliminationTied: run.eliminationTied },
    ...{ overCeiling: run.overCeiling, provisional: run.provisional, rewards: run.rewards, fund: run.fund },
    ...{ recommendations: run.recommendations, recognition: run.recognition },
  }) as Result;
