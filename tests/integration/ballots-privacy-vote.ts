import { randomBytes } from 'node:crypto';
import { ulid } from 'ulid';
import type { takeCard } from '#shared/api/ballots/own.ts';
import type { readPoll, readPolls } from '#shared/api/ballots/polls.ts';
import type { Output } from '#shared/api/operation.ts';
import { base64url, cardHash, receiptOf, requestHash } from '#shared/ballots/digests.ts';
import type { PublishedPoll } from '#shared/ballots/published.ts';
import { type BallotRow, marksOf } from '#shared/ballots/sheet.ts';
import { ballotsRepository } from '#functions/ballots/repository.ts';
import type { TableKind } from '#functions/platform/tables.ts';
import { type Item, tenantClient } from '#functions/platform/tenant.ts';
import { type Paper, voter, type Voter } from '#tests/voter.ts';
import type { Cards } from './ballots-running.ts';
import { marksOfDevice, type watchDevices } from './devices.ts';
import { got } from './county.ts';
import { everything, filesBelow, type ToldCounty } from './told.ts';
import { Traces } from './traces.ts';

/** A whole vote of real people through the real operations, and everything that the service has of it at every moment. */

type Devices = ReturnType<typeof watchDevices>;
type Tables = Record<TableKind, Item[]>;
const at = '/api/cycles/2026/ballots/t1';

interface Person {
  device: string;
  code: string;
  page: Voter;
  papers: Paper[];
  blindSignatures: string[];
}

export interface Vote {
  poll: string;
  people: Person[];
  /** what everybody was shown before the first card was made */
  shown: unknown;
  snapshots: Tables[];
  /** sealed, as they lay in the table while the poll was under way */
  sealedKeys: { box: number; sealed: Uint8Array }[];
  file: PublishedPoll;
}

export async function wholeVote(county: ToldCounty, devices: Devices, source: 'mass' | 'peer'): Promise<Vote> {
  const { users } = county;
  const { planned } = await got<Output<typeof readPolls>>(county, `GET ${at}`, undefined, users.groupLeader);
  const { key } = planned.find((one) => one.source === source)!;
  const poll = ulid();
  const made = { polls: [{ id: poll, key, medium: 'electronic', dryRun: false }] };
  await got(county, `POST ${at}/polls`, made, users.groupLeader);
  const read = () => got<Output<typeof readPoll>>(county, `GET ${at}/polls/${poll}`, undefined, users.groupLeader);
  const act = async <T>(what: string, input?: Record<string, unknown>): Promise<T> => {
    const body = input ?? { version: (await read()).poll.version };
    return got<T>(county, `POST ${at}/polls/${poll}/${what}`, body, users.groupLeader);
  };
  const take = async (role: 'staff' | 'onLoan' | 'unitLeader'): Promise<string> =>
    (await got<Output<typeof takeCard>>(county, `POST /api/cycles/2026/my-ballots/t1/${poll}`, {}, users[role])).code;
  for (let left = 1; left > 0;) ({ keysMissing: left } = await act<{ keysMissing: number }>('freezing', {}));
  const link = linkOf((await read()).link!);
  const shown = await voter(county.service.url, link, '').readPapers();

  // Cards by every way: drawn from the bag, named for who is rated, too, taken in the application, once exchanged for another.
  const { voters } = await read();
  const own = voters.filter((one) => one.own).map(({ id }) => id);
  const taking = source === 'mass' ? (['staff', 'onLoan'] as const) : (['unitLeader'] as const);
  const named = source === 'mass' ? own : own.filter((id) => id !== '@t1-1');
  const bag = source === 'mass' ? voters.length - own.length - taking.length : 0;
  const { cards } = await act<Cards>('cards', { bag, voters: named });
  await take(taking[0]);
  const codes = cards.map(({ code }) => code);
  for (const role of taking) codes.push(await take(role));
  const handed = voters.filter(({ id }) => named.includes(id) || /^@m/.test(id)).map(({ id }) => id);
  await act('handing-out', { voters: handed, given: true });
  await act('issuing');

  const snapshots: Tables[] = [];
  const look = async (): Promise<Tables> => {
    await county.flush();
    const tables = await everything(county);
    snapshots.push(tables);
    return tables;
  };
  await look();
  const people: Person[] = [];
  for (const [i, code] of codes.entries()) {
    const device = `${source}-${i + 1}`;
    const page = voter(county.service.url, link, code);
    await devices.as(device, async () => {
      const prepared = await page.prepared();
      const { body } = await page.askIssue(prepared);
      const blindSignatures = (body as { signatures: { value: string }[] }).signatures.map(({ value }) => value);
      // The reply was lost: it is asked for again.
      people.push({ device, code, page, papers: await page.issue(prepared), blindSignatures });
    });
  }
  await look();
  await act('casting');
  const { ballots: during } = await look();
  const sealedKeys = during
    .filter(({ pk, sk }) => pk.endsWith(poll) && sk.startsWith('KEY#'))
    .map(({ sk, sealed }) => ({ box: Number(sk.slice(4)), sealed: sealed as Uint8Array }));
  for (const [i, person] of people.slice(0, -1).entries()) {
    await devices.as(person.device, async () => {
      for (const paper of person.papers) await must(person.page.cast(paper, choiceOf(paper, i)));
      await must(person.page.cast(person.papers[0]!, choiceOf(person.papers[0]!, i)));
    });
    if (i % 4 === 1) await look();
  }
  await look();
  await act('closing', {});
  await look();
  await devices.as(people.at(-1)!.device, async () => {
    const { papers, page } = people.at(-1)!;
    const { status } = await page.cast(papers[0]!, choiceOf(papers[0]!, 0));
    if (status !== 422) throw new Error(`${status}`);
  });
  await act('publication');
  await look();
  const { file } = await got<{ file: PublishedPoll }>(
    county,
    `GET ${at}/polls/${poll}/file`,
    undefined,
    users.groupLeader,
  );
  return { poll, people, shown: { link, shown }, snapshots, sealedKeys, file };
}

function linkOf(url: string) {
  const fragment = new URLSearchParams(new URL(url).hash.slice(1));
  return { capability: fragment.get('c')!, fingerprint: fragment.get('k')! };
}

async function must(answer: Promise<{ status: number; body: unknown }>): Promise<void> {
  const { status, body } = await answer;
  if (status !== 200) throw new Error(`${status} ${JSON.stringify(body)}`);
}

/** Everybody says something of their own, and writes it, too, where they may. */
function choiceOf({ sheet }: Paper, voterAt: number): BallotRow[] {
  const words = `其${voterAt}言${randomBytes(12).toString('base64url')}`;
  return sheet.subjects.map((subject, s) => ({
    ...{ subject: s, nominated: subject.kind === 'person' && (voterAt + s) % 2 === 0 },
    marks: sheet.items.map(() => marksOf(subject)[(voterAt + s) % 4]!),
    comment: sheet.rules.comments.enabled ? words : '',
  }));
}

const isOfBallots = ({ pk, sk }: Item): boolean => /#(CASTS|TALLY|COMMENTS)#/.test(pk) || sk.startsWith('TOTAL#');

/**
 * The two sides: what ballots left (casts, counters, comments, the published file), and everything else that the service
 * has; with what only the device knew of each, since that must not turn up on the other side either.
 */
export function sidesOf(county: ToldCounty, votes: readonly Vote[]): { ofVoters: Traces; ofBallots: Traces } {
  const [ofVoters, ofBallots] = [new Traces(), new Traces()];
  for (const { snapshots, file, people, poll } of votes) {
    for (const tables of snapshots)
      for (const items of Object.values(tables))
        for (const item of items) (isOfBallots(item) ? ofBallots : ofVoters).add(item);
    ofBallots.add(file);
    for (const { code, papers, blindSignatures, device } of people) {
      ofVoters.add(code, cardHash(poll, code), blindSignatures, marksOfDevice(device));
      ofVoters.add(requestHash(papers.map(({ box, blinded }) => ({ box, value: blinded }))));
      for (const paper of papers) {
        ofVoters.add(paper.blinded);
        ofBallots.add(paper.serial, paper.prefix, paper.signature, base64url(paper.serial), receiptOf(paper.serial));
      }
    }
  }
  for (const { name, bytes } of filesBelow(county.data))
    if (!isDatabase(name) && !/ballots\/[^/]+\.json$/.test(name)) ofVoters.add(name, bytes, bytes.toString('utf8'));
  ofVoters.add(...county.told().split('\n'));
  return { ofVoters, ofBallots };
}

/** The engine's own files: their items are looked at as items, their bytes apart. */
export const isDatabase = (name: string): boolean => name.startsWith('database.sqlite');

/**
 * What both sides may have: the poll, the county, and what every voter was shown before the first card was made; where
 * these stand in keys; the words of the format; whole numbers up to how many there are of anything.
 */
export function allowedBoth(county: ToldCounty, votes: readonly Vote[]): Traces {
  const allowed = new Traces();
  for (const { poll, shown, file } of votes) {
    const { keys } = ballotsRepository(tenantClient(county.database, county.tenant.id));
    allowed.add(
      county.tenant.id,
      poll,
      shown,
      county.cycle,
      file.year,
      file.unit,
      file.county,
      file.title,
      file.format,
      file.medium,
    );
    for (const box of file.boxes.keys()) {
      allowed.add(
        keys.cast(poll, box, ''),
        keys.shard(poll, box, 0),
        keys.comment(poll, box, ''),
        keys.total(poll, box),
      );
      // What too many share to be anybody's: the poll's number with a box's.
      allowed.add(`${poll}.${box}`);
    }
    for (const { people } of votes) for (let n = 0; n <= 10 * people.length; n++) allowed.add(n, String(n));
    allowed.add(wordsOf(file));
  }
  return allowed.add(['pk', 'sk', 'open', 'counters', 'subject', 'text', 'b', 'e', 'f']);
}

/** Names of attributes, and of grades. */
function wordsOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(wordsOf);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, one]) => [name, ...wordsOf(one)]);
}
