import { createHash } from 'node:crypto';
import * as z from 'zod';
import { policyVersion } from '#shared/api/policies.ts';
import { registerPerson } from '#shared/api/units.ts';
import { parseWholeDataset } from '#shared/dataset/parse-whole.ts';
import { datasetSchema } from '#shared/dataset/schema.ts';
import { groupSchema, unitSchema } from '#shared/dataset/rows.ts';
import { policySchema } from '#shared/policy/schema.ts';
import type { Bilingual, Problem } from '#shared/problem.ts';
import { textFaults } from '#shared/text.ts';
import { cycleRepository, type CycleUnit } from '#functions/appraisals/repository.ts';
import { readRunDataset, runRepository, type StoredRun } from '#functions/grading/repository.ts';
import type { Chain } from '#functions/platform/audit.ts';
import { contentHash } from '#functions/platform/hash.ts';
import { keyPart } from '#functions/platform/keys.ts';
import { policyHash, policyRepository } from '#functions/policies/repository.ts';
import { peoplePerPart, peopleRevision, registerRepository } from '#functions/units/repository.ts';
import { segmentsOf, segmentFaults } from '../segments.ts';
import { publishedPoll } from '#shared/ballots/published.ts';
import { verifyPublished } from '#shared/ballots/verify.ts';
import type { Archive } from './read-archive.ts';
import { fileOf, type ItemKind, shapeOf } from './shapes.ts';
import { publishedPolls } from './snapshot.ts';

/**
 * What the items of an archive are together: every chain of events holds up to its head, every revision is what its name
 * says, what heads name is there, and every run has the dataset that it was made from.
 */
export const checkContents = (archive: Archive): Promise<Problem[]> =>
  runChecks(archive, [chains, register, policies, cycles, conducts, revisions, runs, users, ballots, files]);

/** The same without the files: of a county's items alone. */
export const checkItems = (items: Omit<Archive, 'files' | 'manifest'>): Promise<Problem[]> =>
  runChecks({ ...items, files: new Map() } as unknown as Archive, [
    chains,
    register,
    policies,
    cycles,
    conducts,
    revisions,
    users,
  ]);

async function runChecks(archive: Archive, checks: readonly Check[]): Promise<Problem[]> {
  const problems: Problem[] = [];
  const told: Tell = (path, code) => problems.push({ path, code, message: texts[code] });
  for (const check of checks) {
    const before = problems.length;
    try {
      await check(archive, told);
    } catch (error) {
      // What cannot be unpacked or is not of the shape that the code reads.
      if (problems.length === before)
        problems.push({ path: `${check.name}: ${String(error).slice(0, 200)}`, ...broken });
    }
  }
  return problems;
}

type Tell = (path: string, code: keyof typeof texts) => unknown;
type Check = (archive: Archive, tell: Tell) => Promise<void> | void;

const of = ({ items }: Archive, ...kinds: ItemKind[]) => items.filter(({ kind }) => kinds.includes(kind));

const chains: Check = async (archive, tell) => {
  const { client } = archive;
  const heads: [string[], unknown][] = of(archive, 'register', 'users', 'policy', 'cycle', 'conduct').map((item) => [
    headName(item),
    item.attributes['chain'],
  ]);
  for (const { sk, attributes } of of(archive, 'ended')) {
    const name = ['cycle', sk.slice('ENDED#'.length)];
    if (!heads.some(([known]) => known.join('\n') === name.join('\n'))) heads.push([name, attributes['chain']]);
  }
  const reached = new Set<string>();
  for (const [name, chain] of heads) {
    const segments = await segmentsOf(client, name, chain as Chain);
    if ((await segmentFaults(client, segments)).length > 0) tell(name.join(' '), 'broken-chain');
    for (const segment of segments) reached.add(client.pk(...segment.name));
  }
  const prefix = client.pk('x').slice(0, -1);
  const stray = new Set(of(archive, 'event').flatMap(({ pk }) => (reached.has(prefix + pk) ? [] : [pk])));
  for (const pk of stray) tell(pk, 'stray-events');
};

/** The record that a head carries. */
function headName(item: Archive['items'][number]): string[] {
  if (item.kind === 'cycle') return ['cycle', item.sk.slice('CYCLE#'.length)];
  return item.kind === 'conduct' ? ['conduct', shapeOf(item)!.parts[0]!] : [item.kind];
}

const revisionSchema = z.strictObject({ rev: z.string(), parts: z.int().min(0).max(999), n: z.int().min(0) });

const register: Check = async ({ client }, tell) => {
  const repository = registerRepository(client);
  const head = await repository.readHead();
  const sound =
    z.array(groupSchema).safeParse([...head.groups.values()]).success &&
    z
      .array(z.strictObject({ unit: unitSchema, people: revisionSchema, removed: z.literal(true).optional() }))
      .safeParse([...head.units.values()]).success;
  if (!sound || textFaults([...head.groups.values(), ...head.units.values()]).length > 0)
    return void tell('register', 'strange-content');
  for (const [unit, { people, removed }] of head.units) {
    if (removed) continue;
    const list = await repository.readPeople(unit, people);
    if (list.length !== people.n || list.some((person) => person.unit !== unit))
      tell(`register ${unit}`, 'wrong-content');
  }
};

const versionSchema = policyVersion.extend({ hash: z.string() });

const policies: Check = async (archive, tell) => {
  const repository = policyRepository(archive.client);
  const { versions, current } = await repository.readHead();
  if (!z.array(versionSchema).safeParse(versions).success) return void tell('policy', 'strange-content');
  for (const { id, hash } of versions) {
    const policy = policySchema.safeParse(await repository.readPolicy(id));
    if (!policy.success || policyHash(policy.data) !== hash) tell(`policy ${id}`, 'wrong-content');
  }
  const listed = new Set(versions.map(({ id }) => id));
  if (current !== null && !listed.has(current)) tell(`policy ${current}`, 'missing');
  for (const { sk } of of(archive, 'policy-version'))
    if (!listed.has(sk.slice('V#'.length))) tell(`policy ${sk}`, 'stray');
};

const cycles: Check = async (archive, tell) => {
  const repository = cycleRepository(archive.client);
  const policy = policyRepository(archive.client);
  for (const { content, publishedRun } of await repository.list()) {
    const path = `cycle ${content.cycle.id}`;
    const version = await policy.readPolicy(content.policyVersion);
    if (!version) tell(`${path} policyVersion`, 'missing');
    else {
      const { dataset } = await repository.readWhole(content, version);
      if (textFaults(dataset).length > 0 || !datasetSchema.safeParse(dataset).success) tell(path, 'wrong-content');
    }
    if (publishedRun === null) continue;
    const run = await runRepository(archive.client).readRun(content.cycle.id, publishedRun);
    if (run?.state !== 'published') tell(`${path} publishedRun`, 'missing');
  }
  for (const { sk, attributes } of of(archive, 'cycle'))
    if ((attributes['cycle'] as { id: string }).id !== sk.slice('CYCLE#'.length)) tell(sk, 'wrong-key');
};

/** Plan, units and details belong to a cycle that is there, and are the ones that their keys name. */
const conducts: Check = (archive, tell) => {
  const known = new Set(of(archive, 'cycle').map(({ sk }) => sk.slice('CYCLE#'.length)));
  const units = new Set<string>();
  for (const item of of(archive, 'conduct', 'plan', 'unit-conduct', 'cycle-detail', 'unit-detail')) {
    const { pk, sk, kind, attributes } = item;
    const { parts } = shapeOf(item)!;
    const path = `${pk} ${sk}`;
    if (!known.has(parts[0]!)) tell(path, 'stray');
    if (textFaults(attributes).length > 0) tell(path, 'strange-content');
    const named = kind === 'unit-conduct' ? attributes['unit'] : kind.endsWith('detail') ? attributes['id'] : undefined;
    if (named !== undefined && named !== parts.at(-1)) tell(path, 'wrong-key');
    if (kind === 'unit-conduct') units.add(pk + keyPart(parts[1]!));
  }
  for (const { pk } of of(archive, 'unit-detail')) {
    const [, cycle = '', unit = ''] = pk.split('#');
    if (!units.has(`CONDUCT#${cycle}${unit}`)) return void tell(pk, 'stray');
  }
};

/** Every revision that lies there, whether a head names it or an older state of the county did. */
const revisions: Check = async (archive, tell) => {
  const people = registerRepository(archive.client);
  const rows = cycleRepository(archive.client);
  const count = new Map<string, { kind: ItemKind; parts: string[]; n: number }>();
  for (const item of of(archive, 'people', 'rows')) {
    const { parts } = shapeOf(item)!;
    const name = JSON.stringify(parts.slice(0, -1));
    const known = count.get(name) ?? { kind: item.kind, parts, n: 0 };
    count.set(name, { ...known, n: known.n + 1 });
  }
  const named = await namedRevisions(archive);
  for (const { kind, parts, n } of count.values()) {
    const [first = '', second = '', third = ''] = parts;
    const path = kind === 'people' ? `unit ${first} people ${second}` : `cycle ${first} rows ${second} ${third}`;
    try {
      if (kind === 'people') {
        const list = await people.readPeople(first, { rev: second, parts: n, n: 0 });
        const isSound = z.array(registerPerson).safeParse(list).success && textFaults(list).length === 0;
        // Whole parts alone: more of them were to come, when the work that staged them ended for good.
        const isLeft = list.length % peoplePerPart === 0 && !named.has(path);
        if (!isSound || (peopleRevision(list) !== second && !isLeft)) tell(path, 'wrong-revision');
      } else {
        const unit = { unit: { id: second }, rows: { rev: third, parts: n } } as CycleUnit;
        if (contentHash((await rows.readRows(first, [unit])).get(second)) !== third) tell(path, 'wrong-revision');
      }
    } catch (error) {
      // What was staged in part and is named by nothing is no fault; what unpacks without end is.
      if (named.has(path) || error instanceof RangeError) tell(path, 'wrong-revision');
    }
  }
};

async function namedRevisions({ client }: Archive): Promise<Set<string>> {
  const named = new Set<string>();
  for (const [unit, { people }] of (await registerRepository(client).readHead()).units)
    named.add(`unit ${unit} people ${people.rev}`);
  for (const { content } of await cycleRepository(client).list()) {
    for (const { unit, people, rows } of content.units) {
      named.add(`unit ${unit.id} people ${people.rev}`);
      named.add(`cycle ${content.cycle.id} rows ${unit.id} ${rows.rev}`);
    }
  }
  return named;
}

const runs: Check = async (archive, tell) => {
  const repository = runRepository(archive.client);
  const files = { get: async (name: string) => archive.files.get(name) ?? undefined };
  const known = new Set<string>();
  for (const item of of(archive, 'run')) {
    const [cycle = '', id = ''] = shapeOf(item)!.parts;
    const path = `run ${id}`;
    const run = item.attributes as unknown as StoredRun;
    if (run.id !== id || run.cycle !== cycle) tell(path, 'wrong-key');
    known.add(id);
    const dataset = await readRunDataset(files, id);
    if (!dataset) tell(`${path} dataset`, 'missing');
    else if (parseWholeDataset(dataset).problems) tell(`${path} dataset`, 'strange-content');
    const summary = await repository.readSummary(run);
    const people = await repository.readPeople(id);
    if (people.length !== run.people || !Array.isArray(summary.units)) tell(path, 'wrong-content');
  }
  for (const { pk } of of(archive, 'summary', 'results', 'homes'))
    if (!known.has(pk.slice('RUN#'.length))) return void tell(pk, 'stray');
};

const users: Check = (archive, tell) => {
  const [ids, logins, people] = [new Set<unknown>(), new Set<unknown>(), new Set<unknown>()];
  for (const { pk, sk, attributes } of of(archive, 'user')) {
    const { id, login, person } = attributes as { id: string; login: string; person: { id: string } | null };
    if (id !== sk) tell(`${pk} ${sk}`, 'wrong-key');
    if (ids.has(id) || logins.has(login) || (person && people.has(person.id))) tell(`user ${id}`, 'twice');
    ids.add(id);
    logins.add(login);
    if (person) people.add(person.id);
  }
};

/** Of every published poll the file that was published, whole in itself. */
const ballots: Check = (archive, tell) => {
  for (const { sk, attributes } of of(archive, 'unit-detail')) {
    if (!sk.startsWith('POLL#') || attributes['state'] !== 'published') continue;
    const name = `ballots/${attributes['id'] as string}.json`;
    const bytes = archive.files.get(name);
    if (!bytes) {
      tell(name, 'missing');
      continue;
    }
    const content = publishedPoll.safeParse(JSON.parse(new TextDecoder().decode(bytes)));
    if (createHash('sha256').update(bytes).digest('base64url') !== attributes['file']) tell(name, 'wrong-content');
    else if (!content.success || verifyPublished(content.data).length > 0) tell(name, 'strange-content');
  }
};

const files: Check = (archive, tell) => {
  const records = new Set(of(archive, 'file').map(({ sk }) => sk));
  const made = new Set(of(archive, 'run').map((item) => shapeOf(item)!.parts[1]!));
  const polls = publishedPolls(of(archive, 'unit-detail'));
  for (const name of archive.files.keys()) {
    const { kind, id } = fileOf(name)!;
    const owners = { file: records, run: made, ballot: polls, slip: new Set() }[kind];
    if (!owners.has(id)) tell(name, 'stray');
  }
  for (const { sk, attributes } of of(archive, 'file', 'job')) if (attributes['id'] !== sk) tell(sk, 'wrong-key');
};

const texts = {
  'broken-chain': {
    zh: '留痕链不完整：有事件被改动、缺失或截断。',
    en: 'The record’s chain does not hold: an event was edited, removed or cut off.',
  },
  'stray-events': { zh: '有不属于任何留痕链的事件。', en: 'There are events that belong to no chain.' },
  'strange-content': { zh: '内容不符合本系统的格式。', en: 'The content is not what this program writes.' },
  'wrong-content': { zh: '内容与索引不符，或有缺漏。', en: 'The content is not what its head says.' },
  'wrong-revision': { zh: '内容与其名称（内容校验值）不符。', en: 'The content is not what its name, a hash, says.' },
  'wrong-key': { zh: '条目的键与内容不符。', en: 'An item’s key is not the one its content names.' },
  missing: { zh: '所引用的内容不在存档中。', en: 'What is referred to is not in the archive.' },
  stray: { zh: '有不属于任何记录的内容。', en: 'Something belongs to nothing in the archive.' },
  twice: { zh: '编号、登录名或人员重复。', en: 'An id, a login name or a person stands twice.' },
} as const satisfies Record<string, Bilingual>;

const broken = {
  code: 'unreadable',
  message: { zh: '内容无法读取，或缺少一部分。', en: 'Something cannot be read, or lacks a part.' },
};
