import { appendAudit, type Chain } from '#functions/platform/audit.ts';
import { putEdges } from '#functions/platform/edges.ts';
import { ConditionFailed } from '#functions/platform/errors.ts';
import type { TenantMemberships } from '#functions/platform/membership.ts';
import type { Item, Key, TenantClient, TransactPart } from '#functions/platform/tenant.ts';
import type { UserRecord } from '#functions/platform/users.ts';
import { cycleKeys } from '#functions/appraisals/repository.ts';
import { conductKeys } from '#functions/conduct/repository.ts';
import { policyKeys } from '#functions/policies/repository.ts';
import { registerRepository } from '#functions/units/repository.ts';
import { type UsersHead, usersRepository } from '../repository.ts';
import { type Aggregate, type Comparison, compareCounty, countsOf, emptyPolicy } from './compare.ts';

export interface Restoring {
  live: TenantClient;
  copy: TenantClient;
  memberships: TenantMemberships;
  now: Date;
  /** the moment that the copy is of, as people say it */
  to: string;
  reason: string;
  by: string;
}

/** What is under way, so that a repetition after a crash still tells all of it in the record. */
interface Marker {
  aggregates: string[][];
  counts: ReturnType<typeof countsOf>;
}

/** A transaction's hundred parts, two for each aggregate and the marker's. */
const mostAggregates = 45;

const markerKey = (client: TenantClient): Key => ({
  pk: client.pk('TENANT'),
  sk: 'RECEIPT#00000000000000000000000000',
});

/**
 * Makes the county again what the copy says. Nothing that heads name is missing before they flip; heads come last, in
 * one transaction with the event `county.restored` on every chain that is concerned; then what nobody names any more
 * goes. Again after a crash = the rest of it; again when all is done = nothing.
 */
export async function restoreCounty(what: Restoring): Promise<ReturnType<typeof countsOf>> {
  const { live, copy } = what;
  const comparison = await compareCounty(live, copy);
  if (comparison.rewritten.length > 0)
    throw new Error(`the live record is not what it was, look into this first: ${comparison.rewritten.join(', ')}`);
  const before = await live.get<Marker>(markerKey(live));
  const counts = before?.counts ?? countsOf(live, comparison);
  const aggregates = await withMarked(comparison, before, what);
  if (aggregates.length > mostAggregates) throw new Error(`more than ${mostAggregates} heads at once`);
  if (aggregates.length > 0) {
    const marker: Marker = { counts, aggregates: aggregates.map(({ name }) => [...name]) };
    await live.put({ ...markerKey(live), ...marker });
  }
  await live.putAll([...comparison.kept, ...comparison.content.put]);
  for (const event of comparison.events) await appendLost(live, event);
  await restoreState(what, comparison);
  if (aggregates.length > 0) await flip(what, aggregates, counts);
  for (const item of comparison.content.remove)
    if (!isPartOfRun(live, item)) await live.delete({ pk: item.pk, sk: item.sk });
  return counts;
}

/** Those that differ, and those of an attempt before that have nothing left but to be told of. */
async function withMarked({ aggregates }: Comparison, before: Marker | undefined, { live, copy }: Restoring) {
  const known = new Set(aggregates.map(({ name }) => name.join('\n')));
  const marked = (before?.aggregates ?? []).filter((name) => !known.has(name.join('\n')));
  const rest = marked.map(async (name): Promise<Aggregate> => {
    const head = await live.get<Item & { chain: Chain }>(headKey(live, name));
    if (!head) throw new Error(`no head: ${name.join(' ')}`);
    return { name, tail: head.chain, live: head, copy: await copy.get<Item>(headKey(copy, name)) };
  });
  return [...aggregates, ...(await Promise.all(rest))];
}

async function appendLost(live: TenantClient, event: Item): Promise<void> {
  try {
    await live.put(event, { table: 'audit', condition: 'absent' });
  } catch (error) {
    // It was there all the time, in a partition that nothing pointed to any more.
    if (!(error instanceof ConditionFailed)) throw error;
  }
}

/** Users with their memberships, and runs. A membership goes first: it opens nothing without its user. */
async function restoreState({ live, memberships }: Restoring, { state, content }: Comparison): Promise<void> {
  const isUser = (item: Item): item is Item & UserRecord => 'subject' in item;
  const coming = new Map(state.put.filter(isUser).map((user) => [user.id, user]));
  for (const { subject, id } of coming.values()) {
    const known = await live.get<UserRecord>(coming.get(id)!);
    if (known && known.subject !== subject) await memberships.remove(known.subject);
    await memberships.add(subject, id);
  }
  for (const { subject } of state.remove.filter(isUser)) await memberships.remove(subject);
  // A run after its parts: it is what leads to them.
  for (const { pk, sk } of content.remove.filter((item) => isPartOfRun(live, item))) await live.delete({ pk, sk });
  for (const { pk, sk } of state.remove) await live.delete({ pk, sk });
  await live.putAll(state.put);
}

const isPartOfRun = (client: TenantClient, { pk }: Item): boolean => pk.startsWith(client.pk('RUN', 'x').slice(0, -1));

const headKey = (client: TenantClient, [kind = '', cycle = '']: readonly string[]): Key => {
  if (kind === 'policy') return policyKeys(client).head();
  if (kind === 'conduct') return conductKeys(client).record(cycle);
  return kind === 'cycle' ? cycleKeys(client).head(cycle) : { pk: client.pk('TENANT'), sk: kind.toUpperCase() };
};

async function flip(what: Restoring, aggregates: readonly Aggregate[], counts: object): Promise<void> {
  const { live, now, to, reason, by } = what;
  const parts: TransactPart[] = [{ delete: markerKey(live), condition: 'present' }];
  for (const aggregate of aggregates) {
    const { name, live: head } = aggregate;
    const gone = name[0] === 'cycle' && !aggregate.copy;
    const event = {
      type: 'county.restored',
      data: { to, reason, counts, ...(gone && { removed: true }) },
      ...{ at: now, actor: { user: by, name: by } },
    };
    if (name[0] === 'register') parts.push(...(await registerParts(what, aggregate, event)));
    else if (name[0] === 'users') parts.push(...(await usersParts(what, aggregate, event)));
    else {
      const { part, chain } = appendAudit(live, name, aggregate.tail, event);
      const condition = head ? { seq: head['seq'] } : 'absent';
      const version = Math.max(versionOf(head), versionOf(aggregate.copy)) + 1;
      if (gone) {
        await putEdges(live, [name.map((part, i) => (i === 0 ? part.toUpperCase() : part))]);
        parts.push({ put: { ...cycleKeys(live).ended(name[1]!), chain } }, part);
        parts.push({ delete: headKey(live, name), condition });
      } else {
        const body = aggregate.copy ?? (name[0] === 'policy' ? await emptyPolicy() : {});
        const counted = name[0] === 'cycle' ? { version } : {};
        parts.push({ put: { ...body, ...headKey(live, name), chain, seq: chain.seq, ...counted }, condition }, part);
      }
    }
  }
  await live.transact(parts);
}

const versionOf = (head: Item | undefined): number => Number(head?.['version'] ?? 0);

type Event = Parameters<typeof appendAudit>[3];

async function registerParts({ live, copy }: Restoring, { tail }: Aggregate, event: Event): Promise<TransactPart[]> {
  const [now, then] = [await registerRepository(live).readHead(), await registerRepository(copy).readHead()];
  return registerRepository(live).headTransaction({ ...now, chain: tail }, then, event);
}

async function usersParts({ live, copy }: Restoring, { tail }: Aggregate, event: Event): Promise<TransactPart[]> {
  const [now, then] = [await usersRepository(live).readHead(), await usersRepository(copy).readHead()];
  const head: UsersHead = { version: now.version, chain: tail, admins: then.admins };
  return usersRepository(live).writing(head, [], event);
}
