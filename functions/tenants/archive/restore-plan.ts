import { noBallots } from '#shared/appraisal/ballots.ts';
import type { Poll } from '#shared/ballots/poll.ts';
import type { UnitConduct } from '#shared/appraisal/unit-conduct.ts';
import type { Problem } from '#shared/problem.ts';
import { fileName } from '#functions/platform/file-record.ts';
import { keyPart } from '#functions/platform/keys.ts';
import type { Item, TenantClient } from '#functions/platform/tenant.ts';
import { importedAggregate } from '../segments.ts';
import type { Archive } from './read-archive.ts';
import type { ItemKind } from './shapes.ts';
import type { ArchivedItem } from './snapshot.ts';

/** Heads and their events take two parts of a transaction each, and some parts are taken already. */
export const mostHeads = 40;
/** bytes of the heads together: a transaction takes 4 MB */
const mostHeadBytes = 3_500_000;
/** bytes of one item: the database takes 400 kB */
const mostItemBytes = 395_000;

/** Not before the flip: these could be seen without any head. */
const afterwards: readonly ItemKind[] = ['user', 'job'];
const heads: readonly ItemKind[] = ['register', 'users', 'policy', 'cycle', 'conduct'];

export interface RestorePlan {
  /** partitions that the walk would not find before the flip */
  edges: string[][];
  /** seen by nobody before the flip */
  staged: { table: 'main' | 'audit'; item: Item }[];
  jobs: Item[];
  heads: (ArchivedItem & { kind: ItemKind })[];
}

/** The job that brings an archive in. */
export interface BroughtBy {
  id: string;
  at: string;
  by: { user: string; name: string };
}

/** Where an archive's items go in this county; chains go beside the county's own, under the job that brings them in. */
export function planRestore(client: TenantClient, { items }: Archive, brought: BroughtBy): RestorePlan {
  const job = brought.id;
  const prefix = client.pk('x').slice(0, -1);
  const branch = `${importedAggregate(job, []).map(keyPart).join('#')}#`;
  const at = ({ kind, pk, sk, attributes }: ArchivedItem & { kind: ItemKind }): Item => {
    const isOwn = kind === 'event' && !pk.startsWith('imported#');
    return { pk: prefix + (isOwn ? branch + pk : pk), sk, ...withoutLost({ kind, sk, attributes }, lost, brought) };
  };
  const lost = lostPolls(items);
  const later = new Set([...afterwards, ...heads]);
  return {
    edges: edgesOf(items, job),
    staged: items
      .filter(({ kind }) => !later.has(kind))
      .map((item) => ({ table: item.table === 'audit' ? 'audit' : 'main', item: at(item) })),
    jobs: items.filter(({ kind }) => kind === 'job').map(at),
    heads: items.filter(({ kind }) => heads.includes(kind)),
  };
}

/**
 * Boxes do not travel: a poll that was not published when the archive was made has to be held anew, and says so. On paper
 * its counts are in the archive, and it goes on.
 */
const lostPolls = (items: Archive['items']): Set<string> =>
  new Set(
    items.flatMap(({ kind, sk, attributes }) => {
      if (kind !== 'unit-detail' || !sk.startsWith('POLL#')) return [];
      const { id, medium, state } = attributes as unknown as Poll & { id: string };
      return medium === 'electronic' && state !== 'published' && state !== 'voided' ? [id] : [];
    }),
  );

function withoutLost(
  { kind, sk, attributes }: Pick<ArchivedItem, 'sk' | 'attributes'> & { kind: ItemKind },
  lost: ReadonlySet<string>,
  { at, by }: BroughtBy,
): Record<string, unknown> {
  if (lost.size === 0) return attributes;
  if (kind === 'unit-detail' && sk.startsWith('POLL#') && lost.has(attributes['id'] as string))
    return { ...attributes, state: 'voided', voided: { at, by, reason: boxesStay }, paused: null };
  if (kind !== 'unit-conduct') return attributes;
  const facts = attributes['facts'] as Partial<UnitConduct>;
  const { ballots = noBallots } = facts;
  const polls = ballots.polls.map((poll) => (lost.has(poll.id) ? { ...poll, state: 'voided', paused: false } : poll));
  return { ...attributes, facts: { ...facts, ballots: { ...ballots, polls } } };
}

const boxesStay = '从存档恢复：票箱不随存档保存，须重新测评。';

function edgesOf(items: Archive['items'], job: string): string[][] {
  const found = new Map<string, string[]>();
  const add = (...partition: string[]) => found.set(JSON.stringify(partition), partition);
  add('imported', job);
  for (const { pk, sk, kind } of items) {
    const [first = '', second = ''] = pk.split('#').map(unescaped);
    if (first === 'UNIT' || first === 'CYCLE' || first === 'imported') add(first, second);
    if (first === 'FEED' && second !== '') add('UNIT', second);
    if (kind === 'cycle') add('CYCLE', sk.slice('CYCLE#'.length));
  }
  return [...found.values()];
}

const unescaped = (part: string): string => part.replaceAll('%23', '#').replaceAll('%25', '%');

/** What stands against taking a sound archive in here. */
export function restoreProblems({ items, files }: Archive, job: string, upload: string): Problem[] {
  const problems: Problem[] = [];
  const tell = (path: string, code: string, zh: string, en: string) =>
    problems.push({ path, code, message: { zh, en } });
  const cycles = items.filter(({ kind }) => kind === 'cycle' || kind === 'conduct').length;
  if (cycles > mostHeads)
    tell(
      'cycles',
      'too-many',
      `存档中的考核年度及其实施记录共 ${cycles} 项，一次最多导入 ${mostHeads} 项。`,
      `The archive has ${cycles} cycles and records of their conduct; ${mostHeads} can come in at once.`,
    );
  let headBytes = 0;
  for (const { table, pk, sk, kind, attributes } of items) {
    const size = sizeOf(attributes);
    if (heads.includes(kind)) headBytes += size;
    if (size > mostItemBytes) tell(`${table} ${pk} ${sk}`, 'too-large', '条目过大。', 'The item is too large.');
  }
  if (headBytes > mostHeadBytes)
    tell('heads', 'too-large', '存档的索引过大，无法一次导入。', 'The heads are too large to come in at once.');
  if (files.has(fileName(upload)) || items.some(({ kind, sk }) => kind === 'job' && sk === job))
    tell('', 'own-import', '存档与本次导入的编号冲突。', 'The archive holds the very id of this import.');
  return problems;
}

/** By the database's rule of an item's size, keys aside; a little more where that is simpler. */
export function sizeOf(value: unknown): number {
  if (typeof value === 'string') return Buffer.byteLength(value);
  if (value instanceof Uint8Array) return value.length;
  if (typeof value !== 'object' || value === null) return 21;
  if (Array.isArray(value) || value instanceof Set)
    return [...value].reduce<number>((sum, one) => sum + 1 + sizeOf(one), 3);
  return Object.entries(value).reduce((sum, [name, one]) => sum + 1 + Buffer.byteLength(name) + sizeOf(one), 3);
}
