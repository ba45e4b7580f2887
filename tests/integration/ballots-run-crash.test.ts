import { beforeEach, expect, test } from 'vitest';
import { closePoll, openCasting, printCards, publishPoll, voidPoll } from '#shared/api/ballots/polls.ts';
import type { Operation } from '#shared/api/operation.ts';
import { ballotCounter } from '#shared/ballots/sheet.ts';
import { handler } from '#functions/ballots/handler.ts';
import { withService } from '#tests/service.ts';
import { rowsOf, type Voter, voter } from '#tests/voter.ts';
import { type BreakableFunctions, breakable } from './broken-off.ts';
import type { ConductCounty } from './conduct.ts';
import { eventsOf, got } from './county.ts';
import {
  acted,
  type Cards,
  cardStates,
  makeBallotCounty,
  makeFrozenPoll,
  type RunningPoll,
} from './ballots-running.ts';

/** A request that breaks off after each of its steps, and is asked for again: nothing is lost, nothing done twice. */

const held = withService({ at: '2026-12-20T02:00:00Z' });
let county: ConductCounty;
let functions: BreakableFunctions;
beforeEach(async () => {
  county = await makeBallotCounty(held.service);
  functions = breakable(held.service);
});

/**
 * Asks again and again, each time with one request more to the database and the files before it is killed, until it
 * comes through; every attempt goes on with what the one before left there.
 */
async function killedEverywhere(poll: RunningPoll, operation: Operation, more: Record<string, unknown> = {}) {
  const input = async () => ({
    ...{ cycle: '2026', unit: 't1', poll: poll.id },
    ...('version' in operation.input.shape && { version: String((await poll.stored()).version) }),
    ...more,
  });
  let killed = 0;
  for (let requests = 1; ; requests++) {
    const asked = await input();
    functions.allow(requests);
    const status = await functions.ask(handler, operation, asked, county.office.subject);
    functions.allow(Number.POSITIVE_INFINITY);
    if (status === 200) return killed;
    killed += 1;
    expect(status, `after ${requests} requests`).toBeGreaterThanOrEqual(500);
    expect(killed).toBeLessThan(120);
  }
}

const typesOf = async () => (await eventsOf(county, 'conduct:2026')).map(({ type }) => type).reverse();

async function issued(poll: RunningPoll, papers: number): Promise<{ people: Voter[]; cast(): Promise<number[]> }> {
  const { cards } = await acted<Cards>(poll, 'cards', { bag: 8, voters: [] });
  await acted(poll, 'issuing');
  const people = cards.slice(0, papers).map(({ code }) => voter(held.service.url, poll, code));
  const taken = await Promise.all(people.map((one) => one.papers()));
  const cast = () =>
    Promise.all(people.map(async (one, i) => (await one.cast(taken[i]![0]!, rowsOf(taken[i]![0]!))).status));
  return { people, cast };
}

test('opening the casting, counting, publishing', { timeout: 120_000 }, async () => {
  const poll = await makeFrozenPoll(county, { voters: 8, shards: 2 });
  const { people, cast } = await issued(poll, 6);
  expect(await killedEverywhere(poll, openCasting)).toBeGreaterThan(15);
  expect(await cardStates(poll)).toEqual({ issued: 6, void: 2 });
  expect(await cast()).toEqual(people.map(() => 200));
  expect(await killedEverywhere(poll, closePoll)).toBeGreaterThan(15);
  expect(await poll.stored()).toMatchObject({
    state: 'closed',
    turnout: { cards: 8, voided: 2, issued: 6, cast: [6] },
  });
  expect((await poll.ballots.readTotal(poll.id, 0))?.[ballotCounter]).toBe(6);
  expect(await poll.ballots.listShards(poll.id, 0)).toEqual([]);
  expect(await killedEverywhere(poll, publishPoll)).toBeGreaterThan(10);
  expect((await got<{ file: { poll: string } }>(county, `GET ${poll.route}/file`)).file.poll).toBe(poll.id);
  expect(await typesOf()).toEqual([
    ...['poll.cards-printed', 'poll.issuing-opened', 'poll.issuing-closed', 'poll.casting-opened'],
    ...['poll.closing', 'poll.closed', 'poll.published'],
  ]);
});

test('voiding while ballots are cast', { timeout: 120_000 }, async () => {
  const poll = await makeFrozenPoll(county, { voters: 8, shards: 2 });
  const { cast } = await issued(poll, 6);
  await acted(poll, 'casting');
  await cast();
  expect(await killedEverywhere(poll, voidPoll, { reason: '停电' })).toBeGreaterThan(10);
  expect(await poll.ballots.listKeys(poll.id)).toEqual(new Map());
  expect(await poll.ballots.listShards(poll.id, 0)).toEqual([]);
  expect((await typesOf()).filter((type) => type === 'poll.voided')).toHaveLength(1);
  expect((await poll.act('closing')).status).toBe(422);
});

test('making cards: what was made before it broke off is answered', { timeout: 120_000 }, async () => {
  const poll = await makeFrozenPoll(county, { voters: 90 });
  const input = { cycle: '2026', unit: 't1', poll: poll.id, bag: 90, voters: [] };
  for (let requests = 12; ; requests++) {
    functions.allow(requests);
    const status = await functions.ask(handler, printCards, input, county.office.subject);
    const broken = functions.isBroken();
    functions.allow(Number.POSITIVE_INFINITY);
    const { printed = 0 } = await cardStates(poll);
    if (status === 200) {
      expect([broken, printed]).toEqual([true, 80]);
      break;
    }
    expect(printed).toBe(0);
  }
  const { cards } = await acted<Cards>(poll, 'cards', { bag: 10, voters: [] });
  expect(cards).toHaveLength(10);
});
