import { ulid } from 'ulid';
import { expect, test } from 'vitest';
import { receiptOf } from '#shared/ballots/digests.ts';
import { conductRepository } from '#functions/conduct/repository.ts';
import { withService } from '#tests/service.ts';
import { rowsOf, voter } from '#tests/voter.ts';
import { ballotsOf, create, freeze, makeBallotsCounty, readOne } from './ballots.ts';
import { acted, type Cards, cardStates, makeBallotCounty, makeFrozenPoll } from './ballots-running.ts';

/** What has to agree before a poll goes on: with its receipts, its cards, who is there, what was heard. */

const held = withService({ at: '2026-12-20T02:00:00Z' });
const table = 'ballots' as const;

test('nothing is published with a receipt too many or too few, though every count agrees', async () => {
  const poll = await makeFrozenPoll(await makeBallotCounty(held.service));
  const { cards } = await acted<Cards>(poll, 'cards', { bag: 6, voters: [] });
  await acted(poll, 'issuing');
  const people = cards.map(({ code }) => voter(held.service.url, poll, code));
  const papers = await Promise.all(people.map((one) => one.papers()));
  await acted(poll, 'casting');
  for (const [i, one] of people.entries()) await one.cast(papers[i]![0]!, rowsOf(papers[i]![0]!));
  await acted(poll, 'closing');
  const { client, keys } = poll.ballots;
  const stranger = keys.cast(poll.id, 0, receiptOf(Uint8Array.of(1)));
  const inconsistent = { status: 422, body: { problems: [{ code: 'inconsistent' }] } };
  await client.put({ ...stranger }, { table });
  expect(await poll.act('publication')).toMatchObject(inconsistent);
  await client.delete(stranger, { table });
  const own = keys.cast(poll.id, 0, people[0]!.receipt(papers[0]![0]!));
  await client.delete(own, { table });
  expect(await poll.act('publication')).toMatchObject(inconsistent);
  expect((await poll.stored()).state).toBe('closed');
  await client.put({ ...own }, { table });
  await acted(poll, 'publication');
});

test('a card that nobody exchanged is void once a dispersed poll is closed, and told so', async () => {
  const poll = await makeFrozenPoll(await makeBallotCounty(held.service), { change: { fillMode: 'dispersed' } });
  const { cards } = await acted<Cards>(poll, 'cards', { bag: 0, voters: ['v0', 'v1'] });
  await acted(poll, 'handing-out', { voters: ['v0', 'v1'], given: true });
  await acted(poll, 'opening');
  const [one, late] = cards.map(({ code }) => voter(held.service.url, poll, code));
  const [paper] = await one!.papers();
  await one!.cast(paper!, rowsOf(paper!));
  await acted(poll, 'closing');
  expect(await cardStates(poll)).toEqual({ issued: 1, void: 1 });
  expect((await poll.stored()).turnout).toEqual({ cards: 2, voided: 1, issued: 1, cast: [1] });
  expect((await late!.askCard()).body).toMatchObject({ state: 'void' });
});

/** The township's poll of the mass, in a meeting. */
async function inMeeting() {
  const county = await makeBallotsCounty(held.service, 8, {});
  const id = ulid();
  const by = county.users.groupLeader;
  expect(await create(county, 't1', by, { id, key: 'cadres/mass/全体干部职工' })).toBe(200);
  await freeze(county, 't1', id, by);
  const { client } = ballotsOf(held.service, county);
  return { county, id, client, conduct: conductRepository(client), one: () => readOne(county, 't1', id, by) };
}
const signed = { user: 'u', name: '记录' };
const at = '2026-12-20T02:00:00Z';

test('written or oral reports do not open a vote in the room: the agenda does (A-44)', async () => {
  const { client, conduct, one } = await inMeeting();
  const { poll } = await one();
  for (const { kind, id: person } of poll.subjects)
    if (kind === 'person')
      await client.put({
        ...conduct.keys.detail('2026', 't1', 'ORAL', person),
        ...{ id: person, person, called: false, version: 1, report: { seconds: 200, over: 0, at, by: signed } },
      });
  expect((await one()).problems['open-issuing']?.map(({ code }) => code)).toContain('reports-first');
});

test('who is present but not on the roll makes no room for another paper (A-51)', async () => {
  const { county, id, client, conduct, one } = await inMeeting();
  await client.update(conduct.keys.detail('2026', 't1', 'POLL', id), { state: 'issuing' });
  const card = { state: 'issued', voter: null, boxes: null, request: 'r' };
  await client.put({ ...ballotsOf(held.service, county).keys.card(id, 'hash'), ...card }, { table });
  await client.put({
    ...conduct.keys.detail('2026', 't1', 'ROSTER', 'guest'),
    ...{ id: 'guest', kind: 'invited', person: null, name: '来宾', category: '来宾', note: '', removed: false },
    ...{ mark: { state: 'present', reason: null, at, by: signed }, version: 1, changedAt: at, changedBy: signed },
  });
  expect((await one()).problems['open-casting']?.map(({ code }) => code)).toContain('more-than-present');
});
