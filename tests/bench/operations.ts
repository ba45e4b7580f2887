import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ulid } from 'ulid';
import type { RoleName } from '#shared/api/access.ts';
import { startExport, startImport } from '#shared/api/appraisals.ts';
import { operations } from '#shared/api/contract.ts';
import { startRun } from '#shared/api/grading.ts';
import type { Operation } from '#shared/api/operation.ts';
import { createFile, createUsers, exportCounty } from '#shared/api/tenants.ts';
import { updatePerson } from '#shared/api/units.ts';
import { repositories as gradingRepositories } from '#functions/grading/repositories.ts';
import { controlItems } from '#functions/platform/control.ts';
import { tenantJobs } from '#functions/platform/jobs.ts';
import { logger } from '#functions/platform/telemetry.ts';
import { tenantClient } from '#functions/platform/tenant.ts';
import { type CountyUnits, type Measured, type PageCalls, usersOfJob } from '#infra/cli/county-year.ts';
import { callerWith, type Caller } from '#infra/local/caller.ts';
import { type Service, startService } from '#infra/local/service.ts';
import { makeCounty as makeTenantCounty, userWith } from '#tests/integration/county.ts';
import { measureBallots } from './ballots.ts';
import { makeCounty } from './county.ts';
import { recordedSessions } from './page-views.ts';

export const countySize = { units: 100, people: 10_000, seed: 1 };

type Ask = (operation: Operation, input: Record<string, unknown>) => Promise<{ body: unknown } & Measured>;

/** Runs the real operations through the gateway on a service of its own and tells what each took. */
export async function measureOperations(sessions: readonly PageCalls[]): Promise<CountyUnits> {
  logger.setLogLevel('CRITICAL');
  const data = mkdtempSync(join(tmpdir(), 'kaoping-bench-'));
  const service = await startService({ data, operations, sweepEvery: 3600 });
  try {
    return await measure(service, sessions);
  } finally {
    await service.stop();
    rmSync(data, { recursive: true, force: true });
  }
}

async function measure(service: Service, sessions: readonly PageCalls[]): Promise<CountyUnits> {
  const seen = watchMeter(service);
  const county = await makeTenantCounty(service);
  const dataset = makeCounty(countySize);
  const cycle = dataset.cycle.id;
  const person = dataset.people[dataset.people.length >> 1]!;
  const units: CountyUnits = { requests: {}, jobs: {}, storage: undefined as never };
  const asking = (caller: Caller, role: string): Ask => {
    return async (operation, input) => {
      const { status, body } = await caller(operation, input);
      if (status >= 300) throw new Error(`${operation.id}: ${status} ${JSON.stringify(body)}`);
      const measured = { ...seen.request!, bytes: Buffer.byteLength(JSON.stringify(body)) };
      units.requests[`${operation.id} ${role}`] = measured;
      return { body, ...measured };
    };
  };
  const callerOf = (token: string) => callerWith(service.url, token);
  const officeCaller = callerOf(county.office.token);
  const office = asking(officeCaller, 'appraisal-office');
  const job = async (kind: string): Promise<void> => {
    await service.queue.idle();
    units.jobs[kind] = { ...seen.job!, bytes: 0 };
  };

  const content = JSON.stringify(dataset);
  const file = ulid();
  const wanted = { id: file, name: 'b.json', size: Buffer.byteLength(content), type: 'application/json' };
  const { url, headers } = (await office(createFile, wanted)).body as { url: string; headers: Record<string, string> };
  await fetch(new URL(url, service.url), { method: 'PUT', headers, body: content });
  await office(startImport, { id: ulid(), file, kind: 'dataset', cycle: null, name: 'b.json' });
  await job('import');
  const run = ulid();
  await office(startRun, { cycle, id: run, policyVersion: null, note: '测算' });
  await job('grading');
  await publish(service, county.tenant.id, cycle, run);
  await office(startExport, { cycle, id: ulid() });
  await job('export');

  const { versions } = (await office(byId('policies.list'), {})).body as { versions: { id: string }[] };
  const inputs: Record<string, Record<string, unknown>> = {
    'cycles.read': { cycle },
    'cycles.read-unit': { cycle, unit: person.unit },
    'runs.list': { cycle },
    'runs.read': { cycle, run },
    'results.read-mine': { cycle },
    'runs.explain': { cycle, run, address: `${person.id}.composite` },
    'policies.read': { id: versions[0]!.id },
    'people.read': { unit: person.unit, id: person.id },
    'audit.list': { aggregate: 'register' },
  };
  for (const { role, calls } of sessions) {
    const reader = await readerOf(county, role, person);
    const ask = asking(callerOf(reader), role);
    for (const id of Object.keys(calls)) {
      // The second of two: the first one loads code.
      await ask(byId(id), inputs[id] ?? {});
      await ask(byId(id), inputs[id] ?? {});
    }
  }

  Object.assign(units.requests, await measureBallots(service, county.tenant.id));
  await makeAccounts(office, dataset.people.filter(({ unit }) => unit === person.unit).slice(0, usersOfJob));
  await job('users');
  await office(exportCounty, { id: ulid() });
  await job('archive');
  const { database, queue, clock } = service.environment;
  const client = tenantClient(database, county.tenant.id);
  const by = { user: 'service', name: '平台' };
  const upkeep = { id: ulid(), context: 'tenants', kind: 'upkeep', input: {}, by } as const;
  await tenantJobs(client, controlItems(database), queue, clock).start(upkeep);
  await job('upkeep');
  units.storage = (await controlItems(database).readStorage(county.tenant.id))!;
  return units;
}

/** The made-up county has people without a score, which publishing refuses: the run is marked as published all the same. */
async function publish({ environment }: Service, tenant: string, cycle: string, run: string): Promise<void> {
  const { runs, cycles } = gradingRepositories(tenantClient(environment.database, tenant));
  const draft = (await runs.readRun(cycle, run))!;
  const stored = (await cycles.readHead(cycle))!;
  const by = { at: environment.clock.now(), actor: { user: 'bench', name: '测算' } };
  await runs.commit([
    runs.changing(draft, { ...draft, state: 'published' }),
    ...(await cycles.changing(
      stored,
      { content: stored.content, state: 'published', publishedRun: run },
      { type: 'run.published', data: { id: run, cycle }, ...by },
    )),
  ]);
}

/** The figures of the last request and the last job. */
function watchMeter({ environment }: Service): { request?: Measured; job?: Measured } {
  const seen: { request?: Measured; job?: Measured } = {};
  const { meter } = environment;
  environment.meter = {
    ...meter,
    add(tenant, kind, { read, write, requests }, milliseconds) {
      if (kind !== 'service') seen[kind] = { read, write, milliseconds: Math.round(milliseconds), bytes: 0 };
      meter.add(tenant, kind, { read, write, requests }, milliseconds);
    },
  };
  return seen;
}

const byId = (id: string): Operation => {
  const found = operations.find((operation) => operation.id === id);
  if (!found) throw new Error(`no operation ${id}`);
  return found;
};

/** A token of somebody who holds the role: in the person's unit, as the person. */
async function readerOf(
  county: Awaited<ReturnType<typeof makeTenantCounty>>,
  role: RoleName,
  { id, unit }: { id: string; unit: string },
): Promise<string> {
  if (role === 'appraisal-office') return county.office.token;
  const assignment = role === 'staff' ? { role } : { role, scope: unit };
  return (await userWith(county, [assignment], { id, unit })).token;
}

/** Gives people of a unit the numbers that login names are made of, and starts the job that makes their accounts. */
async function makeAccounts(office: Ask, people: readonly { id: string; unit: string }[]): Promise<void> {
  for (const { id, unit } of people) {
    const { body } = await office(byId('people.read'), { unit, id });
    const { person, version } = body as { person: Record<string, unknown>; version: string };
    await office(updatePerson, { unit, id, version, person: { ...person, number: `n${id}` }, reason: '测算' });
  }
  await office(createUsers, { id: ulid(), unit: null, people: people.map(({ id }) => id) });
}

/** The table for people. */
export function operationLines({ requests, jobs }: CountyUnits): string[] {
  const rows = [
    ...Object.entries(requests).sort(([a], [b]) => (a < b ? -1 : 1)),
    ...Object.entries(jobs).map(([kind, measured]) => [`job ${kind}`, measured] as const),
  ];
  const width = Math.max(...rows.map(([what]) => what.length));
  const line = (...cells: string[]) =>
    cells.map((cell, i) => (i === 0 ? cell.padEnd(width) : cell.padStart(12))).join('');
  return [
    line('operation and reader', 'read units', 'write units', 'ms', 'kB'),
    ...rows.map(([what, { read, write, milliseconds, bytes }]) =>
      line(what, read.toFixed(1), write.toFixed(1), String(milliseconds), (bytes / 1000).toFixed(1)),
    ),
  ];
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href)
  console.log(operationLines(await measureOperations(recordedSessions())).join('\n'));
