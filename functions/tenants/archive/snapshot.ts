import type { Job } from '#shared/api/common.ts';
import type { Chain } from '#functions/platform/audit.ts';
import { Refusal } from '#functions/platform/errors.ts';
import type { FileRecord } from '#functions/platform/file-record.ts';
import type { StoredFile, TenantFiles } from '#functions/platform/files.ts';
import { canonicalJson } from '#functions/platform/hash.ts';
import { tenantPrefix } from '#functions/platform/keys.ts';
import type { Item, TenantClient } from '#functions/platform/tenant.ts';
import { conductKeys } from '#functions/conduct/repository.ts';
import { policyRepository } from '#functions/policies/repository.ts';
import { walkTenant } from '../walk.ts';
import { fileOf, type ItemKind, partitionText, shapeOf, type ShapedKey } from './shapes.ts';

/** An item without the county's prefix in its key. */
export interface ArchivedItem extends ShapedKey {
  attributes: Record<string, unknown>;
}

export interface Snapshot {
  /** by table (main, audit), partition and sort key */
  items: ArchivedItem[];
  /** by name */
  files: StoredFile[];
}

interface Walked extends ArchivedItem {
  kind: ItemKind;
  parts: string[];
}

/** Work of the service in the county, not the county's own. */
export const serviceJobs: readonly Job['kind'][] = ['onboarding', 'archive', 'restore', 'upkeep', 'digest', 'erasure'];

/** Items that follow from others, or serve the service alone, and are made anew where the archive comes in. */
const derived: readonly ItemKind[] = ['root', 'edge', 'receipt', 'ended', 'login', 'person'];

/**
 * Of a vote what was published leaves the county, as a file, and nothing else: keys, cards and rolls say who had a paper,
 * totals hold what too few gave, comments were written for those who read them in the application.
 */
const secret: readonly ItemKind[] = ['ballot'];

/** What belongs to the conduct of a cycle: the cycle's id is the first part of their keys. */
const conductKinds: readonly ItemKind[] = ['conduct', 'plan', 'unit-conduct', 'unit-detail', 'cycle-detail'];

const attempts = 8;

/**
 * The county as it was at one moment: every change of what people decide flips a head with its chain, so that a walk
 * between two equal readings of all heads saw one state. Left out is what docs/archive-format.md lists.
 */
export async function takeSnapshot(client: TenantClient, files: TenantFiles): Promise<Snapshot> {
  for (let attempt = 1; ; attempt++) {
    const before = await readHeads(client);
    const walked = await walk(client);
    const stored = await files.list('');
    const after = await readHeads(client);
    if (canonicalJson(before) === canonicalJson(after)) return await chosen(client, walked, stored);
    if (attempt === attempts) throw new Refusal('busy');
  }
}

/** The chain of every aggregate, by the item that carries it. */
async function readHeads(client: TenantClient): Promise<Record<string, Chain>> {
  const root = await client.query<Item>(client.pk('TENANT'));
  const cycles = root.flatMap(({ sk }) => (sk.startsWith('CYCLE#') ? [sk.slice('CYCLE#'.length)] : []));
  const items = [
    ...root,
    ...(await client.query<Item>(client.pk('POLICY'), { beginsWith: 'HEAD' })),
    ...(await client.batchGet<Item>(cycles.map((cycle) => conductKeys(client).record(cycle)))),
  ];
  return Object.fromEntries(items.flatMap(({ pk, sk, chain }) => (chain ? [[`${pk} ${sk}`, chain as Chain]] : [])));
}

async function walk(client: TenantClient): Promise<Walked[]> {
  const prefix = tenantPrefix(client.tenant);
  const found: Walked[] = [];
  for await (const { table, item } of walkTenant(client)) {
    const { pk, sk, ...attributes } = item;
    const key = { table, pk: pk.slice(prefix.length), sk };
    const shape = shapeOf(key);
    if (!shape) throw new Error(`an item of no known shape: ${table} ${key.pk} ${sk}`);
    found.push({ ...key, ...shape, attributes });
  }
  return found;
}

async function chosen(client: TenantClient, walked: Walked[], stored: StoredFile[]): Promise<Snapshot> {
  const of = (kind: ItemKind): Walked[] => walked.filter((item) => item.kind === kind);
  const ends = new Map<string, number>();
  const chainOf = ({ attributes }: Walked): number => (attributes['chain'] as Chain | undefined)?.seq ?? 0;
  for (const item of of('register')) ends.set('register', chainOf(item));
  for (const item of of('users')) ends.set('users', chainOf(item));
  for (const item of of('policy')) ends.set('policy', chainOf(item));
  for (const item of of('cycle')) ends.set(partitionText(['cycle', item.sk.slice('CYCLE#'.length)]), chainOf(item));
  for (const item of of('conduct')) ends.set(partitionText(['conduct', item.parts[0]!]), chainOf(item));
  // What is left of the conduct of a cycle that a restoring took away stays behind with it.
  const cycles = new Set(of('cycle').map(({ sk }) => sk.slice('CYCLE#'.length)));
  const versions = new Set((await policyRepository(client).readHead()).versions.map(({ id }) => id));
  const runs = new Set(
    of('run').flatMap(({ parts, attributes }) => (attributes['state'] === 'running' ? [] : parts[1]!)),
  );
  const kept = new Set(
    of('file').flatMap(({ sk, attributes }) => ((attributes as unknown as FileRecord).holds === undefined ? [sk] : [])),
  );

  const polls = publishedPolls(of('unit-detail').filter(({ parts }) => cycles.has(parts[0]!)));

  const isPart = ({ kind, parts, pk, sk, attributes }: Walked): boolean => {
    if (derived.includes(kind) || secret.includes(kind)) return false;
    if (kind === 'job') return isFinished(attributes) && !serviceJobs.includes(attributes['kind'] as Job['kind']);
    if (kind === 'policy-version') return versions.has(sk.slice('V#'.length));
    if (kind === 'file') return kept.has(sk);
    if (kind === 'run') return runs.has(parts[1]!);
    if (kind === 'summary' || kind === 'results' || kind === 'homes') return runs.has(parts[0]!);
    // Where an electronic poll is not published its boxes stay here, and with them what was counted.
    if (kind === 'cycle-detail' && isUnpublishedTally(sk, attributes)) return false;
    if (conductKinds.includes(kind)) return cycles.has(parts[0]!);
    // A branch that came in with an archive ends where it ended then; a chain where its head says.
    if (kind === 'event') return pk.startsWith('imported#') || Number(sk) <= (ends.get(pk) ?? 0);
    return true;
  };
  const isPartOf = ({ key }: StoredFile): boolean => {
    const owner = fileOf(key);
    if (!owner) throw new Error(`a file of no known name: ${key}`);
    if (owner.kind === 'slip') return false;
    return { file: kept, run: runs, ballot: polls }[owner.kind].has(owner.id);
  };
  return {
    items: walked.filter(isPart).map(archived).sort(byKey),
    files: stored.filter(isPartOf).sort((a, b) => (a.key < b.key ? -1 : 1)),
  };
}

const isUnpublishedTally = (sk: string, { medium, published }: Record<string, unknown>): boolean =>
  sk.startsWith('TALLY#') && medium === 'electronic' && published === false;

/** The polls among a unit's details of which a file was published that still holds. */
export const publishedPolls = (details: readonly Pick<Walked, 'sk' | 'attributes'>[]): Set<string> =>
  new Set(
    details.flatMap(({ sk, attributes }) =>
      sk.startsWith('POLL#') && attributes['state'] === 'published' ? [attributes['id'] as string] : [],
    ),
  );

const isFinished = ({ state }: Record<string, unknown>): boolean => state === 'done' || state === 'failed';

/** The account at the identity provider is no part of a user, nor is the version that was made with it. */
function archived({ kind, parts: _parts, ...item }: Walked): ArchivedItem {
  if (kind !== 'user') return item;
  const { subject: _subject, version: _version, ...attributes } = item.attributes;
  return { ...item, attributes };
}

const tables = ['main', 'audit', 'ballots'];

/** The order of items in an archive; the same key twice is in no order. */
export function byKey(a: ShapedKey, b: ShapedKey): number {
  const places = tables.indexOf(a.table) - tables.indexOf(b.table);
  if (places !== 0) return places;
  if (a.pk !== b.pk) return a.pk < b.pk ? -1 : 1;
  if (a.sk === b.sk) return 0;
  return a.sk < b.sk ? -1 : 1;
}
