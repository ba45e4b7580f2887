import { beforeEach, expect, test } from 'vitest';
import { cardHash } from '#shared/ballots/digests.ts';
import { withService } from '#tests/service.ts';
import type { ConductCounty } from './conduct.ts';
import { eventsOf, got } from './county.ts';
import { readOne } from './ballots.ts';
import { acted, type Cards, cardStates, makeBallotCounty, makeFrozenPoll, person } from './ballots-running.ts';

/** Cards 测评卡: made, told once, handed out. */

const held = withService({ at: '2026-12-20T02:00:00Z' });
let county: ConductCounty;
beforeEach(async () => {
  county = await makeBallotCounty(held.service);
});

test('codes are told once and kept as hashes; no more cards than voters', async () => {
  const poll = await makeFrozenPoll(county, { voters: 90 });
  expect((await poll.act('cards', { bag: 91, voters: [] })).body.code).toBe('refused');
  const { cards } = await acted<Cards>(poll, 'cards', { bag: 85, voters: [] });
  expect(new Set(cards.map(({ code }) => code)).size).toBe(85);
  expect(cards.every(({ url, code, name }) => name === null && url.endsWith(`&p=${code}`))).toBe(true);
  expect(cards[0]!.url).toContain(`/vote#c=${poll.capability}&k=${poll.fingerprint}`);
  const stored = await poll.ballots.listCards(poll.id);
  expect(stored.map(({ sk }) => sk).sort()).toEqual(cards.map(({ code }) => cardHash(poll.id, code)).sort());
  expect(await poll.act('cards', { bag: 6, voters: [] })).toMatchObject({ status: 422 });
  await acted(poll, 'cards', { bag: 5, voters: [] });

  const events = (await eventsOf(county, 'conduct:2026')).filter(({ type }) => type === 'poll.cards-printed');
  expect(events.map(({ data }) => data['bag'])).toEqual([80, 5, 5].reverse());
  const told = JSON.stringify(await eventsOf(county, 'conduct:2026'));
  for (const { code } of cards) {
    expect(told).not.toContain(code);
    expect(told).not.toContain(cardHash(poll.id, code));
  }
});

test('cards whose codes were lost on the way make room for others', async () => {
  const poll = await makeFrozenPoll(county, { voters: 6 });
  await acted(poll, 'cards', { bag: 6, voters: [] });
  expect((await poll.act('cards', { bag: 6, voters: [] })).status).toBe(422);
  await acted(poll, 'cards', { bag: 6, voters: [], replace: true });
  expect(await cardStates(poll)).toEqual({ void: 6, printed: 6 });
  // Void ones count no more: the page knows how many may still be made.
  expect((await readOne(county, 't1', poll.id)).progress.bag).toEqual({ places: 6, left: 0, unused: 6 });
  await acted(poll, 'handing-out', { voters: ['v0'], given: true });
  expect((await poll.act('cards', { bag: 6, voters: [], replace: true })).status).toBe(422);
  expect(await cardStates(poll)).toEqual({ void: 6, printed: 6 });
});

test('who is a subject has a card of their own, without their box; a new one voids the old, until it was exchanged', async () => {
  const subjects = ['t1-1', 't1-2', 't1-3'].map(person);
  const poll = await makeFrozenPoll(county, { voters: 2, subjects, peers: true });
  expect((await poll.act('cards', { bag: 0, voters: ['v0'] })).status).toBe(422);
  expect((await poll.act('cards', { bag: 3, voters: [] })).status).toBe(422);
  expect((await poll.act('cards', { bag: 0, voters: ['@nobody'] })).status).toBe(404);
  const first = await acted<Cards>(poll, 'cards', { bag: 0, voters: ['@t1-2'] });
  expect(first.cards.map(({ name }) => name)).toEqual(['人员t1-2']);
  const hash = cardHash(poll.id, first.cards[0]!.code);
  expect(await poll.ballots.readCard(poll.id, hash)).toMatchObject({ boxes: [0, 2], voter: '@t1-2', state: 'printed' });

  const second = await acted<Cards>(poll, 'cards', { bag: 0, voters: ['@t1-2'] });
  const now = cardHash(poll.id, second.cards[0]!.code);
  expect(await poll.ballots.readCard(poll.id, hash)).toMatchObject({ state: 'void' });
  expect(await poll.ballots.readVoter(poll.id, '@t1-2')).toMatchObject({ card: now, given: 'no' });

  const { client, keys } = poll.ballots;
  await client.update(keys.card(poll.id, now), { state: 'issued' }, { table: 'ballots' });
  expect((await poll.act('cards', { bag: 0, voters: ['@t1-2'] })).status).toBe(422);
  expect(await poll.ballots.readVoter(poll.id, '@t1-2')).toMatchObject({ card: now });
});

test('handed out to who is on the roll, never more than there are', async () => {
  const poll = await makeFrozenPoll(county, { voters: 3, subjects: [person('t1-1')], peers: true });
  await acted(poll, 'cards', { bag: 2, voters: [] });
  await acted(poll, 'handing-out', { voters: ['v0', 'v1'], given: true });
  expect((await poll.act('handing-out', { voters: ['v2'], given: true })).status).toBe(422);
  await acted(poll, 'handing-out', { voters: ['v1'], given: false });
  await acted(poll, 'handing-out', { voters: ['v2'], given: true });
  await acted(poll, 'handing-out', { voters: ['v2'], given: true });
  // Who is a subject needs a card of their own.
  expect((await poll.act('handing-out', { voters: ['@t1-1'], given: true })).status).toBe(422);
  const given = (await poll.ballots.listVoters(poll.id)).map(({ sk, given: how }) => [sk, how]);
  expect(Object.fromEntries(given)).toEqual({ v0: 'handed', v1: 'no', v2: 'handed', '@t1-1': 'no' });
  const events = (await eventsOf(county, 'conduct:2026')).filter(({ type }) => type === 'poll.cards-handed');
  expect(events.map(({ data }) => data['cards'])).toEqual([1, 1, 2]);
  expect(JSON.stringify(events)).not.toMatch(/"v\d"|村干部/);
});

test('only who checked in is handed a card, where only they may vote', async () => {
  county = await makeBallotCounty(held.service, { onlyCheckedIn: true });
  const poll = await makeFrozenPoll(county);
  await acted(poll, 'cards', { bag: 6, voters: [] });
  const answer = await poll.act('handing-out', { voters: ['v0'], given: true });
  expect(answer).toMatchObject({ status: 422, body: { policyField: 'ballots.onlyCheckedIn' } });
});

test('of a dispersed poll every card is for somebody, and printed ones that nobody was handed are void', async () => {
  const poll = await makeFrozenPoll(county, { change: { fillMode: 'dispersed' } });
  const refused = await poll.act('cards', { bag: 1, voters: [] });
  expect(refused).toMatchObject({ status: 422, body: { policyField: 'ballots.fillMode' } });
  await acted(poll, 'cards', { bag: 0, voters: ['v0', 'v1', 'v2'] });
  await acted(poll, 'handing-out', { voters: ['v0'], given: true });
  expect(await cardStates(poll)).toEqual({ handed: 1, printed: 2 });
  await acted(poll, 'opening');
  expect(await cardStates(poll)).toEqual({ handed: 1, void: 2 });
  expect(await poll.ballots.readHead(poll.id)).toMatchObject({
    ...{ issuing: true, casting: true, phase: 'under-way', guessesAllowed: 20 * 6 },
    until: Math.floor(Date.parse((await poll.stored()).until!) / 1000),
  });
  // Whoever runs it is told until when, since nobody else ends it.
  const messages = await got(county, 'GET /api/messages', undefined, county.users.groupLeader);
  expect(JSON.stringify(messages)).toMatch(/到期请计票：桃江镇.*"due":"2026-12-23"/);
  // Whoever asks for one while it is open is given it.
  await acted(poll, 'cards', { bag: 0, voters: ['v1'] });
  expect(await poll.ballots.readVoter(poll.id, 'v1')).toMatchObject({ given: 'handed' });
  held.service.clock.set(new Date(Date.parse((await poll.stored()).until!)));
  expect((await poll.act('cards', { bag: 0, voters: ['v2'] })).status).toBe(422);
  held.service.clock.set(new Date('2026-12-20T02:00:00Z'));
});

test('who does not run the poll makes no cards', async () => {
  const poll = await makeFrozenPoll(county);
  for (const user of [county.users.unitLeader, county.users.staff, county.users.supervisor])
    expect([403, 404]).toContain((await poll.act('cards', { bag: 1, voters: [] }, user)).status);
  expect((await poll.act('cards', { bag: 1, voters: [] }, county.users.otherGroup)).status).toBe(404);
});
