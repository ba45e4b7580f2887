import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ulid } from 'ulid';
import { operations } from '#shared/api/contract.ts';
import type { Dataset } from '#shared/dataset/schema.ts';
import { importJob } from '#functions/appraisals/import-job.ts';
import { repositories as appraisalRepositories } from '#functions/appraisals/repositories.ts';
import { gradingJob } from '#functions/grading/grading-job.ts';
import { repositories as gradingRepositories } from '#functions/grading/repositories.ts';
import { fileName } from '#functions/platform/file-record.ts';
import { tenantFiles } from '#functions/platform/files.ts';
import { logger } from '#functions/platform/telemetry.ts';
import { type Service, startService } from '#infra/local/service.ts';
import { ask, makeCounty as makeTenantCounty, userWith, type TestCounty } from '#tests/integration/county.ts';
import type { TestUser } from '#tests/service.ts';
import { makeCounty } from './county.ts';
import type { BenchRow } from './engine.ts';
import { countedJob } from '#tests/integration/job-context.ts';

/**
 * The whole way through the database, on a service of its own with an empty file. Capacity units are those that the
 * embedded engine reports; they agree with the arithmetic of item sizes (tests/integration/capacity.test.ts).
 */
export async function benchService(): Promise<BenchRow[]> {
  logger.setLogLevel('CRITICAL');
  const data = mkdtempSync(join(tmpdir(), 'kaoping-bench-'));
  const service = await startService({ data, operations });
  try {
    const dataset = makeCounty({ units: 100, people: 10_000, seed: 1 });
    const county = await makeTenantCounty(service);
    return [
      ...(await benchImport(county, dataset)),
      ...(await benchRun(county, dataset)),
      ...(await benchReading(county, dataset)),
    ];
  } finally {
    await service.stop();
    rmSync(data, { recursive: true, force: true });
  }
}

async function benchImport({ service, tenant }: TestCounty, dataset: Dataset): Promise<BenchRow[]> {
  const file = ulid();
  const text = new TextEncoder().encode(JSON.stringify(dataset));
  await tenantFiles(service.environment.files, tenant.id).put(fileName(file), text, { type: 'application/json' });
  const input = { file, kind: 'dataset', cycle: null, name: 'bench.json' };
  const first = await timed(service, tenant.id, { kind: 'import', input }, appraisalRepositories, importJob);
  const again = await timed(service, tenant.id, { kind: 'import', input }, appraisalRepositories, importJob);
  const { units, people, performance, opinions } = dataset;
  const rows = units.length + people.length + performance.length + opinions.length;
  return [
    shown(`import ${rows} rows (10,000 people): rows a second`, rows / first.seconds),
    shown('import: write units', first.write),
    shown('import: read units', first.read),
    atMost('the same file again: write units', again.write, 0),
    shown('the same file again: read units', again.read),
  ];
}

async function benchRun({ service, tenant }: TestCounty, { cycle }: Dataset): Promise<BenchRow[]> {
  const run = ulid();
  const { runs, cycles } = countedJob(service, tenant.id, gradingRepositories, { kind: 'grading', input: {} }).context
    .repositories;
  const { content } = (await cycles.readHead(cycle.id))!;
  await runs.addRun({
    ...{ id: run, cycle: cycle.id, state: 'running', note: '', at: new Date().toISOString(), job: run },
    ...{ policyVersion: content.policyVersion, policyTitle: content.policyTitle, by: { user: 'bench', name: '测量' } },
    ...{ published: null, people: 0, grades: {}, provisional: false, decimals: 2, summaryParts: 0 },
  });
  const input = { cycle: cycle.id, run };
  const made = await timed(service, tenant.id, { kind: 'grading', input }, gradingRepositories, gradingJob);
  const draft = (await runs.readRun(cycle.id, run))!;
  const stored = (await cycles.readHead(cycle.id))!;
  const published = { id: run, cycle: cycle.id };
  await runs.commit([
    runs.changing(draft, { ...draft, state: 'published' }),
    ...(await cycles.changing(
      stored,
      { content: stored.content, state: 'published', publishedRun: run },
      { type: 'run.published', data: published, at: new Date(), actor: { user: 'bench', name: '测量' } },
    )),
  ]);
  return [
    shown('whole run: seconds', made.seconds, 1),
    shown('whole run: read units', made.read),
    atMost('storing the results of 10,000 people: write units', made.write, 400),
  ];
}

async function benchReading(county: TestCounty, { people, cycle }: Dataset): Promise<BenchRow[]> {
  const person = people[people.length >> 1]!;
  const staff = await userWith(county, [{ role: 'staff' }], { id: person.id, unit: person.unit });
  const moved = await userWith(county, [{ role: 'staff' }], { id: person.id, unit: 'elsewhere' });
  const { runs } = (await ask<{ runs: { id: string }[] }>(county, `GET /api/cycles/${cycle.id}/runs`)).body;
  const mine = `GET /api/cycles/${cycle.id}/my-result`;
  const run = `GET /api/cycles/${cycle.id}/runs/${runs[0]!.id}`;
  const own = await read(county, mine, staff);
  const away = await read(county, mine, moved);
  const whole = await read(county, run);
  const why = await read(county, `${run}/why/${encodeURIComponent(`${person.id}.composite`)}`);
  const register = await read(county, 'GET /api/register');
  return [
    atMost('reading one’s own result: read units', own.units, 20),
    atMost('the same once one has moved to another unit: read units', away.units, 20),
    shown('reading the whole run: read units', whole.units),
    atMost('the whole run as JSON: MB', whole.bytes / 1e6, 6, 2),
    shown('the whole run: ms', whole.milliseconds),
    shown('asking why: ms', why.milliseconds),
    shown('the register of 10,000 people: read units', register.units),
    shown('the register: ms', register.milliseconds),
  ];
}

async function timed<R>(
  service: Service,
  tenant: string,
  job: Parameters<typeof countedJob<R>>[3],
  repositories: Parameters<typeof countedJob<R>>[2],
  work: (context: ReturnType<typeof countedJob<R>>['context']) => Promise<unknown>,
): Promise<{ seconds: number; read: number; write: number }> {
  const { context, usage } = countedJob(service, tenant, repositories, job);
  const before = performance.now();
  await work(context);
  return { seconds: (performance.now() - before) / 1000, read: usage.read, write: usage.write };
}

/** The second of two readings: the first one loads code. The membership, read from `control`, is one unit more. */
async function read(county: TestCounty, route: string, user: TestUser = county.office) {
  await ask(county, route, undefined, user);
  const before = performance.now();
  const { body, status, headers } = await ask(county, route, undefined, user);
  if (status !== 200) throw new Error(`${route}: ${status} ${JSON.stringify(body)}`);
  const units = Number(/read=([\d.]+)/.exec(headers.get('x-capacity') ?? '')?.[1]) + 1;
  return { units, milliseconds: performance.now() - before, bytes: Buffer.byteLength(JSON.stringify(body)) };
}

const shown = (what: string, value: number, decimals = 0): BenchRow => ({
  what,
  value: value.toFixed(decimals),
  target: '–',
  ok: true,
});

const atMost = (what: string, value: number, target: number, decimals = 0): BenchRow => ({
  ...shown(what, value, decimals),
  target: `≤ ${target}`,
  ok: value <= target,
});

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) console.table(await benchService());
