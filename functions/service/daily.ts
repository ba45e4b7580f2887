import { dayOf } from '#functions/platform/anchors.ts';
import { noUsage } from '#functions/platform/capacity.ts';
import { controlItems } from '#functions/platform/control.ts';
import { toRefusal } from '#functions/platform/errors.ts';
import type { Environment } from '#functions/platform/environment.ts';
import { sha256 } from '#functions/platform/hash.ts';
import { tenantJobs } from '#functions/platform/jobs.ts';
import { runAs } from '#functions/platform/running.ts';
import { tenantClient } from '#functions/platform/tenant.ts';

/** The daily upkeep starts from one o'clock on in China, spread over an hour: minutes of the day. */
const from = 60;
const spread = 60;

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/**
 * The id of a county's upkeep on a day, the same whoever starts it. Its time is zero, so that in lists by id the daily
 * jobs come after all that people started; nobody else may give a job such an id (`jobId` of the contract).
 */
export const upkeepJob = (tenant: string, day: string): string =>
  '0'.repeat(10) +
  [...Buffer.from(sha256(`upkeep ${tenant} ${day}`), 'hex').subarray(0, 16)]
    .map((byte) => alphabet[byte % 32])
    .join('');

const minuteOf = (tenant: string): number => from + (Number.parseInt(sha256(tenant).slice(0, 8), 16) % spread);

const minuteOfDay = (time: Date): number => (Math.floor(time.getTime() / 60_000) + 8 * 60) % 1440;

/** For which day this process has seen to a county: so that it asks once a day and not every minute. */
const seen = new WeakMap<Environment, Map<string, string>>();

/**
 * Starts the upkeep of every active county that has had none today; a machine that was off at its time catches up.
 * Called every minute, by any number of processes: a county's job of a day is one job.
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
  for (const { id: tenant, state } of await control.listTenants()) {
    if (state !== 'active' || done.get(tenant) === day || minuteOfDay(now) < minuteOf(tenant)) continue;
    try {
      if (await startOne(env, tenant, day)) started += 1;
      done.set(tenant, day);
    } catch (error) {
      // One county's trouble keeps no other county's heads from being kept; without a database there is nothing to do.
      if (toRefusal(error).code === 'unavailable') throw error;
      failures.push(error);
    }
  }
  if (failures.length > 0) throw new AggregateError(failures, `${failures.length} counties are without their upkeep`);
  return started;
};

const startOne = async (env: Environment, tenant: string, day: string): Promise<boolean> => {
  const storage = await controlItems(env.database).readStorage(tenant);
  if (storage && dayOf(new Date(storage.at)) >= day) return false;
  const usage = noUsage();
  const client = tenantClient(env.database, tenant, usage);
  await tenantJobs(client, controlItems(env.database, usage), env.queue, env.clock).start({
    ...{ id: upkeepJob(tenant, day), context: 'tenants', kind: 'upkeep', input: {} },
    by: { user: 'service', name: '平台' },
  });
  env.meter.add(tenant, 'service', usage, 0);
  return true;
};
