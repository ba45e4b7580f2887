import { randomBytes } from 'node:crypto';
import { beforeEach, expect, test } from 'vitest';
import { receiptOf } from '#shared/ballots/digests.ts';
import { shardsFor } from '#shared/ballots/poll.ts';
import { ballotCounter, countersOf } from '#shared/ballots/sheet.ts';
import { ConditionFailed } from '#functions/platform/errors.ts';
import { withService } from '#tests/service.ts';
import { rowsOf, voter } from '#tests/voter.ts';
import type { ConductCounty } from './conduct.ts';
import { eventsOf } from './county.ts';
import {
  acted,
  type Cards,
  cardStates,
  makeBallotCounty,
  makeFrozenPoll,
  type RunningPoll,
} from './ballots-running.ts';

/** Two at once: closing and closing, casting and closing, papers and the end of issuing. */

const held = withService({ at: '2026-12-20T02:00:00Z' });
let county: ConductCounty;
beforeEach(async () => {
  county = await makeBallotCounty(held.service);
});

/** Ballots go in as the casting function puts them there; whether they were counted. */
const castAll = (poll: RunningPoll, ballots: number, shards: number): Promise<boolean>[] => {
  const { sheet } = poll.boxes[0]!;
  const counters = countersOf(sheet, rowsOf({ sheet }, 'competent'));
  return Array.from({ length: ballots }, async (_, i) => {
    const hash = receiptOf(randomBytes(32));
    try {
      await poll.ballots.cast({ poll: poll.id, box: 0, shard: i % shards, hash }, counters, []);
      return true;
    } catch (error) {
      if (error instanceof ConditionFailed) return false;
      throw error;
    }
  });
};

/** As many papers as cards; then casting may begin. */
const issueAll = async (poll: RunningPoll, cards: number): Promise<void> => {
  await acted(poll, 'cards', { bag: cards, voters: [] });
  await acted(poll, 'issuing');
  const { client, keys } = poll.ballots;
  for (const { sk } of await poll.ballots.listCards(poll.id))
    await client.update(keys.card(poll.id, sk), { state: 'issued' }, { table: 'ballots' });
  await acted(poll, 'casting');
};

test('a ballot that meets the close is counted or refused, and what was told is what is counted', async () => {
  const poll = await makeFrozenPoll(county, { voters: 60, shards: 4 });
  await issueAll(poll, 60);
  const first = castAll(poll, 20, 4);
  await Promise.race(first);
  const closing = poll.act('closing');
  const more = castAll(poll, 40, 4);
  expect((await closing).status).toBe(200);
  const counted = (await Promise.all([...first, ...more])).filter(Boolean).length;
  // Some met an open box; whatever comes now meets a shut one.
  expect(counted).toBeGreaterThan(0);
  expect((await Promise.all(castAll(poll, 4, 4))).filter(Boolean)).toEqual([]);
  expect((await poll.stored()).turnout?.cast).toEqual([counted]);
  expect(await poll.ballots.listCasts(poll.id, 0)).toHaveLength(counted);
  expect((await poll.ballots.readTotal(poll.id, 0))?.[ballotCounter]).toBe(counted);
});

test('several who close at once count once', async () => {
  // As many shards as a box ever has: they fit one transaction.
  const poll = await makeFrozenPoll(county, { voters: 30, shards: shardsFor(100_000) });
  await issueAll(poll, 30);
  const counted = (await Promise.all(castAll(poll, 25, 80))).filter(Boolean).length;
  const { groupLeader, groupMember } = county.users;
  const answers = await Promise.all(
    [groupLeader, groupMember, county.office, groupLeader].map((user) => poll.act('closing', {}, user)),
  );
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
  expect(await poll.stored()).toMatchObject({ state: 'closed', turnout: { issued: 30, cast: [counted] } });
  expect((await poll.ballots.readTotal(poll.id, 0))?.[ballotCounter]).toBe(counted);
  const types = (await eventsOf(county, 'conduct:2026')).map(({ type }) => type);
  expect(types.filter((type) => type === 'poll.closing')).toHaveLength(1);
  expect(types.filter((type) => type === 'poll.closed')).toHaveLength(1);
});

test('papers that meet the end of issuing are issued, or their card is void', async () => {
  const poll = await makeFrozenPoll(county, { voters: 24 });
  const { cards } = await acted<Cards>(poll, 'cards', { bag: 24, voters: [] });
  await acted(poll, 'issuing');
  const people = cards.map(({ code }) => voter(held.service.url, poll, code));
  const prepared = await Promise.all(people.map((one) => one.prepared()));
  const asked = people.map(async (one, i) => ({ i, status: (await one.askIssue(prepared[i]!)).status }));
  await Promise.race(asked);
  const version = String((await poll.stored()).version);
  const opened = await Promise.all([poll.act('casting', { version }), poll.act('casting', { version })]);
  expect(opened.map(({ status }) => status)).toEqual([200, 200]);
  const issued = (await Promise.all(asked)).filter(({ status }) => status === 200);
  const states = await cardStates(poll);
  expect(states).toEqual({ ...(issued.length < 24 && { void: 24 - issued.length }), issued: issued.length });
  const [event, ...others] = (await eventsOf(county, 'conduct:2026')).filter(
    ({ type }) => type === 'poll.casting-opened',
  );
  expect(others).toEqual([]);
  expect(event!.data['issued']).toBe(issued.length);
  // The lost reply of a paper that was issued is given again; a void card stays void.
  for (const { i } of issued.slice(0, 3)) expect((await people[i]!.askIssue(prepared[i]!)).status).toBe(200);
});

test('more papers than people may vote: casting does not begin, and nothing has changed', async () => {
  const poll = await makeFrozenPoll(county, { voters: 4 });
  await acted(poll, 'cards', { bag: 4, voters: [] });
  await acted(poll, 'issuing');
  const { client, keys } = poll.ballots;
  const table = 'ballots' as const;
  const issued = { state: 'issued', voter: null, boxes: null, request: null };
  for (let i = 0; i < 5; i++) await client.put({ ...keys.card(poll.id, `more${i}`), ...issued }, { table });
  expect(await poll.act('casting')).toMatchObject({ status: 422, body: { problems: [{ code: 'more-than-present' }] } });
  expect((await poll.stored()).state).toBe('issuing');
  expect(await poll.ballots.readHead(poll.id)).toMatchObject({ issuing: true, casting: false });
  expect(await cardStates(poll)).toEqual({ printed: 4, issued: 5 });
});
