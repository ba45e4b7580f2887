import type { Certificate } from '#shared/api/erasure.ts';
import { Refusal } from '#functions/platform/errors.ts';
import { canonicalJson, sha256 } from '#functions/platform/hash.ts';
import type { Key, TenantTable } from '#functions/platform/tenant.ts';
import type { TenantEntry } from '#functions/platform/tenant-list.ts';
import { userShards } from '#functions/platform/users.ts';
import {
  accountsOf,
  type ErasureContext,
  type FoundAccount,
  foundAccounts,
  ownJob,
  type Plan,
  planOf,
  steps,
  together,
} from './plan.ts';

/** how often what was found afterwards is deleted, before the work fails and is begun anew */
const looks = 3;

/**
 * Erases a county. What there is is counted and every partition named before anything is deleted, and kept in `control`:
 * so a crash at any moment is followed by the same again, with the same counts, and two workers at once only delete what
 * is gone already. Accounts go before the users that name them, the county's root goes last. What is left is
 * looked for by the walk and in every partition that was known; then certificate, state and event are one transaction.
 * The job's own item goes with the worker's end (`leavesNothing`).
 */
export const erase = async (context: ErasureContext): Promise<Record<string, unknown>> => {
  const { control, tenant, job, files, progress } = context;
  const entry = await control.readTenant(tenant);
  if (entry?.state === 'erased') {
    await tidyControl(context);
    return {};
  }
  if (entry?.state !== 'erasing' || entry.erasing?.job !== job.id) throw new Refusal('refused');

  await progress(0, steps, 'count');
  const plan = await planOf(context, entry.code);
  await progress(1, steps, 'files');
  await files.purge('');
  await progress(2, steps, 'accounts');
  await closeAccounts(context, entry.code);
  await progress(3, steps, 'items');
  await deleteItems(context, plan);
  await progress(4, steps, 'verify');
  await refuseRest(context, plan, entry.code);
  await progress(5, steps, 'certificate');
  await certify(context, entry, plan);
  await tidyControl(context);
  return {};
};

/**
 * One shard of users after the other, each deleted when its accounts are closed: a large county's work gets on, however
 * often it begins anew. Then what an attempt to make a user left behind.
 */
const closeAccounts = async (context: ErasureContext, code: string): Promise<void> => {
  const { repositories, progress } = context;
  const { client } = repositories;
  for (const shard of userShards) {
    const pk = client.pk('USERS', shard);
    const items = await client.query<{ subject?: string }>(pk);
    const subjects = items.flatMap(({ subject }) => subject ?? []);
    await close(context, await foundAccounts(context, subjects));
    await client.deleteAll(items);
    await progress(2, steps, 'accounts');
  }
  await close(context, await accountsOf(context, code));
};

/** The membership first: from then on nobody comes in, whatever becomes of the account. */
const close = async ({ identity, memberships }: ErasureContext, accounts: readonly FoundAccount[]): Promise<void> => {
  await together(accounts, async ({ subject, elsewhere }) => {
    await memberships.remove(subject);
    if (!elsewhere) await identity.deleteAccount(subject);
  });
};

const deleteItems = async (context: ErasureContext, { partitions }: Plan): Promise<void> => {
  const { repositories, progress } = context;
  const root = repositories.client.pk('TENANT');
  const last = (pk: string): number => (pk === root ? 1 : 0);
  for (const [table, pk] of partitions.toSorted(([, a], [, b]) => last(a) - last(b))) {
    await repositories.client.deleteAll(await keysIn(context, table, pk), { table });
    await progress(3, steps, 'items');
  }
};

/** The keys of a partition, without this job's own. */
const keysIn = async (context: ErasureContext, table: TenantTable, pk: string): Promise<Key[]> => {
  const own = ownJob(context);
  const items = await context.repositories.client.query<Key>(pk, { table });
  return items.filter(({ pk: partition, sk }) => table !== 'main' || partition !== own.pk || sk !== own.sk);
};

/** What is found although it should be gone is deleted too, and looked for again. */
const refuseRest = async (context: ErasureContext, plan: Plan, code: string): Promise<void> => {
  const { repositories, files } = context;
  for (let look = 1; ; look++) {
    const partitions = new Map(plan.partitions.map(([table, pk]) => [`${table} ${pk}`, [table, pk] as const]));
    for await (const { table, item } of repositories.walk()) partitions.set(`${table} ${item.pk}`, [table, item.pk]);
    let left = 0;
    for (const [table, pk] of partitions.values()) {
      const keys = await keysIn(context, table, pk);
      left += keys.length;
      await repositories.client.deleteAll(keys, { table });
    }
    const { files: stored } = await files.purge('');
    const accounts = (await accountsOf(context, code)).filter(({ here, elsewhere }) => here || !elsewhere);
    await close(context, accounts);
    if (left + stored + accounts.length === 0) return;
    if (look === looks) throw new Error(`still ${left} items, ${stored} files, ${accounts.length} accounts`);
  }
};

const certify = async (
  context: ErasureContext,
  { id, name, code, createdAt }: TenantEntry,
  plan: Plan,
): Promise<void> => {
  const { control, clock, settings, job } = context;
  const at = clock.now();
  await control.changeTenant(id, null, { at, actor: job.by }, (entry) => {
    if (entry.state === 'erased') return null;
    const { at: asked, by, reason, due } = entry.erasure!;
    const body: Omit<Certificate, 'hash'> = {
      ...{ tenant: id, name, code, openedAt: createdAt, requested: { at: asked, by, reason }, due },
      erased: { from: plan.from, to: at.toISOString(), by: entry.erasing!.by },
      ...{ counts: plan.counts, heads: plan.heads, left: 0, backupDays: settings.backupDays },
    };
    const certificate: Certificate = { ...body, hash: sha256(canonicalJson(body)) };
    return {
      set: { state: 'erased', opening: null, changed: { at: at.toISOString(), by: entry.erasing!.by, reason } },
      event: { type: 'erasure.done', data: { certificate: certificate.hash, counts: plan.counts } },
      certificate,
    };
  });
};

/**
 * What the service kept about the county's things: storage figures, what was due, the plan. Months of use stay, they are
 * the service's own accounts and say nothing of what the county kept.
 */
const tidyControl = async ({ control, tenant, job }: ErasureContext): Promise<void> => {
  await control.deleteStorage(tenant);
  for (const due of await control.listDue('9999'))
    if (due.tenant === tenant && (due.job !== job.id || 'start' in due)) await control.deleteDue(due);
  await control.deleteErasurePlan(tenant);
};
