import { ulid } from 'ulid';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { Job } from '#shared/api/common.ts';
import type { Run } from '#shared/api/grading.ts';
import type { ContextName } from '#shared/api/operation.ts';
import { exampleDataset } from '#shared/dataset/example.fixture.ts';
import { exportDataset } from '#shared/dataset/normal.ts';
import type { Dataset } from '#shared/dataset/schema.ts';
import { fileName } from '#functions/platform/file-record.ts';
import { forgottenAfter, type JobMessage } from '#functions/platform/jobs.ts';
import { type QueueEvent, sweepJobs } from '#functions/platform/worker.ts';
import { deployedContexts } from '#infra/local/contexts.ts';
import { withService } from '#tests/service.ts';
import {
  ask,
  cyclesOf,
  eventsOf,
  fixture,
  got,
  makeCounty,
  startImport,
  startRun,
  type TestCounty,
  upload,
} from './county.ts';

/** Messages as a queue may deliver them, files that are gone, a token that runs out: the real workers, driven by hand. */

const waiting: { context: ContextName; event: QueueEvent }[] = [];

/** The queue delivers nothing: it is this test that does. */
const held = withService({
  sweepEvery: 3600,
  contexts: {
    handler: (context) => deployedContexts.handler(context),
    worker: async (context) => async (event) => {
      waiting.push({ context, event });
      return { batchItemFailures: [] };
    },
  },
});
afterEach(() => {
  waiting.length = 0;
  vi.restoreAllMocks();
});

/** The message of a job, once the queue has it. */
const messageOf = async (job: string) => {
  await held.service.queue.idle();
  const found = waiting.find(({ event }) => (JSON.parse(event.Records[0]!.body) as JobMessage).job === job);
  return found!;
};

/** Gives a message to a worker; whether it has to come again. */
const deliver = async ({ context, event }: (typeof waiting)[number]): Promise<boolean> => {
  const worker = await deployedContexts.worker(context);
  return (await worker(event)).batchItemFailures.length > 0;
};

const jobOf = (county: TestCounty, job: string) => got<Job>(county, `GET /api/jobs/${job}`);
const withPeople = (count: number): Dataset => {
  const dataset = exampleDataset() as unknown as Dataset;
  for (let n = 1; n <= count; n++)
    dataset.people.push({ id: `q${n}`, name: `新${n}`, unit: 'u1', rank: 'staff', role: 'member' });
  return dataset;
};
const importedEvents = async (county: TestCounty) =>
  (await eventsOf(county, 'cycle:2011')).filter(({ type }) => type === 'import.applied');

describe('a message', () => {
  test('delivered to two workers at once, and once more when all is done: one import', async () => {
    const county = await makeCounty(held.service);
    const job = await startImport(county, exampleDataset());
    const message = await messageOf(job);
    expect(await Promise.all([deliver(message), deliver(message), deliver(message)])).toEqual([false, false, false]);
    const done = await jobOf(county, job);
    expect(done).toMatchObject({ state: 'done', problems: [] });
    const cycles = await cyclesOf(county);
    expect(await deliver(message)).toBe(false);
    expect(await jobOf(county, job)).toEqual(done);
    expect(await cyclesOf(county)).toEqual(cycles);
    expect(await importedEvents(county)).toHaveLength(1);
  });

  test('of a run, delivered twice at once and late: one run', async () => {
    const county = await makeCounty(held.service);
    await deliver(await messageOf(await startImport(county, fixture('worked.dataset'))));
    const run = await startRun(county, '2011');
    const message = await messageOf(run);
    await Promise.all([deliver(message), deliver(message)]);
    const { runs } = await got<{ runs: Run[] }>(county, 'GET /api/cycles/2011/runs');
    expect(runs).toMatchObject([{ id: run, state: 'draft' }]);
    await got(county, `POST /api/cycles/2011/runs/${run}/publication`, { reason: '公示无异议' });
    await deliver(message);
    const after = await got<{ runs: Run[] }>(county, 'GET /api/cycles/2011/runs');
    expect(after.runs).toMatchObject([{ id: run, state: 'published' }]);
    const events = await eventsOf(county, 'cycle:2011');
    expect(events.map(({ type }) => type).filter((type) => type.startsWith('run.'))).toEqual([
      'run.published',
      'run.made',
    ]);
  });

  test('out of order: each is done once, and what was delivered last stands', async () => {
    const county = await makeCounty(held.service);
    const [first, second] = [withPeople(1), withPeople(2)];
    const messages = [];
    for (const dataset of [first, second]) messages.push(await messageOf(await startImport(county, dataset)));
    expect(await deliver(messages[1]!)).toBe(false);
    expect(await deliver(messages[0]!)).toBe(false);
    expect(await deliver(messages[1]!)).toBe(false);
    expect(await importedEvents(county)).toHaveLength(2);
    const { job } = await got<{ job: string }>(county, 'POST /api/cycles/2011/exports', { id: ulid() });
    await deliver(await messageOf(job));
    const { file } = (await jobOf(county, job)).output as { file: string };
    const { url } = await got<{ url: string }>(county, `GET /api/files/${file}`);
    expect(await (await fetch(new URL(url, county.service.url))).text()).toBe(exportDataset(first));
  });

  test('that could not be sent: the request says what is true, and the sweeper sends it', async () => {
    const county = await makeCounty(held.service);
    const { environment, clock } = held.service;
    const file = await upload(county, JSON.stringify(exampleDataset()));
    const body = { id: ulid(), file, kind: 'dataset', cycle: null, name: 'file.json' };
    vi.spyOn(environment.queue, 'send').mockRejectedValueOnce(new Error('the queue is away'));
    const answer = await ask<{ job: string }>(county, 'POST /api/imports', body);
    expect([answer.status, answer.body]).toEqual([202, { job: body.id }]);
    expect(await jobOf(county, body.id)).toMatchObject({ state: 'queued' });
    // Asked again it is the same job, and still one.
    expect((await ask(county, 'POST /api/imports', body)).status).toBe(202);
    expect(waiting).toEqual([]);
    clock.set(new Date(clock.now().getTime() + forgottenAfter + 1000));
    await sweepJobs(environment);
    await deliver(await messageOf(body.id));
    expect(await jobOf(county, body.id)).toMatchObject({ state: 'done', problems: [] });
    expect(await importedEvents(county)).toHaveLength(1);
  });
});

describe('a file', () => {
  test('that is gone when the job needs it: the job ends at once and says so', async () => {
    const county = await makeCounty(held.service);
    const file = await upload(county, JSON.stringify(exampleDataset()));
    const body = { id: ulid(), file, kind: 'dataset', cycle: null, name: 'file.json' };
    await got(county, 'POST /api/imports', body);
    await held.service.environment.files.delete(`${county.tenant.id}/${fileName(file)}`);
    expect(await deliver(await messageOf(body.id))).toBe(false);
    const { state, problems } = await jobOf(county, body.id);
    expect([state, problems.map(({ code, message }) => [code, message.zh])]).toEqual([
      'failed',
      [['not-found', '所上传的文件已不存在，请重新上传。']],
    ]);
  });

  test('for which there is no room is refused when it is uploaded', async () => {
    const county = await makeCounty(held.service);
    const full = Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' });
    const put = vi.spyOn(held.service.environment.files, 'put').mockRejectedValueOnce(full);
    const wanted = { id: ulid(), name: 'file.json', size: 2, type: 'application/json' };
    const { url, headers } = await got<{ url: string; headers: Record<string, string> }>(
      county,
      'POST /api/files',
      wanted,
    );
    const sending = { method: 'PUT', headers, body: '{}' };
    expect((await fetch(new URL(url, county.service.url), sending)).status).toBe(507);
    expect(put).toHaveBeenCalledTimes(1);
    expect((await fetch(new URL(url, county.service.url), sending)).status).toBe(200);
  });

  test('for which there is no room: the job is tried a few times and then says so', async () => {
    const county = await makeCounty(held.service);
    await deliver(await messageOf(await startImport(county, fixture('worked.dataset'))));
    const run = await startRun(county, '2011');
    const message = await messageOf(run);
    const full = Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' });
    const put = vi.spyOn(held.service.environment.files, 'put').mockRejectedValue(full);
    const again: boolean[] = [];
    for (let i = 0; i < 4; i++) again.push(await deliver(message));
    expect(again).toEqual([true, true, false, false]);
    expect(put).toHaveBeenCalledTimes(3);
    const { state, problems } = await jobOf(county, run);
    expect([state, problems[0]!.code]).toEqual(['failed', 'unavailable']);
    expect(problems[0]!.message.zh).toContain('存储空间已满');
    put.mockRestore();
    const { runs } = await got<{ runs: Run[] }>(county, 'GET /api/cycles/2011/runs');
    expect(runs.filter(({ state: now }) => now === 'draft')).toEqual([]);
    // With room again, the next run is like any other.
    const next = await startRun(county, '2011');
    await deliver(await messageOf(next));
    expect(await jobOf(county, next)).toMatchObject({ state: 'done' });
  });
});

test('a token that expires while a form is filled in: nothing is written, and with a new one the same form is, once', async () => {
  const county = await makeCounty(held.service);
  await got(county, 'PUT /api/groups/g1', { version: null, name: '第一考核组' });
  const { office } = county;
  const form = { unit: { id: 'new', name: '新单位', category: 'township', level: 'first', group: 'g1' } };
  const expired = { ...office, token: await held.service.tokenFor(office.subject, -1) };
  expect((await ask(county, 'POST /api/units', form, expired)).status).toBe(401);
  const created = async () => (await eventsOf(county, 'register')).filter(({ type }) => type === 'unit.created');
  expect(await created()).toEqual([]);
  const renewed = { ...office, token: await held.service.tokenFor(office.subject) };
  expect((await ask(county, 'POST /api/units', form, renewed)).status).toBeLessThan(300);
  await ask(county, 'POST /api/units', form, renewed);
  expect(await created()).toHaveLength(1);
});
