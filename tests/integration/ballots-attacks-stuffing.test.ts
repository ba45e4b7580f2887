import { beforeAll, expect, test } from 'vitest';
import { withService } from '#tests/service.ts';
import { voter } from '#tests/voter.ts';
import { eventsOf, userWith } from './county.ts';
import type { ConductCounty } from './conduct.ts';
import { acted, type Cards, makeBallotCounty, makeFrozenPoll, person, type RunningPoll } from './ballots-running.ts';

/** A chair who uses cards that were left over: what the record keeps of it. */

const held = withService({ at: '2026-12-20T02:00:00Z' });
let county: ConductCounty;
beforeAll(async () => {
  county = await makeBallotCounty(held.service);
}, 60_000);

const issuedBy = (poll: RunningPoll, cards: Cards['cards']) =>
  Promise.all(cards.map(({ code }) => voter(held.service.url, poll, code).papers()));
const opening = async (poll: RunningPoll): Promise<unknown> => {
  await acted(poll, 'casting');
  const events = await eventsOf(county, 'conduct:2026');
  return events.find(({ type, data }) => type === 'poll.casting-opened' && data['poll'] === poll.id)?.data;
};

test('papers beyond the names in which one was given out stand in the record, also where names were taken back', async () => {
  const poll = await makeFrozenPoll(county, { voters: 8 });
  const { cards } = await acted<Cards>(poll, 'cards', { bag: 8, voters: [] });
  const voters = ['v0', 'v1', 'v2', 'v3'];
  await acted(poll, 'handing-out', { voters, given: true });
  await acted(poll, 'issuing');
  await issuedBy(poll, cards.slice(0, 7));
  await acted(poll, 'handing-out', { voters: ['v3'], given: false });
  expect(await opening(poll)).toMatchObject({ issued: 7, voided: 1, given: 3 });
  expect((await poll.act('handing-out', { voters, given: true })).status).toBe(422);
});

test('whose own card was exchanged is a name, whether or not its handing out was noted', async () => {
  const subjects = ['t1-1', 't1-2', 't1-3'].map(person);
  const poll = await makeFrozenPoll(county, { voters: 0, subjects, peers: true });
  const { cards } = await acted<Cards>(poll, 'cards', { bag: 0, voters: subjects.map(({ id }) => `@${id}`) });
  await acted(poll, 'handing-out', { voters: ['@t1-1'], given: true });
  await acted(poll, 'issuing');
  await issuedBy(poll, cards);
  expect(await opening(poll)).toMatchObject({ issued: 3, given: 3 });
});

test('papers beyond the names end the issuing nowhere: the chair says who has them, or voids the poll', async () => {
  county = await makeBallotCounty(held.service, { cards: { inNames: true } });
  const poll = await makeFrozenPoll(county, { voters: 8 });
  const { cards } = await acted<Cards>(poll, 'cards', { bag: 8, voters: [] });
  await acted(poll, 'handing-out', { voters: ['v0', 'v1'], given: true });
  await acted(poll, 'issuing');
  await issuedBy(poll, cards.slice(0, 3));
  expect(await poll.act('casting')).toMatchObject({
    ...{ status: 422, body: { policyField: 'ballots.cards.inNames', problems: [{ code: 'not-in-names' }] } },
  });
  // Nothing has changed: whoever came with a card from the bag is noted, and issuing goes on.
  expect(await poll.ballots.readHead(poll.id)).toMatchObject({ issuing: true, casting: false });
  await acted(poll, 'handing-out', { voters: ['v2'], given: true });
  expect((await poll.act('casting')).status).toBe(200);
});

test('a group’s member who is on loan to the unit, and so on its roll, does not run its polls', async () => {
  county = await makeBallotCounty(held.service);
  const poll = await makeFrozenPoll(county, { voters: 2, subjects: [person('d1-1'), person('t1-2')], peers: true });
  const member = await userWith(county, [{ role: 'group-leader', scope: 'g1' }], { id: 'd1-1', unit: 'd1' });
  const cards = { bag: 1, voters: [] };
  expect(await poll.act('cards', cards, member)).toMatchObject({ status: 422, body: { code: 'refused' } });
  expect((await poll.act('cards', cards)).status).toBe(200);
});
