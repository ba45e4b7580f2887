import { canonicalJson, sha256 } from './hash.ts';
import type { Key, TenantClient, TransactPart } from './tenant.ts';

/**
 * The record of changes: one chain for each aggregate, every event with the hash of the one before. The chain's head
 * lies on the aggregate's own item, so an edited, removed or cut-off event is found.
 */

/** Head of a chain: how many events there are, and the last one's hash. */
export interface Chain {
  seq: number;
  hash: string;
}

/** What a change tells: contexts pass a discriminated union of theirs. */
export interface EventBody {
  type: string;
  data: Record<string, unknown>;
}

export interface AuditRecord<E extends EventBody = EventBody> extends Chain {
  at: string;
  actor: { user: string; name: string };
  type: E['type'];
  data: E['data'];
  prev: string;
}

export const emptyChain: Chain = { seq: 0, hash: '' };

export const auditKey = (client: TenantClient, aggregate: readonly string[], seq: number): Key => ({
  pk: client.pk(...aggregate),
  sk: String(seq).padStart(12, '0'),
});

const hashOf = ({ seq, at, actor, type, data, prev }: Omit<AuditRecord, 'hash'>): string =>
  sha256(prev + canonicalJson({ seq, at, actor, type, data }));

/**
 * The next event as a part of the transaction that makes the change, and the new head to put on the aggregate's item in
 * the same transaction. `aggregate` is `['register']`, `['policy']`, `['users']` or `['cycle', id]`.
 */
export const appendAudit = <E extends EventBody>(
  client: TenantClient,
  aggregate: readonly string[],
  head: Chain | undefined,
  event: E & { at: Date; actor: { user: string; name: string } },
): { part: TransactPart; chain: Chain } => {
  const record = nextRecord(head, event);
  return {
    part: { put: { ...auditKey(client, aggregate, record.seq), ...record }, table: 'audit', condition: 'absent' },
    chain: { seq: record.seq, hash: record.hash },
  };
};

/** The next event of a chain, with its hash. */
export const nextRecord = <E extends EventBody>(
  head: Chain | undefined,
  { at, actor, type, data }: E & { at: Date; actor: { user: string; name: string } },
): AuditRecord => {
  const { seq: last, hash: prev } = head ?? emptyChain;
  const plain = JSON.parse(JSON.stringify(data)) as Record<string, unknown>;
  const { user, name } = actor;
  const body = { seq: last + 1, at: at.toISOString(), actor: { user, name }, type, data: plain, prev };
  return { ...body, hash: hashOf(body) };
};

/** Events newest first, `before` a sequence number. */
export const readAudit = async (
  client: TenantClient,
  aggregate: readonly string[],
  { before, limit }: { before?: number; limit: number },
): Promise<AuditRecord[]> => {
  const { pk, sk } = auditKey(client, aggregate, before ?? 0);
  return client.query<AuditRecord>(pk, {
    table: 'audit',
    reverse: true,
    limit,
    ...(before !== undefined && { after: sk }),
  });
};

export interface ChainFault {
  seq: number;
  kind: 'edited' | 'missing' | 'cut-off' | 'beyond-head';
}

/** Reads the whole chain and compares it with its head. No faults: nothing was edited, removed, added or cut off. */
export const verifyChain = async (
  client: TenantClient,
  aggregate: readonly string[],
  head: Chain | undefined,
): Promise<ChainFault[]> =>
  chainFaults(await client.query<AuditRecord>(client.pk(...aggregate), { table: 'audit' }), head);

/** The same of events that were read already, oldest first. */
export const chainFaults = (events: readonly AuditRecord[], head: Chain | undefined): ChainFault[] => {
  const { seq: last, hash: lastHash } = head ?? emptyChain;
  const faults: ChainFault[] = [];
  let expected = 1;
  let prev = '';
  for (const event of events) {
    for (; expected < event.seq; expected++) faults.push({ seq: expected, kind: 'missing' });
    if (event.seq > last) faults.push({ seq: event.seq, kind: 'beyond-head' });
    else if (event.hash !== hashOf(event) || (event.prev !== prev && faults.length === 0))
      faults.push({ seq: event.seq, kind: 'edited' });
    prev = event.hash;
    expected = event.seq + 1;
  }
  for (; expected <= last; expected++) faults.push({ seq: expected, kind: 'cut-off' });
  if (faults.length === 0 && prev !== lastHash) faults.push({ seq: last, kind: 'edited' });
  return faults;
};

/**
 * The hash that each event has by what the events themselves say, from the first one on; it ends where one is missing.
 * What the events and the head claim as their hashes plays no part.
 */
export const recomputeChain = async (
  client: TenantClient,
  aggregate: readonly string[],
): Promise<ReadonlyMap<number, string>> => {
  const hashes = new Map<number, string>();
  let prev = '';
  for (const event of await client.query<AuditRecord>(client.pk(...aggregate), { table: 'audit' })) {
    if (event.seq !== hashes.size + 1) break;
    prev = hashOf({ ...event, prev });
    hashes.set(event.seq, prev);
  }
  return hashes;
};
