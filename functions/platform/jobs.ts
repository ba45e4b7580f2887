import type { ContextName } from '#shared/api/operation.ts';
import type { Job } from '#shared/api/common.ts';
import type { Clock } from './clock.ts';
import type { Control } from './control.ts';
import type { Due } from './due.ts';
import { ConditionFailed, Refusal } from './errors.ts';
import { canonicalJson } from './hash.ts';
import { logFor } from './telemetry.ts';
import type { Key, TenantClient } from './tenant.ts';

/** What goes through the queue: where a job lies and who does it. The work's input stays in the job's item. */
export interface JobMessage {
  tenant: string;
  context: ContextName;
  job: string;
}

export interface Queue {
  send(message: JobMessage): Promise<void>;
}

/** A job's item. `fence` grows with every worker that takes the job: what an older one writes is refused. */
export interface JobItem extends Job {
  context: ContextName;
  fence: number;
  /** ISO time until which the worker with the last fence has it; null: nobody has */
  leasedUntil: string | null;
  attempts: number;
  /** when the sweeper looks next: names the due-index entry */
  due: string;
}

export interface NewJob {
  /** the client's ulid: the same again starts nothing */
  id: string;
  context: ContextName;
  kind: Job['kind'];
  input: Record<string, unknown>;
  by: { user: string; name: string };
}

/** A job that a change has to be followed by: written with it, and started by the sweeper if nobody else did. */
export interface PromisedJob extends Due {
  start: NewJob;
}

export const promise = (clock: Clock, tenant: string, start: NewJob): PromisedJob => ({
  ...{ at: later(clock, forgottenAfter), tenant, job: start.id, start },
});

/** Starts what was promised; from then on the job's own entry in the due-index looks after it. */
export const keepPromise = async (
  { control, jobs }: { control: Control; jobs: TenantJobs },
  promised: PromisedJob,
): Promise<{ job: string }> => {
  const started = await jobs.start(promised.start);
  await control.deleteDue(promised);
  return started;
};

/** Wall 5: a job lies under the key of the tenant that made it and is found by that tenant alone. */
export interface TenantJobs {
  start(job: NewJob): Promise<{ job: string }>;
  read(id: string): Promise<Job | undefined>;
  /** newest first */
  list(limit?: number): Promise<Job[]>;
}

export const jobKey = (client: TenantClient, id: string): Key => ({ pk: client.pk('JOBS'), sk: id });

/** After so long without being finished a job counts as forgotten. */
export const forgottenAfter = 60_000;

/** of each job in a list; all of them come with the job itself */
const listedProblems = 20;

export const later = (clock: Clock, milliseconds: number): string =>
  new Date(clock.now().getTime() + milliseconds).toISOString();

export const tenantJobs = (client: TenantClient, control: Control, queue: Queue, clock: Clock): TenantJobs => ({
  async start({ id, context, kind, input, by }) {
    const isStarted = async (): Promise<boolean> => {
      const known = await client.get<JobItem>(jobKey(client, id));
      if (known && (known.kind !== kind || canonicalJson(known.input) !== canonicalJson(input)))
        throw new Refusal('already-exists');
      return known !== undefined;
    };
    if (await isStarted()) return { job: id };
    const [at, due] = [clock.now().toISOString(), later(clock, forgottenAfter)];
    // The due-index first: an entry without a job is swept away, a job without an entry could be forgotten.
    await control.putDue({ at: due, tenant: client.tenant, job: id });
    const job: JobItem = {
      ...{ id, kind, state: 'queued', progress: { done: 0, total: 0, step: '' }, input, output: null, problems: [] },
      ...{ at, by, finishedAt: null, context, fence: 0, leasedUntil: null, attempts: 0, due },
    };
    try {
      await client.put({ ...jobKey(client, id), ...job }, { condition: 'absent' });
    } catch (error) {
      // The same request twice at once: the other one has started it.
      if (error instanceof ConditionFailed && (await isStarted())) return { job: id };
      throw error;
    }
    try {
      await queue.send({ tenant: client.tenant, context, job: id });
    } catch (error) {
      // The job is there and will be done: the sweeper sends what was not. To refuse it now would be untrue.
      logFor({ tenant: client.tenant, job: id }).error('message not sent', { error: error as Error });
    }
    return { job: id };
  },
  async read(id) {
    const item = await client.get<JobItem>(jobKey(client, id));
    return item && publicJob(item);
  },
  async list(limit = 50) {
    const { pk } = jobKey(client, '');
    const jobs = (await client.query<JobItem>(pk, { reverse: true, limit })).map(publicJob);
    return jobs.map((job) => ({ ...job, problems: job.problems.slice(0, listedProblems) }));
  },
});

/** A job as the contract shows it. */
export const publicJob = ({
  id,
  kind,
  state,
  progress,
  input,
  output,
  problems,
  at,
  by,
  finishedAt,
}: JobItem): Job => ({ id, kind, state, progress, input, output, problems, at, by, finishedAt });
