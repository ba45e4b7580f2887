import { keyPart } from '#functions/platform/keys.ts';
import type { TenantTable } from '#functions/platform/tenant.ts';
import { userShards } from '#functions/platform/users.ts';

/**
 * Every shape that an item of a county has: what an archive may hold follows from this list. An item that fits none is
 * a fault, in the county as in an archive; whoever adds a kind of item adds its shape here.
 */
export const itemKinds = [
  'root',
  'register',
  'users',
  'cycle',
  'edge',
  'receipt',
  'ended',
  'policy',
  'policy-version',
  'job',
  'file',
  'user',
  'login',
  'person',
  'people',
  'rows',
  'run',
  'summary',
  'results',
  'homes',
  'conduct',
  'plan',
  'unit-conduct',
  'unit-detail',
  'cycle-detail',
  'message',
  'read-marks',
  'mail-settings',
  'event',
  'ballot',
] as const;
export type ItemKind = (typeof itemKinds)[number];

interface Shape {
  kind: ItemKind;
  table: TenantTable;
  /** of the partition key without the county's prefix */
  pk: RegExp;
  sk: RegExp;
}

const ulid = '[0-7][0-9A-HJKMNP-TV-Z]{25}';
/** an id of a county's own, as keys hold it: `#` and `%` escaped, at most 64 characters before that */
const own = '((?:[^#%]|%23|%25){1,64})';
const hash = '[0-9a-f]{32}';
const part = '\\d{3}';
/** SHA-256 as base64url */
const receipt = '[A-Za-z0-9_-]{43}';
const aggregate = `(?:register|policy|users|cycle#${own}|conduct#${own})`;
const detail = '([A-Z]+)#(.+)';

const shape = (kind: ItemKind, table: TenantTable, pk: string, sk: string): Shape => ({
  ...{ kind, table },
  pk: new RegExp(`^${pk}$`, 'us'),
  sk: new RegExp(`^${sk}$`, 'us'),
});

const shapes: readonly Shape[] = [
  shape('root', 'main', 'TENANT', 'ROOT'),
  shape('register', 'main', 'TENANT', 'REGISTER'),
  shape('users', 'main', 'TENANT', 'USERS'),
  shape('cycle', 'main', 'TENANT', 'CYCLE#.{1,64}'),
  shape('edge', 'main', 'TENANT', 'EDGE#.+'),
  shape('receipt', 'main', 'TENANT', `RECEIPT#${ulid}`),
  shape('ended', 'main', 'TENANT', 'ENDED#.{1,64}'),
  shape('policy', 'main', 'POLICY', 'HEAD'),
  shape('policy-version', 'main', 'POLICY', `V#${ulid}`),
  shape('job', 'main', 'JOBS', ulid),
  shape('file', 'main', 'FILES', ulid),
  shape('user', 'main', `USERS#(?:${userShards.join('|')})`, ulid),
  shape('login', 'main', `USERS#(?:${userShards.join('|')})`, '~LOGIN#.+'),
  shape('person', 'main', `USERS#(?:${userShards.join('|')})`, '~PERSON#.+'),
  shape('people', 'main', `UNIT#${own}`, `PEOPLE#(${hash})#(${part})`),
  shape('rows', 'main', `CYCLE#${own}`, `DATA#${own}#(${hash})#(${part})`),
  shape('run', 'main', `CYCLE#${own}`, `RUN#(${ulid})`),
  shape('summary', 'main', `RUN#(${ulid})`, `SUMMARY#(${part})`),
  shape('results', 'main', `RUN#(${ulid})`, `PEOPLE#${own}#(${part})`),
  shape('homes', 'main', `RUN#(${ulid})`, 'HOMES#([0-9a-f])'),
  shape('conduct', 'main', `CONDUCT#${own}`, 'RECORD'),
  shape('plan', 'main', `CONDUCT#${own}`, 'PLAN'),
  shape('unit-conduct', 'main', `CONDUCT#${own}`, `UNIT#${own}`),
  shape('cycle-detail', 'main', `CONDUCT#${own}`, detail),
  shape('unit-detail', 'main', `CONDUCT#${own}#${own}`, detail),
  shape('message', 'main', `FEED(?:#${own})?`, '[A-Z]+#.+'),
  shape('read-marks', 'main', `INBOX#(?:${userShards.join('|')})`, `READ#(${ulid})`),
  shape('mail-settings', 'main', `INBOX#(?:${userShards.join('|')})`, `MAIL#(${ulid})`),
  shape('ballot', 'ballots', `POLL#(${ulid})`, `(?:HEAD|GUESSES|(?:BOX|KEY|TOTAL)#${part})`),
  shape('ballot', 'ballots', `CARDS#(${ulid})`, receipt),
  shape('ballot', 'ballots', `VOTERS#(${ulid})`, '.+'),
  shape('ballot', 'ballots', `CASTS#(${ulid})\\.\\d+`, receipt),
  shape('ballot', 'ballots', `TALLY#(${ulid})\\.\\d+`, `SHARD#${part}`),
  shape('ballot', 'ballots', `COMMENTS#(${ulid})\\.\\d+`, '[A-Za-z0-9_-]+'),
  shape('event', 'audit', aggregate, '\\d{12}'),
  shape('event', 'audit', `imported#${ulid}#${aggregate}`, '\\d{12}'),
];

export interface ShapedKey {
  table: TenantTable;
  /** without the county's prefix */
  pk: string;
  sk: string;
}

export interface FoundShape {
  kind: ItemKind;
  /** what the key's variable parts are, unescaped, partition first */
  parts: string[];
}

const unescaped = (text: string): string => text.replaceAll('%23', '#').replaceAll('%25', '%');

/** What an item with this key is; undefined: it has no place in a county. */
export function shapeOf({ table, pk, sk }: ShapedKey): FoundShape | undefined {
  for (const { kind, ...wanted } of shapes) {
    if (wanted.table !== table) continue;
    const [partition, item] = [wanted.pk.exec(pk), wanted.sk.exec(sk)];
    if (!partition || !item) continue;
    const parts = [...partition.slice(1), ...item.slice(1)].filter((found) => found !== undefined).map(unescaped);
    return { kind, parts };
  }
  return undefined;
}

const fileNames = [
  ['file', new RegExp(`^files/(${ulid})$`)],
  ['run', new RegExp(`^runs/(${ulid})/(?:dataset|sources|policy-[0-9a-f]{32})\\.json\\.br$`)],
  ['slip', new RegExp(`^slips/(${ulid})$`)],
  ['ballot', new RegExp(`^ballots/(${ulid})\\.json$`)],
] as const;

/**
 * What a name in the county's part of the object store belongs to: the record of a file, a run, a published poll, or the
 * service's own first slip, which is no part of an archive.
 */
export function fileOf(name: string): { kind: 'file' | 'run' | 'slip' | 'ballot'; id: string } | undefined {
  for (const [kind, pattern] of fileNames) {
    const id = pattern.exec(name)?.[1];
    if (id !== undefined) return { kind, id };
  }
  return undefined;
}

/** The partition of an aggregate's events as keys hold it. */
export const partitionText = (parts: readonly string[]): string => parts.map(keyPart).join('#');
