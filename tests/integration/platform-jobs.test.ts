import { ulid } from 'ulid';
import { describe, expect, test } from 'vitest';
import { testClock } from '#functions/platform/clock.ts';
import { controlItems } from '#functions/platform/control.ts';
import type { Environment } from '#functions/platform/environment.ts';
import { ConditionFailed, Refusal } from '#functions/platform/errors.ts';
import { type JobItem, jobKey, type JobMessage, tenantJobs } from '#functions/platform/jobs.ts';
import { tenantClient } from '#functions/platform/tenant.ts';
import { LeaseLost, leaseTime, runMessage, sweepJobs, type Work } from '#functions/platform/worker.ts';
import { makeTenant, withService } from '../service.ts';
import { thingContexts, thingOperations, type ThingRepositories, thingRepository } from '../things.ts';

const held = withService({ operations: thingOperations, contexts: thingContexts(), sweepEvery: 3600 });

/** A county with a queue that only remembers, a clock that stands, and workers run by hand. */
const setUp = async (now = '2027-01-15T08:00:00.000Z') => {
  const { service } = held;
  const { id: tenant } = await makeTenant(service);
  const sent: JobMessage[] = [];
  const clock = testClock(new Date(now));
  const env: Environment = {
    ...service.environment,
    clock,
    queue: {
      async send(message) {
        // The sweeper looks through the whole service: what other tests left is none of this one's concern.
        if (message.tenant === tenant) sent.push(message);
      },
    },
  };
  const client = tenantClient(env.database, tenant);
  const control = controlItems(env.database);
  const jobs = tenantJobs(client, control, env.queue, clock);
  const start = async (input: Record<string, unknown> = {}, id: string = ulid()) => {
    await jobs.start({ id, context: 'units', kind: 'import', input, by: { user: 'u', name: 'n' } });
    return id;
  };
  const run = (work: Work<ThingRepositories>, job: string) =>
    runMessage(
      env,
      { context: 'units', jobs: { import: work }, repositories: thingRepository },
      { tenant, context: 'units', job },
    );
  const item = async (id: string) => (await client.get<JobItem>(jobKey(client, id)))!;
  const dueOf = async () => (await control.listDue('9999')).filter((due) => due.tenant === tenant);
  return { env, clock, client, jobs, sent, start, run, item, dueOf, tenant };
};

const done: Work<ThingRepositories> = async () => ({ rows: 3 });

describe('a job', () => {
  test('is started once for one id, whatever comes how often', async () => {
    const { jobs, start, sent } = await setUp();
    const id = await start({ file: 'a' });
    await start({ file: 'a' }, id);
    expect(sent).toHaveLength(1);
    expect(await jobs.list()).toHaveLength(1);
    await expect(start({ file: 'b' }, id)).rejects.toThrow(Refusal);
  });

  test('is in the due-index before it is there: whatever a crash leaves, no job is forgotten', async () => {
    const { client, env, clock, dueOf } = await setUp();
    const control = controlItems(env.database);
    const away = async (): Promise<never> => {
      throw new Error('killed');
    };
    const begin = (of: typeof client, by: typeof control, id: string) =>
      tenantJobs(of, by, env.queue, clock).start({
        ...{ id, context: 'units', kind: 'import', input: {}, by: { user: 'u', name: 'n' } },
      });
    const [first, second] = [ulid(), ulid()];
    await expect(begin(client, { ...control, putDue: away }, first)).rejects.toThrow('killed');
    expect(await client.get(jobKey(client, first))).toBeUndefined();
    await expect(begin({ ...client, put: away }, control, second)).rejects.toThrow('killed');
    expect(await dueOf()).toMatchObject([{ job: second }]);
  });

  test('runs, tells how far it is, and keeps its output', async () => {
    const { jobs, start, run, item, dueOf } = await setUp();
    const id = await start();
    expect(await jobs.read(id)).toMatchObject({ state: 'queued', finishedAt: null });
    let meanwhile: unknown;
    const again = await run(async ({ progress }) => {
      await progress(1, 2, 'reading');
      meanwhile = await jobs.read(id);
      await progress(2, 2, 'reading');
      return { rows: 3 };
    }, id);
    expect(again).toBe(false);
    expect(meanwhile).toMatchObject({ state: 'running', progress: { done: 1, total: 2, step: 'reading' } });
    expect(await jobs.read(id)).toMatchObject({
      state: 'done',
      output: { rows: 3 },
      finishedAt: '2027-01-15T08:00:00.000Z',
    });
    expect((await item(id)).leasedUntil).toBeNull();
    expect(await dueOf()).toEqual([]);
  });

  test('refused for its input ends with every problem and is not tried again', async () => {
    const { jobs, start, run } = await setUp();
    const id = await start();
    const problems = [{ path: 'people[3]', code: 'bad', message: { zh: '错', en: 'Wrong' } }];
    const refuse: Work<ThingRepositories> = async () => {
      throw new Refusal('invalid-input', undefined, { problems });
    };
    expect(await run(refuse, id)).toBe(false);
    expect(await jobs.read(id)).toMatchObject({ state: 'failed', problems, output: null });
    expect(await run(done, id)).toBe(false);
    expect((await jobs.read(id))?.state).toBe('failed');
  });

  test('that breaks is tried again, five times at most', async () => {
    const { jobs, start, run } = await setUp();
    const id = await start();
    let tries = 0;
    const broken: Work<ThingRepositories> = async () => {
      tries += 1;
      throw new Error('broken');
    };
    const answers: boolean[] = [];
    for (let i = 0; i < 6; i++) answers.push(await run(broken, id));
    expect(answers).toEqual([true, true, true, true, false, false]);
    expect(tries).toBe(5);
    const failed = await jobs.read(id);
    expect(failed?.state).toBe('failed');
    expect(JSON.stringify(failed)).not.toContain('broken');
  });
});

describe('two workers', () => {
  /** Work that waits in its middle until it is let go. */
  const atTheGate = () => {
    let letGo: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => (letGo = resolve));
    let reached: () => void = () => undefined;
    const middle = new Promise<void>((resolve) => (reached = resolve));
    return { letGo: () => letGo(), middle, wait: async () => (reached(), await gate) };
  };

  test('of one message delivered twice, one does the work', async () => {
    const { start, run, jobs } = await setUp();
    const id = await start();
    let runs = 0;
    const work: Work<ThingRepositories> = async () => ({ run: ++runs });
    await Promise.all([run(work, id), run(work, id), run(work, id)]);
    expect(runs).toBe(1);
    await run(work, id);
    expect(runs).toBe(1);
    expect((await jobs.read(id))?.output).toEqual({ run: 1 });
  });

  test('while the first has its lease the second leaves it alone', async () => {
    const { start, run, clock, item } = await setUp();
    const id = await start();
    const gate = atTheGate();
    const first = run(async () => (await gate.wait(), { by: 'first' }), id);
    await gate.middle;
    clock.set(new Date(clock.now().getTime() + leaseTime - 1));
    await run(async () => ({ by: 'second' }), id);
    gate.letGo();
    await first;
    expect(await item(id)).toMatchObject({ output: { by: 'first' }, fence: 1 });
  });

  test('when the lease has run out the second takes over, and nothing the first does holds any more', async () => {
    const { start, run, clock, item, client } = await setUp();
    const id = await start();
    const gate = atTheGate();
    const outcome: Record<string, unknown> = {};
    const target = { pk: client.pk('THING', id), sk: 'HEAD' };
    const first = run(async ({ progress, stillMine, repositories }) => {
      await gate.wait();
      const put = { put: { ...target, text: 'by the first' } };
      outcome['commit'] = await repositories.client.transact([put, stillMine]).catch((error: unknown) => error);
      outcome['progress'] = await progress(1, 1, 'late').catch((error: unknown) => error);
      return { by: 'first' };
    }, id);
    await gate.middle;
    clock.set(new Date(clock.now().getTime() + leaseTime + 1));
    await run(async ({ stillMine, repositories }) => {
      await repositories.client.transact([{ put: { ...target, text: 'by the second' } }, stillMine]);
      return { by: 'second' };
    }, id);
    gate.letGo();
    expect(await first).toBe(false);
    expect(outcome['commit']).toBeInstanceOf(ConditionFailed);
    expect(outcome['progress']).toBeInstanceOf(LeaseLost);
    expect(await item(id)).toMatchObject({ state: 'done', output: { by: 'second' }, fence: 2 });
    expect(await client.get<{ text: string }>(target)).toMatchObject({ text: 'by the second' });
    const unfenced = { ...target, text: 'without the fence' };
    await client.transact([{ put: unfenced }]);
    expect(await client.get<{ text: string }>(target)).toMatchObject({ text: 'without the fence' });
  });
});

describe('the sweeper', () => {
  const minute = 60_000;
  const on = (clock: { now(): Date; set(to: Date): void }, ms: number) =>
    clock.set(new Date(clock.now().getTime() + ms));

  test('sends a job again whose message was lost, and not before its time', async () => {
    const { env, start, sent, clock, run, jobs } = await setUp('2031-01-01T00:00:00.000Z');
    const id = await start();
    sent.length = 0;
    await sweepJobs(env);
    expect(sent).toEqual([]);
    on(clock, minute + 1);
    await sweepJobs(env);
    expect(sent.map(({ job }) => job)).toEqual([id]);
    await run(done, sent[0]!.job);
    expect((await jobs.read(id))?.state).toBe('done');
    on(clock, 10 * minute);
    sent.length = 0;
    await sweepJobs(env);
    expect(sent).toEqual([]);
  });

  test('a crash in the middle: once the lease has run out the job is sent again and done from the beginning', async () => {
    const { env, start, sent, clock, run, item, client, dueOf } = await setUp('2032-01-01T00:00:00.000Z');
    const id = await start();
    // As if the process had died: the lease is taken and nothing more comes.
    await client.update(jobKey(client, id), {
      ...{ state: 'running', fence: 1, attempts: 1 },
      leasedUntil: new Date(clock.now().getTime() + leaseTime + 30_000).toISOString(),
    });
    sent.length = 0;
    on(clock, minute + 1);
    await sweepJobs(env);
    expect(sent).toEqual([]);
    on(clock, minute + 1);
    await sweepJobs(env);
    expect(sent.map(({ job }) => job)).toEqual([id]);
    await run(done, id);
    expect(await item(id)).toMatchObject({ state: 'done', fence: 2, attempts: 2 });
    expect(await dueOf()).toEqual([]);
  });

  test('a job that ends every worker it is given to is given up at last, and says so', async () => {
    const { client, clock, dueOf, env, item, run, sent, start } = await setUp('2036-01-01T00:00:00.000Z');
    const id = await start();
    // A worker that is gone lays nothing down: only its lease runs out.
    const leasedUntil = new Date(clock.now().getTime() - 1).toISOString();
    await client.update(jobKey(client, id), { state: 'running', fence: 39, attempts: 39, leasedUntil });
    expect(await run(done, id)).toBe(false);
    expect(await item(id)).toMatchObject({ state: 'done', attempts: 40 });

    const other = await start();
    await client.update(jobKey(client, other), { state: 'running', fence: 40, attempts: 40, leasedUntil });
    const work = async () => Promise.reject(new Error('not to be begun'));
    expect(await run(work, other)).toBe(false);
    expect(await item(other)).toMatchObject({ state: 'failed', leasedUntil: null, problems: [{ code: 'internal' }] });
    on(clock, 10 * minute);
    sent.length = 0;
    await sweepJobs(env);
    expect([sent, await dueOf()]).toEqual([[], []]);
  });

  test('where whoever held the leases is known to be gone, nothing is waited for', async () => {
    const { env, start, sent, clock, run, item, client } = await setUp('2033-01-01T00:00:00.000Z');
    const id = await start();
    const leasedUntil = new Date(clock.now().getTime() + leaseTime).toISOString();
    await client.update(jobKey(client, id), { state: 'running', fence: 1, attempts: 1, leasedUntil });
    sent.length = 0;
    await sweepJobs(env, { abandoned: true });
    expect(sent.map(({ job }) => job)).toContain(id);
    await run(done, id);
    expect((await item(id)).state).toBe('done');
  });

  test('one job that cannot be sent keeps no other waiting', async () => {
    const { env, start, clock } = await setUp('2035-01-01T00:00:00.000Z');
    const [stuck, free] = [await start(), await start()];
    on(clock, minute + 1);
    const asked: string[] = [];
    const send = async ({ job }: JobMessage) => {
      asked.push(job);
      if (job === stuck) throw new Error('the queue refuses it');
    };
    await expect(sweepJobs({ ...env, queue: { send } })).rejects.toThrow('could not be sent again');
    expect(asked).toEqual(expect.arrayContaining([stuck, free]));
    // It is not forgotten: the next look finds it again.
    on(clock, minute + 1);
    asked.length = 0;
    await expect(sweepJobs({ ...env, queue: { send } })).rejects.toThrow('could not be sent again');
    expect(asked).toEqual(expect.arrayContaining([stuck, free]));
  });

  test('a crash between the due-index and the job leaves an entry that is swept away', async () => {
    const { env, clock, dueOf, tenant } = await setUp('2034-01-01T00:00:00.000Z');
    const control = controlItems(env.database);
    await control.putDue({ at: new Date(clock.now().getTime() + minute).toISOString(), tenant, job: ulid() });
    on(clock, minute + 1);
    await sweepJobs(env);
    expect(await dueOf()).toHaveLength(1);
    on(clock, 2 * minute);
    await sweepJobs(env);
    expect(await dueOf()).toEqual([]);
  });
});
