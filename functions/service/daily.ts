import { dayOf } from '#functions/platform/anchors.ts';
import { noUsage } from '#functions/platform/capacity.ts';
import { controlItems } from '#functions/platform/control.ts';
import { toRefusal } from '#functions/platform/errors.ts';
import type { Environment } from '#functions/platform/environment.ts';
import { sha256 } from '#functions/platform/hash.ts';
import { tenantJobs } from '#functions/platform/jobs.ts';
import { runAs } from '#functions/platform/running.ts';
import { tenantClient } from '#functions/platform/tenant.ts';

/** What every county has done once a day. */
interface Daily {
  context: 'tenants' | 'messages';
  kind: 'upkeep' | 'digest';
  /** when it starts in China, in minutes of the day; the counties are spread over an hour from then on */
  from: number;
}

/** At night the upkeep; what people are told is there before they begin to work. */
const dailies: readonly Daily[] = [
  { context: 'tenants', kind: 'upkeep', from: 60 },
  { context: 'messages', kind: 'digest', from: 7 * 60 },
];
const spread = 60;

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/**
 * The id of a county's daily job on a day, the same whoever starts it. Its time is zero, so that in lists by id the daily
 * jobs come after all that people started; nobody else may give a job such an id (`jobId` of the contract).
 */
export const dailyJob = (kind: Daily['kind'], tenant: string, day: string): string =>
  '0'.repeat(10) +
  [...Buffer.from(sha256(`${kind} ${tenant} ${day}`), 'hex').subarray(0, 16)]
    .map((byte) => alphabet[byte % 32])
    .join('');

export const upkeepJob = (tenant: string, day: string): string => dailyJob('upkeep', tenant, day);

const minuteOf = ({ from }: Daily, tenant: string): number =>
  from + (Number.parseInt(sha256(tenant).slice(0, 8), 16) % spread);

const minuteOfDay = (time: Date): number => (Math.floor(time.getTime() / 60_000) + 8 * 60) % 1440;

/** For which day this process has seen to a county's daily work: so that it asks once a day and not every minute. */
const seen = new WeakMap<Environment, Map<string, string>>();

/**
 * Starts the daily work of every active county that has had none today; a machine that was off at its time catches up.
 * Called every minute, by any number of processes: a county's job of a kind and a day is one job.
 */
export const startDaily = (env: Environment): Promise<number> => runAs('service.sweeper', () => start(env));

const start = async (env: Environment): Promise<number> => {
  const control = controlItems(env.database);
  const now = env.clock.now();
  const day = dayOf(now);
  const done = seen.get(env) ?? new Map<string, string>();
  seen.set(env, done);
  let started = 0;
  const failures: unknown[] = [];
  const active = (await control.listTenants()).filter(({ state }) => state === 'active');
  for (const daily of dailies)
    for (const { id: tenant } of active) {
      const work = `${daily.kind} ${tenant}`;
      if (done.get(work) === day || minuteOfDay(now) < minuteOf(daily, tenant)) continue;
      try {
        if (await startOne(env, daily, tenant, day)) started += 1;
        done.set(work, day);
      } catch (error) {
        // One county's trouble keeps no other county's heads from being kept; without a database there is nothing to do.
        if (toRefusal(error).code === 'unavailable') throw error;
        failures.push(error);
      }
    }
  if (failures.length > 0)
    throw new AggregateError(failures, `the daily work of ${failures.length} counties was not started`);
  return started;
};

const startOne = async (env: Environment, { context, kind }: Daily, tenant: string, day: string): Promise<boolean> => {
  if (kind === 'upkeep') {
    // Also somebody of the service may have had the county measured today.
    const storage = await controlItems(env.database).readStorage(tenant);
    if (storage && dayOf(new Date(storage.at)) >= day) return false;
  }
  const usage = noUsage();
  const client = tenantClient(env.database, tenant, usage);
  await tenantJobs(client, controlItems(env.database, usage), env.queue, env.clock).start({
    ...{ id: dailyJob(kind, tenant, day), context, kind, input: {} },
    by: { user: 'service', name: '平台' },
  });
  env.meter.add(tenant, 'service', usage, 0);
  return true;
};
