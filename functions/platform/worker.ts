import { setTimeout } from 'node:timers/promises';
import type { Job } from '#shared/api/common.ts';
import type { ContextName, ErrorCode } from '#shared/api/operation.ts';
import { type TenantAnchors, tenantAnchors } from './anchors.ts';
import { noUsage, type Usage } from './capacity.ts';
import type { Clock } from './clock.ts';
import { type Control, controlItems } from './control.ts';
import type { Due } from './due.ts';
import { type Environment, environment } from './environment.ts';
import { ConditionFailed, isStorageFull, Refusal, toRefusal } from './errors.ts';
import { type TenantFiles, tenantFiles } from './files.ts';
import { keptProblems } from './kept-problems.ts';
import type { IdentityProvider } from './identity.ts';
import type { Mailer } from './mail.ts';
import {
  forgottenAfter,
  type JobItem,
  jobKey,
  type JobMessage,
  keepPromise,
  later,
  type PromisedJob,
  tenantJobs,
} from './jobs.ts';
import { type TenantMemberships, tenantMemberships } from './membership.ts';
import { type Repositories, type ServiceSettings, serviceSettings } from './operation.ts';
import { runAs } from './running.ts';
import { type Log, logFor } from './telemetry.ts';
import { type TenantClient, tenantClient, type TransactPart } from './tenant.ts';
import type { TenantUse } from './use.ts';

/** What a job's work is given. */
export interface JobContext<R = unknown> {
  job: Pick<Job, 'id' | 'kind' | 'input' | 'by' | 'at'>;
  tenant: string;
  repositories: R;
  clock: Clock;
  files: TenantFiles;
  anchors: TenantAnchors;
  use: TenantUse;
  identity: IdentityProvider;
  memberships: TenantMemberships;
  mail: Mailer;
  log: Log;
  usage: Usage;
  /** tells how far it is; throws LeaseLost when another worker has taken the job over */
  progress(done: number, total: number, step: string): Promise<void>;
  /** goes into the transaction that makes the work visible: a worker that lost its job cannot commit */
  stillMine: TransactPart;
}

/** What the service's own work in a county is given: opening it, its end. */
export interface ServiceJobContext<R = unknown> extends JobContext<R> {
  control: Control;
  settings: ServiceSettings;
}

/** Does the work, from the beginning each time: a repetition finds what is done already. Its answer is the job's output. */
export type Work<R> = (context: JobContext<R>) => Promise<Record<string, unknown>>;

export interface WorkerOptions<R> {
  context: ContextName;
  jobs: Partial<Record<Job['kind'], (context: ServiceJobContext<R>) => ReturnType<Work<R>>>>;
  repositories: Repositories<R>;
  /** the job's own item goes with the work's end: of a county that was erased nothing stays behind */
  leavesNothing?: boolean;
}

/** The queue's event, and which of its messages have to be delivered again. */
export interface QueueEvent {
  Records: { messageId: string; body: string }[];
}
export interface QueueAnswer {
  batchItemFailures: { itemIdentifier: string }[];
}

/** The job has another worker: stop, write nothing. */
export class LeaseLost extends Error {
  override name = 'LeaseLost';
}

export const leaseTime = 60_000;
/** How often a job is tried that ends so; one that the input is to blame for ends at once. */
const maxAttempts: Partial<Record<ErrorCode, number>> = { internal: 5, busy: 5, unavailable: 30 };
/** Full storage is not waited for: whoever asked has to hear of it. */
const maxAttemptsWhenFull = 3;
const progressEvery = 400;
/**
 * How often a job is taken at all. Work that ends its worker (more memory than there is, more time than it has) tells
 * nobody so, and would end one worker after the other.
 */
const mostTaken = 40;

export const createWorker =
  <R>(options: WorkerOptions<R>) =>
  async (event: QueueEvent): Promise<QueueAnswer> => {
    const failed: QueueAnswer['batchItemFailures'] = [];
    for (const { messageId, body } of event.Records) {
      const message = JSON.parse(body) as JobMessage;
      const again = await runAs(`${options.context}.worker`, () => runMessage(environment(), options, message));
      if (again) failed.push({ itemIdentifier: messageId });
    }
    return { batchItemFailures: failed };
  };

/** Takes the job if it is free and does it. True: the message has to come again. */
export const runMessage = async <R>(
  env: Environment,
  options: WorkerOptions<R>,
  message: JobMessage,
): Promise<boolean> => {
  const started = performance.now();
  const client = tenantClient(env.database, message.tenant, noUsage());
  let job: JobItem | undefined;
  try {
    if (!options.leavesNothing && (await isBeingErased(env, client))) return false;
    job = await take(client, env.clock, message.job);
    return job !== undefined && (await doJob(env, options, message, { client, job }));
  } finally {
    // A message that came twice is no second job, but what looking cost is counted.
    env.meter.add(message.tenant, job ? 'job' : 'service', client.usage, performance.now() - started);
    await env.meter.flush();
  }
};

/** From the moment its erasure began nothing else is done in a county, or it would be written to behind the eraser. */
const isBeingErased = async (env: Environment, { tenant, usage }: TenantClient): Promise<boolean> =>
  ((await controlItems(env.database, usage).readTenant(tenant))?.erasing ?? null) !== null;

const doJob = async <R>(
  env: Environment,
  { jobs, repositories, leavesNothing = false }: WorkerOptions<R>,
  message: JobMessage,
  { client, job }: { client: TenantClient; job: JobItem },
): Promise<boolean> => {
  const log = logFor({ tenant: message.tenant, job: message.job });
  const control = controlItems(env.database, client.usage);
  const lease = holdLease(client, env.clock, job);
  try {
    const work = jobs[job.kind];
    if (!work) throw new Refusal('internal', undefined, { cause: new Error(`no work for ${job.kind}`) });
    const output = await work({
      job: { id: job.id, kind: job.kind, input: job.input, by: job.by, at: job.at },
      tenant: message.tenant,
      repositories: repositories(client),
      clock: env.clock,
      files: tenantFiles(env.files, message.tenant),
      anchors: tenantAnchors(env.anchors, message.tenant),
      use: { putStorage: (storage) => control.putStorage(message.tenant, storage) },
      identity: env.identity,
      memberships: tenantMemberships(control, message.tenant, env.issuerName(env.identity.issuer)),
      mail: env.mail,
      log,
      usage: client.usage,
      progress: lease.progress,
      stillMine: { check: jobKey(client, job.id), condition: { fence: job.fence } },
      control,
      settings: serviceSettings(env),
    });
    if (leavesNothing) await lease.remove();
    else await lease.finish({ state: 'done', output, problems: [] });
  } catch (error) {
    return await afterFailure(error, job, lease, log);
  } finally {
    lease.stop();
  }
  log.info('job done', { kind: job.kind, usage: client.usage });
  await control.deleteDue({ at: job.due, tenant: message.tenant, job: job.id });
  return false;
};

const take = async (client: TenantClient, clock: Clock, id: string): Promise<JobItem | undefined> => {
  const job = await client.get<JobItem>(jobKey(client, id));
  if (!job || job.state === 'done' || job.state === 'failed') return undefined;
  const now = clock.now().toISOString();
  if (job.leasedUntil !== null && job.leasedUntil > now) return undefined;
  const isGivenUp = job.attempts >= mostTaken;
  const taken = { fence: job.fence + 1, attempts: job.attempts + 1, leasedUntil: later(clock, leaseTime) };
  try {
    const set = isGivenUp ? givenUp(taken.fence, now) : { ...taken, state: 'running' };
    await client.update(jobKey(client, id), set, { condition: { fence: job.fence, state: job.state } });
  } catch (error) {
    if (error instanceof ConditionFailed) return undefined;
    throw error;
  }
  return isGivenUp ? undefined : { ...job, ...taken, state: 'running' };
};

const givenUp = (fence: number, finishedAt: string): Partial<JobItem> => ({
  ...{ fence, state: 'failed', leasedUntil: null, output: null, finishedAt },
  problems: [
    {
      ...{ path: '', code: 'internal' },
      message: {
        zh: `任务 ${mostTaken} 次中断，未能完成，已放弃。`,
        en: `The work broke off ${mostTaken} times and was given up.`,
      },
    },
  ],
});

interface Lease {
  progress: JobContext['progress'];
  finish(end: Pick<Job, 'state' | 'output' | 'problems'>): Promise<void>;
  /** the end of a job of which nothing stays */
  remove(): Promise<void>;
  release(): Promise<void>;
  stop(): void;
}

/** Keeps the lease while the work goes on; every write of it holds only as long as the fence is this worker's. */
const holdLease = (client: TenantClient, clock: Clock, job: JobItem): Lease => {
  let lost = false;
  let [shown, wroteAt] = [job.progress, 0];
  const mine = { condition: { fence: job.fence, state: 'running' } };
  const held = async (change: () => Promise<void>): Promise<void> => {
    if (lost) throw new LeaseLost();
    try {
      await change();
    } catch (error) {
      if (!(error instanceof ConditionFailed)) throw error;
      lost = true;
      throw new LeaseLost();
    }
  };
  const write = (set: Record<string, unknown>): Promise<void> =>
    held(() => client.update(jobKey(client, job.id), set, mine));
  const heart = setInterval(() => {
    // A failed beat is no reason to stop: the lease runs on, and the next write tells.
    write({ leasedUntil: later(clock, leaseTime) }).catch(() => undefined);
  }, leaseTime / 4);
  heart.unref();
  return {
    async progress(done, total, step) {
      if (lost) throw new LeaseLost();
      const isNews = step !== shown.step || done >= total || performance.now() - wroteAt > progressEvery;
      shown = { done, total, step };
      if (!isNews) return;
      wroteAt = performance.now();
      await write({ progress: shown, leasedUntil: later(clock, leaseTime) });
    },
    finish: (end) => write({ ...end, progress: shown, leasedUntil: null, finishedAt: clock.now().toISOString() }),
    remove: () => held(() => client.delete(jobKey(client, job.id), mine)),
    release: () => write({ leasedUntil: null, state: 'queued' }),
    stop: () => clearInterval(heart),
  };
};

/** A refusal ends the job with its problems; anything else is tried again, a few times. */
const afterFailure = async (error: unknown, job: JobItem, lease: Lease, log: Log): Promise<boolean> => {
  if (error instanceof LeaseLost) return false;
  const refusal = toRefusal(error);
  // What is too much for the machine once (a stack, a string without end) is so every time.
  const isTooMuch = error instanceof RangeError;
  const allowed = isTooMuch ? 0 : isStorageFull(refusal) ? maxAttemptsWhenFull : (maxAttempts[refusal.code] ?? 0);
  log.error('job failed', { kind: job.kind, code: refusal.code, attempt: job.attempts, error: error as Error });
  try {
    if (job.attempts < allowed) {
      await patiently(lease.release);
      return true;
    }
    const problems = refusal.problems ?? [{ path: '', code: refusal.code, message: refusal.text }];
    await patiently(() => lease.finish({ state: 'failed', output: null, problems: keptProblems(problems) }));
    return false;
  } catch {
    // The database stays away: the lease runs out and the sweeper sends the job again.
    return true;
  }
};

/** for how long, and how often, a worker that lost the database tries to lay its job down */
const patience = { milliseconds: 30_000, every: 500 };

/** So that a job goes on as soon as the database is back, and not when its lease has run out. */
const patiently = async (write: () => Promise<void>): Promise<void> => {
  const until = performance.now() + patience.milliseconds;
  for (;;) {
    try {
      return await write();
    } catch (error) {
      if (toRefusal(error).code !== 'unavailable' || performance.now() > until) throw error;
      await setTimeout(patience.every);
    }
  }
};

/**
 * Sends forgotten jobs again: those that are due and neither finished nor in somebody's hands. `abandoned`: whoever held
 * a lease is known to be gone (one machine, at its start), so no lease is waited for.
 */
export const sweepJobs = (env: Environment, options: { abandoned?: boolean } = {}): Promise<number> =>
  runAs('service.sweeper', () => sweep(env, options));

const sweep = async (env: Environment, { abandoned = false }: { abandoned?: boolean }): Promise<number> => {
  const until = abandoned ? '9999' : env.clock.now().toISOString();
  let sent = 0;
  const failures: unknown[] = [];
  for (const due of await controlItems(env.database).listDue(until)) {
    const usage = noUsage();
    const started = performance.now();
    try {
      if (await sendAgain(env, due, { abandoned, usage })) sent += 1;
    } catch (error) {
      // One county's trouble keeps nobody else's jobs waiting; without a database there is nothing to go on with.
      if (toRefusal(error).code === 'unavailable') throw error;
      failures.push(error);
    }
    env.meter.add(due.tenant, 'service', usage, performance.now() - started);
  }
  await env.meter.flush();
  if (failures.length > 0) throw new AggregateError(failures, `${failures.length} jobs could not be sent again`);
  return sent;
};

const sendAgain = async (
  env: Environment,
  due: Due | PromisedJob,
  { abandoned, usage }: { abandoned: boolean; usage: Usage },
): Promise<boolean> => {
  const control = controlItems(env.database, usage);
  const client = tenantClient(env.database, due.tenant, usage);
  const now = env.clock.now().toISOString();
  const job = await client.get<JobItem>(jobKey(client, due.job));
  if (!job && 'start' in due) {
    await keepPromise({ control, jobs: tenantJobs(client, control, env.queue, env.clock) }, due);
    return true;
  }
  if (!job || job.state === 'done' || job.state === 'failed' || job.due !== due.at) {
    // An entry whose job is not there yet may be a start in this very moment: it is left until it is old.
    if (job || abandoned || due.at < new Date(env.clock.now().getTime() - forgottenAfter).toISOString())
      await control.deleteDue(due);
    return false;
  }
  const next = later(env.clock, forgottenAfter);
  await control.putDue({ ...due, at: next });
  const release = abandoned ? { leasedUntil: null } : {};
  try {
    await client.update(jobKey(client, due.job), { due: next, ...release }, { condition: { due: due.at } });
  } catch (error) {
    if (!(error instanceof ConditionFailed)) throw error;
  }
  await control.deleteDue(due);
  const held = !abandoned && job.leasedUntil !== null && job.leasedUntil > now;
  if (held) return false;
  await env.queue.send({ tenant: due.tenant, context: job.context, job: due.job });
  return true;
};
