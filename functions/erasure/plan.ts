import type { Certificate } from '#shared/api/erasure.ts';
import { compress, decompress } from '#functions/platform/blob.ts';
import { itemSize } from '#functions/platform/item-size.ts';
import type { Key, TenantTable } from '#functions/platform/tenant.ts';
import type { UserRecord } from '#functions/platform/users.ts';
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

export type ErasureContext = ServiceJobContext<ErasureRepositories>;

export const ownJob = ({ repositories, job }: ErasureContext): Key => ({
  pk: repositories.client.pk('JOBS'),
  sk: job.id,
});

/** how many accounts are asked for at once */
const together = 10;

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
    if (item.pk === own.pk && item.sk === own.sk) continue;
    counts[table] += 1;
    counts.bytes += itemSize(item);
    partitions.set(`${table} ${item.pk}`, [table, item.pk]);
    if (table === 'audit') {
      const { seq, hash } = item as unknown as { seq: number; hash: string };
      const aggregate = aggregateName(item.pk.slice(client.pk('x').length - 1));
      if (seq > (heads[aggregate]?.seq ?? 0)) heads[aggregate] = { seq, hash };
    }
    if (++seen % 500 === 0) await progress(0, 1, 'count');
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
  const { repositories, identity, memberships, progress } = context;
  const users: Pick<UserRecord, 'subject'>[] = await repositories.users.listUsers();
  const left = await identity.listAccounts(`${code}.`);
  const subjects = [...new Set([...users, ...left].map(({ subject }) => subject))];
  const found: FoundAccount[] = [];
  for (let i = 0; i < subjects.length; i += together) {
    const some = subjects.slice(i, i + together);
    found.push(
      ...(await Promise.all(some.map(async (subject) => ({ subject, ...(await memberships.where(subject)) })))),
    );
    await progress(0, 1, 'count');
  }
  return found;
};
