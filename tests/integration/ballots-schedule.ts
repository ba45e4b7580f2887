import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import * as fc from 'fast-check';
import {
  closePoll,
  openCasting,
  openIssuing,
  openPoll,
  pausePoll,
  publishPoll,
  resumePoll,
  voidPoll,
} from '#shared/api/ballots/polls.ts';
import type { Operation } from '#shared/api/operation.ts';
import { castBallot, issueBallot } from '#shared/api/votes.ts';
import { finalize, prepare, readPublicKey } from '#shared/ballots/blind.ts';
import { castBody } from '#shared/ballots/cast-body.ts';
import { base64url, fromBase64url } from '#shared/ballots/digests.ts';
import type { Poll, PollState } from '#shared/ballots/poll.ts';
import { type BallotRow, type Counters } from '#shared/ballots/sheet.ts';
import { handler as ballotsHandler } from '#functions/ballots/handler.ts';
import type { StoredCard } from '#functions/ballots/repository.ts';
import { handler as castingHandler } from '#functions/casting/handler.ts';
import { conductRepository } from '#functions/conduct/repository.ts';
import { handler as issuingHandler } from '#functions/issuing/handler.ts';
import type { Handler } from '#functions/platform/handler.ts';
import { controlDocuments } from '#functions/platform/tables.ts';
import type { Item } from '#functions/platform/tenant.ts';
import { type Paper, rowsOf, type Voter, voter } from '#tests/voter.ts';
import type { ConductCounty } from './conduct.ts';
import { acted, type Cards, type RunningPoll } from './ballots-running.ts';

/** What may happen in a small poll, in any order, as data that shrinks; and how each of it is done to the service. */

export type Doing =
  /** the voter's card is exchanged, with the values of one of two browsers; a lost reply leaves the browser without papers */
  | { do: 'issue'; voter: number; browser: number; isLost: boolean }
  /** the voter's paper for one of their boxes, with one of two opinions; asked again it may be the other one */
  | { do: 'cast'; voter: number; box: number; opinion: number }
  /** the chair opens what comes next, closes, publishes; the office pauses, resumes or voids: at whatever moment */
  | { do: 'begin' | 'close' | 'publish' | 'pause' | 'resume' | 'void' };

export interface Step {
  first: Doing;
  how:
    | { is: 'whole' }
    /** the service dies in it after so many requests to the database and the files */
    | { is: 'crash'; after: number }
    /** its request to the database of this number, or its first write, waits while others come and go */
    | { is: 'held'; at: number | 'write'; meanwhile: Doing[] }
    | { is: 'together'; with: Doing[] };
}

const doing: fc.Arbitrary<Doing> = fc.oneof(
  {
    weight: 12,
    arbitrary: fc.record({
      ...{ do: fc.constant('issue' as const), voter: fc.nat(2), browser: fc.constantFrom(0, 0, 0, 1) },
      isLost: fc.constantFrom(false, false, true),
    }),
  },
  {
    weight: 18,
    arbitrary: fc.record({ do: fc.constant('cast' as const), voter: fc.nat(2), box: fc.nat(1), opinion: fc.nat(1) }),
  },
  {
    weight: 8,
    arbitrary: fc.record({
      do: fc.constantFrom('begin', 'begin', 'begin', 'close', 'close', 'publish', 'pause', 'resume', 'resume', 'void'),
    }),
  },
);
const others = fc.array(doing, { minLength: 1, maxLength: 3 });
const how: fc.Arbitrary<Step['how']> = fc.oneof(
  { weight: 4, arbitrary: fc.constant({ is: 'whole' as const }) },
  { weight: 3, arbitrary: fc.record({ is: fc.constant('crash' as const), after: fc.nat(24) }) },
  {
    weight: 3,
    arbitrary: fc.record({
      ...{ is: fc.constant('held' as const), meanwhile: others },
      at: fc.oneof(fc.constant('write' as const), fc.nat(12)),
    }),
  },
  { weight: 3, arbitrary: fc.record({ is: fc.constant('together' as const), with: others }) },
);
const step = fc.record({ first: doing, how });
/** Mostly some of it has begun, or nothing much can happen. */
export const schedule = (isDispersed: boolean): fc.Arbitrary<Step[]> =>
  fc
    .tuple(fc.constantFrom(0, 1, 3, 4, 4, 4), fc.array(step, { minLength: 4, maxLength: 16 }))
    .map(([begun, steps]) => [...everybody(isDispersed).slice(0, begun), ...steps]);
const whole = (first: Doing): Step => ({ first, how: { is: 'whole' } });
const held = (first: Doing, meanwhile: Doing): Step => ({
  ...{ first, how: { is: 'held', at: 'write', meanwhile: [meanwhile] } },
});
/**
 * One in which everybody votes, and each step meets at its write what it must not meet: whatever is drawn by chance, this
 * is tried.
 */
export const everybody = (isDispersed: boolean): Step[] => [
  whole({ do: 'begin' }),
  whole({ do: 'issue', voter: 0, browser: 0, isLost: false }),
  held({ do: 'issue', voter: 1, browser: 0, isLost: false }, { do: 'issue', voter: 1, browser: 1, isLost: false }),
  held({ do: 'issue', voter: 2, browser: 0, isLost: false }, isDispersed ? { do: 'publish' } : { do: 'begin' }),
  held({ do: 'pause' }, { do: 'cast', voter: 0, box: 0, opinion: 0 }),
  held({ do: 'cast', voter: 0, box: 0, opinion: 0 }, { do: 'resume' }),
  held({ do: 'cast', voter: 0, box: 0, opinion: 0 }, { do: 'cast', voter: 0, box: 0, opinion: 1 }),
  held({ do: 'cast', voter: 1, box: 0, opinion: 0 }, { do: 'close' }),
];

export interface Browser {
  /** blinded, not yet signed */
  prepared: Paper[];
  /** once a reply came */
  papers: Paper[] | null;
}

export interface Person {
  page: Voter;
  code: string;
  browsers: Browser[];
}

/** What lies in the tables. */
export interface Look {
  state: Poll['state'];
  /** since which version of it the poll stands still; null: it does not */
  paused: number | null;
  cards: (StoredCard & Item)[];
  boxes: {
    hasKey: boolean;
    casts: string[];
    shards: (Item & { open: boolean } & Counters)[];
    total: Counters | undefined;
  }[];
}

/** A poll that is held again and again: each time from the moment at which its cards lie printed. */
export interface Rerun {
  poll: RunningPoll;
  people: Person[];
  look(): Promise<Look>;
  setBack(): Promise<void>;
}

export async function rerunOf(county: ConductCounty, poll: RunningPoll): Promise<Rerun> {
  const named = (await poll.ballots.listVoters(poll.id)).map(({ sk }) => sk);
  const isDispersed = (await poll.stored()).fillMode === 'dispersed';
  const wanted = isDispersed ? { bag: 0, voters: named } : { bag: named.length, voters: [] };
  const { cards } = await acted<Cards>(poll, 'cards', wanted);
  if (isDispersed) await acted(poll, 'handing-out', { voters: named, given: true });
  const people: Person[] = [];
  for (const { code } of cards) {
    const page = voter(county.service.url, poll, code);
    const browsers = [await page.prepared(), await page.prepared()].map((prepared) => ({ prepared, papers: null }));
    people.push({ page, code, browsers });
  }
  const { client } = poll.ballots;
  const record = conductRepository(client).keys.detail('2026', 't1', 'POLL', poll.id);
  const { database } = county.service.environment;
  const itemsNow = async (): Promise<Item[]> => {
    const scan = new ScanCommand({ TableName: database.tables.ballots, ConsistentRead: true });
    const { Items = [] } = await controlDocuments(database).send(scan);
    return (Items as Item[]).filter(({ pk }) => pk.includes(poll.id));
  };
  const items = await itemsNow();
  const stored = (await client.get<Item>(record))!;
  return {
    ...{ poll, people },
    async look() {
      const [all, { state, paused, version }] = [await itemsNow(), await poll.stored()];
      const of = (kind: string) => all.filter(({ pk }) => pk.endsWith(kind)).sort((a, b) => (a.sk < b.sk ? -1 : 1));
      const named = (name: string) => all.find(({ sk }) => sk === name);
      return {
        state,
        paused: paused ? version : null,
        cards: of(`#CARDS#${poll.id}`) as (StoredCard & Item)[],
        boxes: poll.boxes.map((_, box) => ({
          hasKey: named(`KEY#00${box}`) !== undefined,
          casts: of(`#CASTS#${poll.id}.${box}`).map(({ sk }) => sk),
          shards: of(`#TALLY#${poll.id}.${box}`) as Look['boxes'][number]['shards'],
          total: named(`TOTAL#00${box}`)?.['counters'] as Counters | undefined,
        })),
      };
    },
    async setBack() {
      await client.deleteAll(await itemsNow(), { table: 'ballots' });
      await client.putAll(items, { table: 'ballots' });
      await client.put(stored);
      for (const { browsers } of people) for (const browser of browsers) browser.papers = null;
    },
  };
}

/** One request: over HTTP or, to break off in its middle, straight to the function. */
export interface Request {
  doing: Doing;
  /** hash of the serial that it casts */
  receipt?: string;
  handler: Handler;
  operation: Operation;
  input: Record<string, unknown>;
  send(): Promise<{ status: number; body: { counted?: string } }>;
}

const acts = {
  close: ['closing', closePoll],
  publish: ['publication', publishPoll],
  pause: ['pause', pausePoll],
  resume: ['resumption', resumePoll],
  void: ['voiding', voidPoll],
} as const;
const beginnings: Partial<Record<PollState, [string, Operation]>> = { issuing: ['casting', openCasting] };

/** What a doing asks of the service now; null: there is nothing that somebody could ask. */
export async function requestOf({ poll, people }: Rerun, county: ConductCounty, doing: Doing): Promise<Request | null> {
  if (doing.do === 'issue') {
    const { page, code, browsers } = people[doing.voter]!;
    const browser = browsers[doing.browser]!;
    const blinded = browser.prepared.map(({ box, blinded: value }) => ({ box, value }));
    return {
      ...{ doing, handler: issuingHandler, operation: issueBallot, input: { poll: poll.capability, code, blinded } },
      async send() {
        const answer = await page.askIssue(browser.prepared);
        if (answer.status === 200 && !doing.isLost)
          browser.papers ??= signed(browser.prepared, (answer.body as Signed).signatures);
        return answer;
      },
    };
  }
  if (doing.do === 'cast') {
    const { page, browsers } = people[doing.voter]!;
    const papers = browsers.find((browser) => browser.papers)?.papers;
    const paper = papers?.[doing.box % papers.length];
    if (!paper) return null;
    const rows = opinionOf(paper, doing.opinion);
    const { capability: box, prefix, serial, signature } = paper;
    const ballot = {
      box,
      prefix: base64url(prefix),
      serial: base64url(serial),
      signature: base64url(signature!),
      rows,
    };
    const input = JSON.parse(castBody(ballot, paper.size)!) as Record<string, unknown>;
    return {
      ...{ doing, handler: castingHandler, operation: castBallot, input, receipt: page.receipt(paper) },
      send: () => page.cast(paper, rows),
    };
  }
  const { state, version, fillMode } = await poll.stored();
  const opening: [string, Operation] = fillMode === 'central' ? ['issuing', openIssuing] : ['opening', openPoll];
  const next = doing.do !== 'begin' ? acts[doing.do] : state === 'frozen' ? opening : beginnings[state];
  if (!next) return null;
  const [what, operation] = next;
  const more = {
    ...('version' in operation.input.shape && { version: String(version) }),
    ...('reason' in operation.input.shape && { reason: '重来' }),
  };
  return {
    ...{ doing, handler: ballotsHandler, operation },
    input: { cycle: '2026', unit: 't1', poll: poll.id, ...more },
    send: () => poll.act(what, more, county.office) as ReturnType<Request['send']>,
  };
}

type Signed = { signatures: { box: number; value: string }[] };

const signed = (prepared: readonly Paper[], signatures: Signed['signatures']): Paper[] =>
  prepared.map((paper) => {
    const blindSignature = fromBase64url(signatures.find(({ box }) => box === paper.box)!.value);
    const { key, prefix, serial, inverse } = paper;
    return { ...paper, signature: finalize(readPublicKey(key), prepare(prefix, serial), blindSignature, inverse) };
  });

/** Of each opinion the marks, so that a tally tells them apart. */
export const opinionOf = (paper: Pick<Paper, 'sheet'>, opinion: number): BallotRow[] =>
  rowsOf(paper, opinion === 0 ? 'excellent' : 'abstain', { nominated: opinion === 0 });
