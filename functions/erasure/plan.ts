import type { Certificate } from '#shared/api/erasure.ts';
import { compress, decompress } from '#functions/platform/blob.ts';
import { itemSize } from '#functions/platform/item-size.ts';
import type { Key, TenantTable } from '#functions/platform/tenant.ts';
import type { ServiceJobContext } from '#functions/platform/worker.ts';
import type { ErasureRepositories } from './repositories.ts';

/**
 * What an erasure finds before it deletes anything: kept in `control`, written once, so that counts and partitions stay
 * the same however often the work begins anew. Nothing is added meanwhile: the county has been closed since it was
 * suspended, and no other job runs in it.
 */
export interface Plan {
  from: string;
  counts: Certificate['counts'];
  heads: Certificate['heads'];
  /** every partition in which something lay */
  partitions: (readonly [table: TenantTable, pk: string])[];
}

/** of the job, as its progress tells them */
export const steps = 6;

export type ErasureContext = ServiceJobContext<ErasureRepositories>;

export const ownJob = ({ repositories, job }: ErasureContext): Key => ({
  pk: repositories.client.pk('JOBS'),
  sk: job.id,
});

export const planOf = async (context: ErasureContext, code: string): Promise<Plan> => {
  const { control, tenant } = context;
  const kept = await control.readErasurePlan(tenant);
  if (kept) return decompress<Plan>(kept);
  const found = await look(context, code);
  return decompress<Plan>(await control.keepErasurePlan(tenant, await compress(found)));
};

const look = async (context: ErasureContext, code: string): Promise<Plan> => {
  const { repositories, files, clock, progress } = context;
  const { client } = repositories;
  const own = ownJob(context);
  const from = clock.now().toISOString();
  const counts = { main: 0, audit: 0, ballots: 0, bytes: 0, files: 0, fileBytes: 0 };
  const partitions = new Map<string, readonly [TenantTable, string]>();
  const heads: Record<string, { seq: number; hash: string }> = {};
  let seen = 0;
  for await (const { table, item } of repositories.walk()) {
    partitions.set(`${table} ${item.pk}`, [table, item.pk]);
    // The erasing itself is none of what the county had: this job, and one before it that failed.
    if (item.pk === own.pk && item['kind'] === 'erasure') continue;
    counts[table] += 1;
    counts.bytes += itemSize(item);
    if (table === 'audit') {
      const { seq, hash } = item as unknown as { seq: number; hash: string };
      const aggregate = aggregateName(item.pk.slice(client.pk('x').length - 1));
      if (seq > (heads[aggregate]?.seq ?? 0)) heads[aggregate] = { seq, hash };
    }
    if (++seen % 500 === 0) await progress(0, steps, 'count');
  }
  for (const { size } of await files.list('')) {
    counts.files += 1;
    counts.fileBytes += size;
  }
  const accounts = await accountsOf(context, code);
  return {
    from,
    counts: { ...counts, ...countAccounts(accounts) },
    heads: Object.fromEntries(Object.entries(heads).map(([name, { hash }]) => [name, hash])),
    partitions: [...partitions.values()],
  };
};

/** `cycle#2025` of a key → `cycle:2025`, as the county's own record names it. */
const aggregateName = (rest: string): string =>
  rest
    .split('#')
    .map((part) => part.replaceAll('%23', '#').replaceAll('%25', '%'))
    .join(':');

export interface FoundAccount {
  subject: string;
  /** whether it has a membership of this county */
  here: boolean;
  /** another county, or the service itself, relies on it: it is kept */
  elsewhere: boolean;
}

const countAccounts = (accounts: readonly FoundAccount[]) => ({
  memberships: accounts.filter(({ here }) => here).length,
  accounts: accounts.filter(({ elsewhere }) => !elsewhere).length,
  accountsKept: accounts.filter(({ elsewhere }) => elsewhere).length,
});

/** The accounts of the county's users, and those under its code that an attempt to make a user left behind. */
export const accountsOf = async (context: ErasureContext, code: string): Promise<FoundAccount[]> => {
  const users = await context.repositories.users.listUsers();
  const left = await context.identity.listAccounts(`${code}.`);
  return foundAccounts(context, [...new Set([...users, ...left].map(({ subject }) => subject))]);
};

export const foundAccounts = ({ memberships }: ErasureContext, subjects: readonly string[]): Promise<FoundAccount[]> =>
  together(subjects, async (subject) => ({ subject, ...(await memberships.where(subject)) }));

/** how many accounts are asked about, or closed, at once */
const atOnce = 10;

export const together = async <T, R>(all: readonly T[], work: (one: T) => Promise<R>): Promise<R[]> => {
  const done: R[] = [];
  for (let i = 0; i < all.length; i += atOnce) done.push(...(await Promise.all(all.slice(i, i + atOnce).map(work))));
  return done;
};
