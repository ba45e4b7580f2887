import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout } from 'node:timers/promises';
import { ulid } from 'ulid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CycleRow } from '#shared/api/appraisals.ts';
import type { Job } from '#shared/api/common.ts';
import { operations } from '#shared/api/contract.ts';
import type { Run, RunResult } from '#shared/api/grading.ts';
import type { PersonRow, RegisterPerson } from '#shared/api/units.ts';
import type { Dataset } from '#shared/dataset/schema.ts';
import { exportDataset } from '#shared/dataset/normal.ts';
import { grade } from '#shared/grading/grade.ts';
import { logger } from '#functions/platform/telemetry.ts';
import { clientId, mountedAt } from '#infra/local/identity/provider.ts';
import { isAlive } from '#infra/local/processes.ts';
import { loadSecrets } from '#infra/local/secrets.ts';
import { type Service, startService } from '#infra/local/service.ts';
import { tokens } from '#infra/local/tokens.ts';
import { makeCounty as makeDataset } from '#tests/bench/county.ts';
import {
  ask,
  exported,
  finished,
  got,
  graded,
  imported,
  makeCounty,
  startImport,
  startRun,
  type TestCounty,
} from './county.ts';

/** The service is killed with -9 while a job works, database and all; the next start does the work, once. */

let data: string;
let child: ChildProcess | undefined;
let county: TestCounty;

const dataset: Dataset = makeDataset({ units: 20, people: 2_000, seed: 6 });
const cycle = dataset.cycle.id;

beforeAll(async () => {
  logger.setLogLevel('SILENT');
  data = mkdtempSync(join(tmpdir(), 'kaoping-crash-'));
  const service = await startService({ data, operations });
  county = await makeCounty(service);
  await service.stop();
});
afterAll(() => {
  child?.kill('SIGKILL');
  rmSync(data, { recursive: true, force: true });
});

/** Starts the service in a process of its own; the office's token is made with the key in the data folder. */
const start = async (): Promise<void> => {
  const started = spawn(process.execPath, [join(import.meta.dirname, 'service-process.ts'), data], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  child = started;
  const lines = createInterface({ input: started.stdout! })[Symbol.asyncIterator]();
  const { url } = JSON.parse((await lines.next()).value as string) as { url: string };
  const token = await tokens(await loadSecrets(data), `${url}${mountedAt}`, clientId).mint(county.office.subject);
  county = { ...county, service: { url } as Service, office: { ...county.office, token } };
};

const kill = async (): Promise<void> => {
  const { pid } = child!;
  child!.kill('SIGKILL');
  for (let i = 0; i < 250 && isAlive(pid!); i++) await setTimeout(20);
  expect(isAlive(pid!)).toBe(false);
};

/** Waits until the job is in this step, or over; says which. */
const untilStep = async (job: string, step: string): Promise<string> => {
  for (;;) {
    const { state, progress } = await got<Job>(county, `GET /api/jobs/${job}`);
    if (state === 'done' || state === 'failed' || progress.step === step) return state;
    await setTimeout(2);
  }
};

const eventsOf = async (aggregate: string) => {
  const { events, intact } = await got<{
    events: { type: string; data: Record<string, unknown> }[];
    intact: boolean;
  }>(county, `GET /api/audit/${encodeURIComponent(aggregate)}`);
  expect(intact).toBe(true);
  return events;
};

/** Steps at which the process dies, and how many ms after the step was seen. */
const moments = [
  { step: 'read', delay: 0 },
  { step: 'check', delay: 10 },
  { step: 'store', delay: 20 },
  { step: 'apply', delay: 0 },
];

/** Kills the service once the job is in the step, and starts it again; when that was. */
const crashAt = async (job: string, { step, delay }: { step: string; delay: number }): Promise<string> => {
  await untilStep(job, step);
  await setTimeout(delay);
  await kill();
  const at = new Date().toISOString();
  await start();
  return at;
};

/** Jobs that the process after the crash had to finish: without any, these tests would show nothing. */
let rolledForward = 0;
const noteEnd = ({ finishedAt }: Job, restartedAt: string): void => {
  if (finishedAt! > restartedAt) rolledForward += 1;
};

const seen = async (): Promise<{ cycle: CycleRow | undefined; people: number }> => {
  const { cycles } = await got<{ cycles: CycleRow[] }>(county, 'GET /api/cycles');
  const { people } = await got<{ people: PersonRow[] }>(county, 'GET /api/register');
  return { cycle: cycles[0], people: people.length };
};

describe('kill -9 in the middle of', { timeout: 90_000 }, () => {
  beforeAll(start);

  test.each(moments.map((moment, i) => ({ ...moment, n: i + 1 })))('an import: $step', async ({ n, ...moment }) => {
    const next = { ...dataset, people: dataset.people.map((person) => ({ ...person, nominations: n })) };
    const before = await seen();
    const job = await startImport(county, next);
    const restartedAt = await crashAt(job, moment);
    // Whatever is seen while the work goes on is the state of before or that of after, never between.
    let state = await got<Job>(county, `GET /api/jobs/${job}`);
    for (; state.state !== 'done'; state = await got<Job>(county, `GET /api/jobs/${job}`)) {
      const now = await seen();
      expect([before.people, dataset.people.length]).toContain(now.people);
      if (now.cycle?.version === before.cycle?.version) expect(now.cycle).toEqual(before.cycle);
      else expect(now.cycle).toMatchObject({ people: now.people, opinionRows: dataset.opinions.length });
      expect(state.state).not.toBe('failed');
    }
    noteEnd(state, restartedAt);
    expect(await exported(county, cycle)).toBe(exportDataset(next));
    for (const aggregate of ['register', `cycle:${cycle}`]) {
      const own = (await eventsOf(aggregate)).filter(({ data }) => data.job === job && data.kind !== undefined);
      expect(own.map(({ type }) => type)).toEqual(['import.applied']);
    }
    expect(await imported(county, next)).toMatchObject({ nothingNew: true });
  });

  test.each(moments.filter(({ step }) => step !== 'check'))('a run: $step', async (moment) => {
    await imported(county, dataset);
    const run = await startRun(county, cycle);
    const restartedAt = await crashAt(run, moment);
    const address = `GET /api/cycles/${cycle}/runs/${run}`;
    const early = await ask<RunResult>(county, address);
    if (early.status === 200) expect(early.body.people).toHaveLength(dataset.people.length);
    else expect(early.status).toBe(404);
    const job = await finished(county, run);
    noteEnd(job, restartedAt);
    expect(job.output).toEqual({ run });
    const result = await got<RunResult>(county, address);
    const expected = grade(dataset);
    expect(result.people.map(({ name: _name, unit: _unit, rank: _rank, role: _role, ...person }) => person)).toEqual(
      expected.people,
    );
    expect(result.pools).toEqual(expected.pools);
    const own = (await eventsOf(`cycle:${cycle}`)).filter(({ data }) => data.run === run);
    expect(own.map(({ type }) => type)).toEqual(['run.made']);
    const { runs } = await got<{ runs: Run[] }>(county, `GET /api/cycles/${cycle}/runs`);
    expect(runs.filter(({ id }) => id === run)).toMatchObject([{ state: 'draft', people: dataset.people.length }]);
  });

  test('closing a cycle, twice', async () => {
    await imported(county, dataset);
    const run = await graded(county, cycle);
    await got(county, `POST /api/cycles/${cycle}/runs/${run}/publication`, { reason: '公示无异议' });
    const { version } = (await seen()).cycle!;
    const body = { id: ulid(), version, reason: '年度考核结束' };
    const { job } = await got<{ job: string }>(county, `POST /api/cycles/${cycle}/closing`, body);
    await crashAt(job, { step: 'read', delay: 0 });
    const restartedAt = await crashAt(job, { step: 'apply', delay: 0 });
    const closed = await finished(county, job);
    noteEnd(closed, restartedAt);
    expect(closed).toMatchObject({ state: 'done', problems: [] });
    const result = await got<RunResult>(county, `GET /api/cycles/${cycle}/runs/${run}`);
    expect(closed.output).toMatchObject({ nothingNew: false, people: { written: result.people.length } });
    expect((await seen()).cycle!.state).toBe('closed');
    for (const aggregate of ['register', `cycle:${cycle}`])
      expect((await eventsOf(aggregate)).filter(({ type }) => type === 'cycle.closed')).toHaveLength(1);
    const { people } = await got<{ people: PersonRow[] }>(county, 'GET /api/register');
    const { id, unit } = people[0]!;
    const { person } = await got<{ person: RegisterPerson }>(county, `GET /api/units/${unit}/people/${id}`);
    const years = (person.history ?? []).map(({ year }) => year);
    expect(years).toEqual([...new Set(years)]);
    expect(years).toContain(dataset.cycle.year);
  });

  test('some of them were really left unfinished', () => {
    expect(rolledForward).toBeGreaterThan(1);
  });
});
