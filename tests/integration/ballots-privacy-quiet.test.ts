import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Paper, rowsOf, type Voter, voter } from '#tests/voter.ts';
import { acted, type Cards, makeBallotCounty, makeFrozenPoll, type RunningPoll } from './ballots-running.ts';
import { startToldCounty, type ToldCounty } from './told.ts';

/**
 * The service at its most talkative says, meters and records of five ballots what it does of fifty, to the character but
 * for what is named here; and while people vote, nothing at all.
 */

let county: ToldCounty;
beforeAll(async () => {
  county = await startToldCounty((service) => makeBallotCounty(service), '2026-12-20T02:00:00Z');
}, 60_000);
afterAll(async () => {
  await county?.stop();
  county?.remove();
});

interface Kept {
  /** lines that the process wrote */
  lines: string[];
  /** what was metered, all counties and months together */
  used: Record<string, number>;
  events: { type: string; data: unknown }[];
  /** how many items each table has, without those of the poll's own kinds */
  counts: Record<string, number>;
}

/** What there is besides the items of cards, casts and counters. */
async function keptNow(): Promise<Kept> {
  await county.flush();
  const used: Record<string, number> = {};
  const [control, audit, main] = await Promise.all([
    county.items('control'),
    county.items('audit'),
    county.items('main'),
  ]);
  for (const figures of control.filter(({ pk }) => pk.startsWith('USE#')))
    for (const [name, value] of Object.entries(figures))
      if (typeof value === 'number') used[name] = (used[name] ?? 0) + value;
  const events = audit.map((item) => ({ type: String(item['type']), data: item['data'] }));
  const lines = county
    .told()
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('told '));
  return { lines, used, events, counts: { control: control.length, audit: audit.length, main: main.length } };
}

const less = (after: Record<string, number>, before: Record<string, number>): Record<string, number> =>
  Object.fromEntries(Object.entries(after).map(([name, value]) => [name, value - (before[name] ?? 0)]));

/** What came between two moments. */
const between = (before: Kept, after: Kept) => ({
  lines: after.lines.slice(before.lines.length),
  used: less(after.used, before.used),
  events: after.events.length - before.events.length,
  counts: less(after.counts, before.counts),
});

interface Held {
  poll: RunningPoll;
  /** from the opening of issuing to the end of the counting, but for what stands in `issuing` and `casting` */
  whole: ReturnType<typeof between>;
  issuing: ReturnType<typeof between>;
  casting: ReturnType<typeof between>;
}

async function held(voters: number): Promise<Held> {
  const poll = await makeFrozenPoll(county, { voters, change: { minBallots: 5 } });
  const { cards } = await acted<Cards>(poll, 'cards', { bag: voters, voters: [] });
  const start = await keptNow();
  await acted(poll, 'issuing');
  const beforeIssuing = await keptNow();
  const people: { page: Voter; papers: Paper[] }[] = [];
  for (const { code } of cards) {
    const page = voter(county.service.url, poll, code);
    await page.readPapers();
    people.push({ page, papers: await page.papers() });
  }
  // Refusals are as quiet: a wrong code, a card used again, a ballot before its time.
  const [{ page, papers }] = people as [(typeof people)[0]];
  await voter(county.service.url, poll, '0000000000000000').askCard();
  expect((await page.askIssue(await page.prepared())).status).toBe(409);
  expect((await page.cast(papers[0]!, rowsOf(papers[0]!))).status).toBe(422);
  const afterIssuing = await keptNow();
  await acted(poll, 'casting');
  const beforeCasting = await keptNow();
  for (const one of people) {
    expect((await one.page.cast(one.papers[0]!, rowsOf(one.papers[0]!))).status).toBe(200);
    expect((await one.page.cast(one.papers[0]!, rowsOf(one.papers[0]!))).status).toBe(200);
  }
  expect((await page.cast({ ...papers[0]!, serial: papers[0]!.prefix }, rowsOf(papers[0]!))).status).toBe(422);
  const afterCasting = await keptNow();
  await acted(poll, 'closing');
  const end = await keptNow();
  return {
    ...{ poll, whole: between(start, end) },
    ...{ issuing: between(beforeIssuing, afterIssuing), casting: between(beforeCasting, afterCasting) },
  };
}

/** A line without what every request has of its own: its id, how long it took, when it was, and the capacity units. */
const content = (line: string): unknown => {
  const {
    request: _request,
    timestamp: _timestamp,
    milliseconds: _milliseconds,
    usage: _usage,
    ...rest
  } = JSON.parse(line) as Record<string, unknown>;
  return rest;
};

test(
  'of 5 ballots and of 50 the same is said, metered and recorded; while people vote, nothing',
  { timeout: 120_000 },
  async () => {
    const [few, many] = [await held(5), await held(50)];
    const nothing = {
      ...{ lines: [], events: 0, counts: { control: 0, audit: 0, main: 0 } },
      used: { requests: 0, jobs: 0, readUnits: 0, writeUnits: 0, milliseconds: 0 },
    };
    for (const { issuing, casting } of [few, many]) expect([issuing, casting]).toEqual([nothing, nothing]);

    // The chair's own three requests, each logged and counted once; what they read and write grows with the cards.
    expect(many.whole.lines.map(content)).toEqual(few.whole.lines.map(content));
    const operations = many.whole.lines.map((line) => (JSON.parse(line) as { operation?: string }).operation);
    expect(operations).toEqual(['ballots.open-issuing', 'ballots.open-casting', 'ballots.close-poll']);
    for (const { whole } of [few, many]) expect(whole.used).toMatchObject({ requests: 3, jobs: 0 });
    expect([many.whole.counts, many.whole.events]).toEqual([few.whole.counts, few.whole.events]);
    expect(county.told()).not.toMatch(/votes\.|issuing\.handler|casting\.handler|api\/votes/);
  },
);

test('events between opening and closing differ in what is counted, and in nothing else', async () => {
  const { events } = await keptNow();
  const counted = new Set(['cards', 'issued', 'voided', 'cast', 'poll', 'bag']);
  const plain = events
    .filter(({ type }) => type.startsWith('poll.'))
    .map(({ type, data }) => [
      type,
      Object.fromEntries(Object.entries(data as object).filter(([name]) => !counted.has(name))),
    ]);
  expect(plain.length).toBeGreaterThan(8);
  const each = Map.groupBy(plain, ([type]) => type);
  for (const [type, same] of each) expect([type, same]).toEqual([type, [same[0], same[0]]]);
});
