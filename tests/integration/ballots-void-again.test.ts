import { beforeEach, expect, test } from 'vitest';
import { voidPoll } from '#shared/api/ballots/polls.ts';
import { handler } from '#functions/ballots/handler.ts';
import { tenantClient } from '#functions/platform/tenant.ts';
import { withService } from '#tests/service.ts';
import { place, readAll, readOne, tried } from './ballots.ts';
import {
  acted,
  type Cards,
  cardStates,
  makeBallotCounty,
  makeFrozenPoll,
  person,
  type RunningPoll,
} from './ballots-running.ts';
import { breakable } from './broken-off.ts';
import type { ConductCounty } from './conduct.ts';
import { eventsOf } from './county.ts';

/** Voiding that broke off once the poll was void: whoever may void is offered to finish it, and it stands there once. */

const held = withService({ at: '2026-12-20T02:00:00Z' });
let county: ConductCounty;
beforeEach(async () => {
  county = await makeBallotCounty(held.service);
});

const boxes = ['t1-1', 't1-2', 't1-3', 't1-7'].map(person);

/** Shards of all boxes that are there. */
const shardsOf = async ({ ballots, id }: RunningPoll): Promise<number> =>
  (await Promise.all(boxes.map((_, box) => ballots.listShards(id, box)))).flat().length;

/** Asks for it, each time with one request more until it breaks off, until the poll is void. */
async function voidedHalfWay(poll: RunningPoll): Promise<void> {
  const functions = breakable(held.service);
  for (let requests = 5; (await poll.stored()).state !== 'voided'; requests++) {
    const version = String((await poll.stored()).version);
    functions.allow(requests);
    const input = { cycle: '2026', unit: 't1', poll: poll.id, version, reason: '停电' };
    const status = await functions.ask(handler, voidPoll, input, county.office.subject);
    functions.allow(Number.POSITIVE_INFINITY);
    expect(status).toBeGreaterThanOrEqual(500);
  }
}

const offered = async (poll: RunningPoll, user = county.office) => {
  const line = (await readAll(county, 't1', user)).polls.find(({ id }) => id === poll.id)!;
  expect((await readOne(county, 't1', poll.id, user)).poll.acts).toEqual(line.acts);
  return line.acts;
};
const again = (poll: RunningPoll, user = county.office, reason = '停电') =>
  tried(county, `POST ${place('t1', `/polls/${poll.id}/voiding`)}`, { version: '1', reason }, user);

test('it is offered while anything is left, to those who may void alone, and leaves nothing', async () => {
  const poll = await makeFrozenPoll(county, { voters: 6, subjects: boxes, peers: true, shards: 2 });
  await acted<Cards>(poll, 'cards', { bag: 6, voters: [] });
  await voidedHalfWay(poll);
  expect(await cardStates(poll)).toEqual({ printed: 6 });
  expect(await shardsOf(poll)).toBe(8);
  expect(await offered(poll)).toEqual(['void']);
  expect(await offered(poll, county.users.groupMember)).toEqual([]);
  expect(await again(poll, county.users.groupMember)).toEqual([403, 'forbidden']);
  const stored = await poll.stored();
  // Whatever is said this time, it is the same voiding.
  expect(await again(poll, county.office, '再次作废')).toBe(200);
  expect(await cardStates(poll)).toEqual({ void: 6 });
  expect(await shardsOf(poll)).toBe(0);
  expect(await offered(poll)).toEqual([]);
  expect(await again(poll)).toBe(200);
  expect(await poll.stored()).toEqual(stored);
  const events = (await eventsOf(county, 'conduct:2026')).filter(({ type }) => type === 'poll.voided');
  expect(events.map(({ data }) => data['reason'])).toEqual(['停电']);
});

test('keys of boxes beyond those of the first transaction go, too', { timeout: 120_000 }, async () => {
  const many = Array.from({ length: 82 }, (_, i) => person(`t1-${i + 1}`));
  const poll = await makeFrozenPoll(county, { voters: 0, subjects: many, peers: true });
  await voidedHalfWay(poll);
  expect((await poll.ballots.listKeys(poll.id)).size).toBe(2);
  expect(await offered(poll)).toEqual(['void']);
  expect(await again(poll)).toBe(200);
  expect((await poll.ballots.listKeys(poll.id)).size).toBe(0);
  expect(await offered(poll)).toEqual([]);
});

test('of a poll on paper, or one that was voided whole, there is nothing left', async () => {
  const paper = await makeFrozenPoll(county, { change: { medium: 'paper', state: 'preparing' } });
  const electronic = await makeFrozenPoll(county);
  for (const poll of [paper, electronic]) {
    await acted(poll, 'voiding', { reason: '另行组织' }, county.office);
    expect(await offered(poll)).toEqual([]);
  }
  const client = tenantClient(held.service.environment.database, county.tenant.id);
  expect(await client.get(electronic.ballots.keys.head(electronic.id), { table: 'ballots' })).toMatchObject({
    ...{ phase: 'voided', destroyed: true },
  });
});
