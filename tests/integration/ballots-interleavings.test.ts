import { setTimeout } from 'node:timers/promises';
import * as fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { cardHash } from '#shared/ballots/digests.ts';
import type { PublishedPoll } from '#shared/ballots/published.ts';
import { ballotCounter, type Counters, countersOf, itemsOf, markCounter, marksOf } from '#shared/ballots/sheet.ts';
import { verifyPublished } from '#shared/ballots/verify.ts';
import { withFaultyService } from '#tests/faulty-database.ts';
import { breakable, type BreakableFunctions } from './broken-off.ts';
import { makeBallotCounty, makeFrozenPoll, person } from './ballots-running.ts';
import {
  type Doing,
  opinionOf,
  type Request,
  requestOf,
  everybody,
  type Rerun,
  rerunOf,
  schedule,
  type Step,
} from './ballots-schedule.ts';
import type { ConductCounty } from './conduct.ts';
import { got } from './county.ts';

/**
 * However papers are taken, ballots cast, asked for again, lost, held up at any request to the database, broken off, and
 * the poll opened, paused, closed and voided meanwhile: one card is one paper a box, one paper one count, what was told is what is
 * counted, and after the end nothing moves.
 */

const started = withFaultyService({ at: '2026-12-20T02:00:00Z' });
let county: ConductCounty;
let functions: BreakableFunctions;
beforeAll(async () => {
  county = await makeBallotCounty(started.service);
  functions = breakable(started.service);
});

const patience = 3500;

/** What is known of a run: what the service told, and what was seen in its tables. */
class Known {
  readonly rerun: Rerun;
  /** receipts that were answered `now` */
  readonly now: string[] = [];
  /** opinions with which a receipt may have been counted; as soon as it is, no further ones */
  readonly opinions = new Map<string, Set<number>>();
  readonly counted = new Set<string>();
  /** browsers that were given papers, by card */
  readonly papers = new Map<number, Set<number>>();
  readonly requests = new Map<string, string>();
  /** receipts of a box whose shards are all shut */
  readonly shut = new Map<number, string[]>();
  /** what was issued and counted when the poll was found paused, and since which version of it */
  stood: { paused: number; was: unknown } | null = null;

  constructor(rerun: Rerun) {
    this.rerun = rerun;
  }

  /** A request is about to be made. */
  asks({ doing, receipt }: Request): void {
    if (doing.do !== 'cast' || this.counted.has(receipt!)) return;
    this.opinions.set(receipt!, (this.opinions.get(receipt!) ?? new Set()).add(doing.opinion));
  }

  answered({ doing, receipt }: Request, status: number, { counted, ...told }: { counted?: string } = {}): void {
    expect([200, 409, 422, 503], JSON.stringify([doing, told])).toContain(status);
    if (status !== 200) return;
    if (doing.do === 'issue')
      this.papers.set(doing.voter, (this.papers.get(doing.voter) ?? new Set()).add(doing.browser));
    if (doing.do === 'cast' && counted === 'now') {
      this.now.push(receipt!);
      this.opinions.set(receipt!, new Set([doing.opinion]));
    }
  }
}

const sum = (all: readonly Counters[], name: string): number =>
  all.reduce((total, counters) => total + (counters[name] ?? 0), 0);

async function mustHold(known: Known): Promise<void> {
  const { poll, people } = known.rerun;
  const { state, paused, cards, boxes } = await known.rerun.look();
  expect(cards).toHaveLength(people.length);
  // While it stands still nothing is issued or counted.
  const was = { cards: cards.map((card) => card.request), casts: boxes.map(({ casts }) => casts) };
  if (paused !== null && paused === known.stood?.paused) expect(was).toEqual(known.stood.was);
  known.stood = paused === null ? null : { paused, was };
  // A card was given one paper for each of its boxes, or none; and for which request never changes.
  for (const [, browsers] of known.papers) expect(browsers.size).toBe(1);
  for (const { sk, state: card, request } of cards) {
    expect(card === 'issued').toBe(request !== null);
    if (known.requests.has(sk)) expect(request).toBe(known.requests.get(sk));
    if (request !== null) known.requests.set(sk, request);
  }
  for (const voter of known.papers.keys())
    expect(known.requests.has(cardHash(poll.id, people[voter]!.code))).toBe(true);

  expect(new Set(known.now).size).toBe(known.now.length);
  const allCasts: string[] = [];
  for (const [box, { sheet }] of poll.boxes.entries()) {
    const { casts, shards, total, hasKey } = boxes[box]!;
    const ofBox = cards.filter((card) => card.boxes === null || card.boxes.includes(box));
    expect(casts.length).toBeLessThanOrEqual(ofBox.filter((card) => card.state === 'issued').length);
    allCasts.push(...casts);
    if (shards.every(({ open }) => !open)) {
      expect(hasKey).toBe(false);
      expect(casts).toEqual(known.shut.get(box) ?? casts);
      known.shut.set(box, casts);
    }
    // Of a void poll the counts are destroyed.
    if (state === 'voided') continue;
    expect(total === undefined).toBe(shards.length > 0);
    const counters = total ? [total] : shards;
    expect(sum(counters, ballotCounter)).toBe(casts.length);
    for (const [s, subject] of sheet.subjects.entries())
      for (const i of itemsOf(sheet, subject).keys())
        expect(marksOf(subject).reduce((all, _, m) => all + sum(counters, markCounter(s, i, m)), 0)).toBe(casts.length);
    expect(possible(known, box, casts)).toContainEqual(nonZero(counters));
  }
  // What was told is counted; and what is counted was once cast.
  expect(allCasts).toEqual(expect.arrayContaining(known.now));
  for (const receipt of allCasts) {
    expect(known.opinions.has(receipt)).toBe(true);
    known.counted.add(receipt);
  }
}

const nonZero = (counters: readonly Counters[]): Record<string, number> => {
  const names = counters.flatMap((one) => Object.keys(one)).filter((name) => /^([befn]|c)\d*/.test(name));
  const all = [...new Set(names)].filter((name) => !['pk', 'sk', 'open'].includes(name));
  return Object.fromEntries(all.flatMap((name) => (sum(counters, name) > 0 ? [[name, sum(counters, name)]] : [])));
};

/** The tallies that a box can have: of a ballot whose reply is unknown, and that came twice at once, either opinion. */
function possible({ rerun, opinions }: Known, box: number, casts: readonly string[]): Record<string, number>[] {
  const { sheet } = rerun.poll.boxes[box]!;
  let found: Record<string, number>[] = [{}];
  for (const receipt of casts)
    found = found.flatMap((tally) =>
      [...(opinions.get(receipt) ?? [])].map((opinion) => {
        const more = { ...tally };
        for (const name of countersOf(sheet, opinionOf({ sheet }, opinion))) more[name] = (more[name] ?? 0) + 1;
        return more;
      }),
    );
  return found;
}

async function send(known: Known, request: Request): Promise<void> {
  known.asks(request);
  const { status, body } = await request.send();
  known.answered(request, status, body);
}
const sendAll = (known: Known, requests: readonly (Request | null)[]): Promise<unknown> =>
  Promise.all(requests.map((request) => request && send(known, request)));

const requests = (known: Known, doings: readonly Doing[]) =>
  Promise.all(doings.map((doing) => requestOf(known.rerun, county, doing)));

async function make(known: Known, { first, how }: Step): Promise<void> {
  const request = await requestOf(known.rerun, county, first);
  if (!request) return;
  if (how.is === 'whole') return send(known, request);
  if (how.is === 'together') return void (await sendAll(known, [request, ...(await requests(known, how.with))]));
  if (how.is === 'crash') return void (await dies(known, request, how.after));
  const all = await requests(known, how.meanwhile);
  await held(known, request, how.at, () => sendAll(known, all));
}

/** The service dies in the middle of a request: whether it did, or had come to its end before. */
async function dies(known: Known, request: Request, after: number): Promise<boolean> {
  known.asks(request);
  functions.allow(after);
  const status = await functions.ask(request.handler, request.operation, request.input, county.office.subject);
  const isBroken = functions.isBroken();
  functions.allow(Number.POSITIVE_INFINITY);
  // Whoever asked heard nothing.
  if (!isBroken && request.doing.do !== 'cast') known.answered(request, status);
  return isBroken;
}

/** Others find the tables as the first request left them, and it finds them as the others did. */
async function held(known: Known, request: Request, at: number | 'write', meanwhile: () => Promise<unknown>) {
  let [left, release, reached] = [at === 'write' ? 0 : at, () => {}, () => {}];
  const isReached = new Promise<void>((resolve) => (reached = resolve));
  const isReleased = new Promise<undefined>((resolve) => (release = () => resolve(undefined)));
  started.database.fault = ({ operation }) => {
    if ((at === 'write' && !/^(Transact|Batch)?(Write|Put|Update)/.test(operation)) || left-- !== 0) return undefined;
    reached();
    return isReleased;
  };
  const answer = send(known, request).finally(reached);
  await isReached;
  started.database.fault = null;
  const others = meanwhile();
  // No longer than a client of the database waits before it asks again.
  await Promise.race([others, setTimeout(patience)]).finally(release);
  await answer;
  await others;
}

/** The poll is closed by whoever runs it, as far as that goes; then everything is asked for once more. */
async function end(known: Known): Promise<void> {
  const { rerun } = known;
  const { poll, people } = rerun;
  for (const doing of [{ do: 'resume' }, { do: 'close' }, { do: 'publish' }] as const)
    await send(known, (await requestOf(rerun, county, doing))!);
  await mustHold(known);
  const { state } = await poll.stored();
  if (state === 'published') {
    const { file } = await got<{ file: PublishedPoll }>(county, `GET ${poll.route}/file`);
    expect(verifyPublished(file)).toEqual([]);
    expect(file.boxes.flatMap(({ hashes }) => hashes).sort()).toEqual([...known.counted].sort());
    expect(await poll.ballots.listKeys(poll.id)).toEqual(new Map());
  }
  if (state !== 'published' && state !== 'voided') return;
  const before = [...known.counted];
  for (const { page, browsers } of people)
    for (const { papers } of browsers)
      for (const paper of papers ?? []) {
        const { status, body } = await page.cast(paper, opinionOf(paper, 1));
        const isCounted = known.counted.has(page.receipt(paper));
        expect([status, body.counted]).toEqual(isCounted ? [200, 'already'] : [422, undefined]);
      }
  await mustHold(known);
  expect([...known.counted]).toEqual(before);
}

/** Tries many schedules; tells how often which end was reached: one in which nothing happens proves nothing. */
async function anySchedule(rerun: Rerun): Promise<Record<string, number>> {
  const isDispersed = (await rerun.poll.stored()).fillMode === 'dispersed';
  const reached: Record<string, number> = { counted: 0, published: 0 };
  const until = performance.now() + 12_000;
  const property = fc.asyncProperty(schedule(isDispersed), async (steps) => {
    // A slow machine tries fewer; a run that has begun comes to its end.
    if (performance.now() > until) return;
    await rerun.setBack();
    const known = new Known(rerun);
    for (const step of steps) {
      await make(known, step);
      await mustHold(known);
    }
    await end(known);
    const { state } = await rerun.poll.stored();
    for (const what of [state, ...(known.counted.size > 0 ? ['counted'] : [])])
      reached[what] = (reached[what] ?? 0) + 1;
  });
  await fc.assert(property, {
    examples: [[everybody(isDispersed)]],
    numRuns: 40,
  });
  return reached;
}

test('central, one box: papers first, then ballots', { timeout: 120_000 }, async () => {
  const poll = await makeFrozenPoll(county, { voters: 3, shards: 2, change: { minBallots: 1 } });
  const { counted, published } = await anySchedule(await rerunOf(county, poll));
  expect(Math.min(counted!, published!)).toBeGreaterThan(0);
});

test('dispersed, two boxes, of which two voters are the subjects: all at once', { timeout: 120_000 }, async () => {
  const poll = await makeFrozenPoll(county, {
    ...{ voters: 1, shards: 2, peers: true, subjects: [person('t1-1'), person('t1-2')] },
    change: { fillMode: 'dispersed', minBallots: 1 },
  });
  const { counted, published } = await anySchedule(await rerunOf(county, poll));
  expect(Math.min(counted!, published!)).toBeGreaterThan(0);
});

test(
  'a ballot on its way while the closing dies, early and late: counted, or refused',
  { timeout: 120_000 },
  async () => {
    const poll = await makeFrozenPoll(county, { voters: 3, change: { minBallots: 1 } });
    const rerun = await rerunOf(county, poll);
    const requestFor = async (doing: Doing) => (await requestOf(rerun, county, doing))!;
    const counted = new Set<number>();
    // Before its first steps nothing has changed yet; two of its requests lie between the shutting of a box and its total.
    for (let after = 8, isBroken = true; isBroken; after += 2) {
      await rerun.setBack();
      const known = new Known(rerun);
      for (const step of everybody(false).slice(0, 4)) await make(known, step);
      const cast = await requestFor({ do: 'cast', voter: 0, box: 0, opinion: 0 });
      await held(known, cast, 'write', async () => {
        isBroken = await dies(known, await requestFor({ do: 'close' }), after);
        // A box that is shut by now stays as it is.
        await mustHold(known);
      });
      await mustHold(known);
      await end(known);
      counted.add(known.now.length);
    }
    // It was in time as long as the box was not shut.
    expect([...counted]).toEqual([1, 0]);
  },
);
