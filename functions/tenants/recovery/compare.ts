import { type AuditRecord, type Chain, emptyChain } from '#functions/platform/audit.ts';
import { compress } from '#functions/platform/blob.ts';
import { canonicalJson } from '#functions/platform/hash.ts';
import { tenantPrefix } from '#functions/platform/keys.ts';
import type { Item, TenantClient, TenantTable } from '#functions/platform/tenant.ts';
import { type ItemKind, shapeOf } from '../archive/shapes.ts';
import { typedRecord } from '../archive/typed.ts';
import { walkTenant } from '../walk.ts';

/**
 * What it takes to make a county again what it was at a moment, of which a copy of its tables was restored. The record is
 * not rewritten: events stay, also those after the moment, and the heads that come back continue the chains as they are.
 */
export interface Comparison {
  /** items that no head names by themselves: revisions, versions, parts of runs; put before, removed after the heads */
  content: Difference;
  /** users, runs, what belongs to a conduct: seen as soon as they lie there */
  state: Difference;
  /** jobs, files' records, edges and the like that are gone; those that came since stay */
  kept: Item[];
  /** events that the live record has lost */
  events: Item[];
  /** every aggregate of which something differs */
  aggregates: Aggregate[];
  /** events of the copy that the live record has otherwise: somebody changed it */
  rewritten: string[];
}

export interface Difference {
  put: Item[];
  remove: Item[];
}

export interface Aggregate {
  name: readonly string[];
  /** the end of the live chain, which the head that comes back continues */
  tail: Chain;
  live: Item | undefined;
  copy: Item | undefined;
}

interface Walked {
  item: Item;
  kind: ItemKind;
  parts: string[];
}

const heads: readonly ItemKind[] = ['register', 'users', 'policy', 'cycle', 'conduct'];
const content: readonly ItemKind[] = ['people', 'rows', 'policy-version', 'summary', 'results', 'homes'];
/** what belongs to the conduct of a cycle: the cycle's id is the first part of their keys */
const conductKinds: readonly ItemKind[] = ['plan', 'unit-conduct', 'unit-detail', 'cycle-detail'];
const state: readonly ItemKind[] = ['user', 'login', 'person', 'run', ...conductKinds];
const kept: readonly ItemKind[] = ['root', 'edge', 'receipt', 'job', 'file', 'message', 'read-marks', 'mail-settings'];

export async function compareCounty(live: TenantClient, copy: TenantClient): Promise<Comparison> {
  const [now, then] = [await walk(live), await walk(copy)];
  leaveOutRunning(then);
  const of = (kinds: readonly ItemKind[]): Difference => ({
    put: [...then]
      .filter(([key, { kind, item }]) => kinds.includes(kind) && !same(item, now.get(key)?.item))
      .map(itemOf),
    remove: [...now].filter(([key, { kind }]) => kinds.includes(kind) && !then.has(key)).map(itemOf),
  });
  const differs = { content: of(content), state: of(state) };
  const names = new Map(
    [...now.values(), ...then.values()]
      .filter(({ kind }) => heads.includes(kind))
      .map(({ kind, item, parts }) => {
        if (kind === 'cycle') return ['cycle', item.sk.slice('CYCLE#'.length)];
        return kind === 'conduct' ? ['conduct', parts[0]!] : [kind];
      })
      .map((name) => [name.join('\n'), name]),
  );
  const touched = touchedBy(live, then, [...differs.content.put, ...differs.state.put, ...differs.state.remove]);
  const aggregates: Aggregate[] = [];
  const events: Item[] = [];
  const rewritten: string[] = [];
  for (const name of names.values()) {
    const record = await compareRecord(live, copy, name);
    events.push(...record.missing);
    rewritten.push(...record.rewritten);
    const key = keyOfHead(live, name);
    const found = { live: now.get(key)?.item, copy: then.get(key)?.item };
    const wanted = found.copy ? plainHead(found.copy) : await emptyHead(name);
    const isSame = found.live !== undefined && same(plainHead(found.live), wanted);
    if (!isSame || touched.has(name.join('\n')) || record.missing.length > 0)
      aggregates.push({ name, tail: record.tail, ...found });
  }
  for (const branch of await importedBranches(then, copy)) {
    const record = await compareRecord(live, copy, branch);
    events.push(...record.missing);
    rewritten.push(...record.rewritten);
  }
  const gone = [...then].filter(([key, { kind }]) => kept.includes(kind) && !now.has(key)).map(itemOf);
  const others = gone.filter(isNoOpenJob);
  if (aggregates.length === 0 && others.length + differs.content.put.length > 0) {
    // Nobody's record is concerned, but that something was put back has to be told.
    const { tail } = await compareRecord(live, copy, ['users']);
    const key = keyOfHead(live, ['users']);
    aggregates.push({ name: ['users'], tail, live: now.get(key)?.item, copy: then.get(key)?.item });
  }
  return { ...differs, kept: others, events, aggregates, rewritten };
}

const itemOf = ([, { item }]: [string, Walked]): Item => item;

const same = (a: object | undefined, b: object | undefined): boolean =>
  a !== undefined &&
  b !== undefined &&
  canonicalJson(typedRecord(a as Record<string, unknown>)) === canonicalJson(typedRecord(b as Record<string, unknown>));

/** A head without its key and what counts its writes. */
const plainHead = ({ pk: _pk, sk: _sk, chain: _chain, seq: _seq, version: _version, ...head }: Item): object => head;

/** What stands where there was no head yet, so that the chain goes on; a cycle is gone altogether. */
async function emptyHead([kind]: readonly string[]): Promise<object | undefined> {
  if (kind === 'register') return { body: await compress({ groups: [], units: [] }) };
  if (kind === 'policy') return emptyPolicy();
  if (kind === 'users') return { admins: [] };
  // The record of a conduct stays, whatever becomes of the cycle: it would go on where it ended.
  return kind === 'conduct' ? {} : undefined;
}

export const emptyPolicy = async () => ({ current: null, versions: await compress([]) });

const isNoOpenJob = ({ state: at, fence }: Item): boolean => fence === undefined || at === 'done' || at === 'failed';

async function walk(client: TenantClient): Promise<Map<string, Walked>> {
  const prefix = tenantPrefix(client.tenant);
  const found = new Map<string, Walked>();
  for await (const { table, item } of walkTenant(client)) {
    if (table !== 'main') continue;
    const shape = shapeOf({ table, pk: item.pk.slice(prefix.length), sk: item.sk });
    if (!shape) throw new Error(`an item of no known shape: ${item.pk} ${item.sk}`);
    found.set(`${item.pk} ${item.sk}`, { item, ...shape });
  }
  return found;
}

/** A run that was being made has no worker any more: it counts as not begun. */
function leaveOutRunning(then: Map<string, Walked>): void {
  const running = new Set(
    [...then.values()].flatMap(({ kind, item, parts }) =>
      kind === 'run' && item['state'] === 'running' ? [parts[1]!] : [],
    ),
  );
  for (const [key, { kind, parts }] of then) {
    const run = kind === 'run' ? parts[1] : ['summary', 'results', 'homes'].includes(kind) ? parts[0] : undefined;
    if (run !== undefined && running.has(run)) then.delete(key);
  }
}

/** The aggregates to which these items belong. */
function touchedBy(client: TenantClient, then: ReadonlyMap<string, Walked>, items: readonly Item[]): Set<string> {
  const cycleOf = new Map(
    [...then.values()].flatMap(({ kind, parts }) => (kind === 'run' ? [[parts[1], parts[0]]] : [])),
  );
  const prefix = tenantPrefix(client.tenant);
  const names = items.flatMap(({ pk, sk }) => {
    const shape = shapeOf({ table: 'main', pk: pk.slice(prefix.length), sk })!;
    if (['user', 'login', 'person'].includes(shape.kind)) return ['users'];
    if (shape.kind === 'people') return ['register'];
    if (shape.kind === 'policy-version') return ['policy'];
    if (conductKinds.includes(shape.kind)) return [`conduct\n${shape.parts[0]}`];
    const isOfCycle = shape.kind === 'rows' || shape.kind === 'run';
    const cycle = isOfCycle ? shape.parts[0] : cycleOf.get(shape.parts[0]);
    return cycle === undefined ? [] : [`cycle\n${cycle}`];
  });
  return new Set(names);
}

const keyOfHead = (client: TenantClient, [kind = '', cycle = '']: readonly string[]): string => {
  if (kind === 'policy') return `${client.pk('POLICY')} HEAD`;
  if (kind === 'conduct') return `${client.pk('CONDUCT', cycle)} RECORD`;
  return `${client.pk('TENANT')} ${kind === 'cycle' ? `CYCLE#${cycle}` : kind.toUpperCase()}`;
};

async function compareRecord(live: TenantClient, copy: TenantClient, name: readonly string[]) {
  const read = (client: TenantClient): Promise<(AuditRecord & Item)[]> =>
    client.query<AuditRecord & Item>(client.pk(...name), { table: 'audit' satisfies TenantTable });
  const [now, then] = [await read(live), await read(copy)];
  const known = new Map(now.map((event) => [event.sk, event]));
  const missing = then.filter(({ sk }) => !known.has(sk));
  const rewritten = then.filter((event) => known.has(event.sk) && !same(event, known.get(event.sk)));
  const last = [...now, ...missing].reduce<Chain>((a, b) => (b.seq > a.seq ? b : a), emptyChain);
  return {
    missing: missing as Item[],
    rewritten: rewritten.map(({ pk, sk }) => `${pk} ${sk}`),
    tail: { seq: last.seq, hash: last.hash },
  };
}

async function importedBranches(then: ReadonlyMap<string, Walked>, copy: TenantClient): Promise<string[][]> {
  const prefix = tenantPrefix(copy.tenant);
  if (![...then.values()].some(({ kind, item }) => kind === 'edge' && item.sk.startsWith('EDGE#imported#'))) return [];
  const found = new Map<string, string[]>();
  for await (const { table, item } of walkTenant(copy)) {
    const pk = item.pk.slice(prefix.length);
    if (table === 'audit' && pk.startsWith('imported#'))
      found.set(
        pk,
        pk.split('#').map((part) => part.replaceAll('%23', '#').replaceAll('%25', '%')),
      );
  }
  return [...found.values()];
}

/** How many items of each kind would be put and removed. */
export function countsOf(
  client: TenantClient,
  { content: parts, state: seen, kept: others, events }: Comparison,
): { put: Record<string, number>; remove: Record<string, number> } {
  const prefix = tenantPrefix(client.tenant);
  const count = (items: readonly Item[], table: TenantTable = 'main'): Record<string, number> => {
    const counts: Record<string, number> = {};
    for (const { pk, sk } of items) {
      const { kind } = shapeOf({ table, pk: pk.slice(prefix.length), sk })!;
      counts[kind] = (counts[kind] ?? 0) + 1;
    }
    return counts;
  };
  return {
    put: { ...count([...parts.put, ...seen.put, ...others]), ...count(events, 'audit') },
    remove: count([...parts.remove, ...seen.remove]),
  };
}
