import { beforeEach, expect, test } from 'vitest';
import type { listMyBallots, takeCard } from '#shared/api/ballots/own.ts';
import type { Output } from '#shared/api/operation.ts';
import type { Participant } from '#shared/appraisal/meeting-roster.ts';
import { cardHash } from '#shared/ballots/digests.ts';
import type { StoredVoter } from '#functions/ballots/repository.ts';
import { conductRepository } from '#functions/conduct/repository.ts';
import { tenantClient } from '#functions/platform/tenant.ts';
import { withService } from '#tests/service.ts';
import { voter } from '#tests/voter.ts';
import {
  acted,
  type Cards,
  cardStates,
  makeBallotCounty,
  makeFrozenPoll,
  person,
  type RunningPoll,
} from './ballots-running.ts';
import type { ConductCounty, ConductRole } from './conduct.ts';
import { ask, eventsOf } from './county.ts';

const held = withService({ at: '2026-12-20T02:00:00Z' });
let county: ConductCounty;
beforeEach(async () => {
  county = await makeBallotCounty(held.service);
});

const table = 'ballots' as const;
type Taken = Output<typeof takeCard> & { code: string; problems?: { code: string }[] };
const take = (poll: RunningPoll, role: ConductRole = 'staff', unit = 't1') =>
  ask<Taken>(county, `POST /api/cycles/2026/my-ballots/${unit}/${poll.id}`, {}, county.users[role]);
const mine = async (role: ConductRole = 'staff') =>
  (await ask<Output<typeof listMyBallots>>(county, 'GET /api/cycles/2026/my-ballots', undefined, county.users[role]))
    .body.ballots;
const refusal = async (poll: RunningPoll, role?: ConductRole) => {
  const { status, body } = await take(poll, role);
  return [status, body.problems?.map(({ code }) => code)];
};

/** The people of the county's own on the roll of a poll, besides its two who have no account. */
async function makePoll(people = ['t1-5'], options: Parameters<typeof makeFrozenPoll>[1] = {}): Promise<RunningPoll> {
  const poll = await makeFrozenPoll(county, { voters: 2, ...options });
  for (const id of people) {
    const content: StoredVoter = {
      ...{ name: `人员${id}`, category: '全体干部职工', person: id, given: 'no', card: null, without: null },
    };
    await poll.ballots.client.put({ ...poll.ballots.keys.voter(poll.id, `@${id}`), ...content }, { table });
  }
  return poll;
}
const rollOf = async (poll: RunningPoll, id = 't1-5') => (await poll.ballots.readVoter(poll.id, `@${id}`))!;
const stateOf = async (poll: RunningPoll, code: string) =>
  (await poll.ballots.readCard(poll.id, cardHash(poll.id, code)))?.state;
const page = (poll: RunningPoll, code: string) => voter(held.service.url, poll, code);

test('who is on the roll finds the poll and takes a card; nobody else does', async () => {
  const poll = await makePoll();
  expect(await mine()).toEqual([
    expect.objectContaining({
      ...{ unit: 't1', poll: poll.id, title: '全体干部职工', state: 'frozen', given: 'no', issued: null },
      ...{ mayTake: true, whyNot: null },
    }),
  ]);
  expect(await mine('cadre')).toEqual([]);
  expect((await take(poll, 'cadre')).status).toBe(404);
  expect((await take(poll, 'staff', 'd1')).status).toBe(404);

  const { status, body } = await take(poll);
  expect(status).toBe(200);
  expect(body.url).toBe(`${(await mine())[0]!.link}&p=${body.code}`);
  expect(body.url).toContain(`#c=${poll.capability}&k=${poll.fingerprint}&p=`);
  expect(await rollOf(poll)).toMatchObject({ given: 'taken', card: cardHash(poll.id, body.code) });
  expect(await mine()).toMatchObject([{ given: 'taken', issued: false, mayTake: true }]);
});

test('somebody on loan finds the polls of the unit that appraises them', async () => {
  const poll = await makePoll(['t2-2']);
  expect(await mine('onLoan')).toMatchObject([{ unit: 't1', poll: poll.id }]);
  expect((await take(poll, 'onLoan')).status).toBe(200);
});

test('another card voids the one before; of many tabs that ask at once one card is valid', async () => {
  const poll = await makePoll();
  const first = (await take(poll)).body.code;
  const second = (await take(poll)).body.code;
  expect([await stateOf(poll, first), await stateOf(poll, second)]).toEqual(['void', 'taken']);

  const answers = await Promise.all(Array.from({ length: 6 }, () => take(poll)));
  const codes = answers.filter(({ status }) => status === 200).map(({ body }) => body.code);
  expect(codes.length).toBeGreaterThan(0);
  const states = await cardStates(poll);
  expect(states['taken']).toBe(1);
  const valid = await Promise.all(codes.map(async (code) => (await stateOf(poll, code)) === 'taken'));
  expect(valid.filter(Boolean)).toHaveLength(1);
});

test('once a card was exchanged for a paper there is no other; the list says so', async () => {
  const poll = await makePoll(['t1-5'], { change: { fillMode: 'dispersed' } });
  expect((await poll.act('opening')).status).toBe(200);
  const { code } = (await take(poll)).body;
  await page(poll, code).papers();
  expect(await mine()).toMatchObject([{ given: 'taken', issued: true, mayTake: false, whyNot: { code: 'issued' } }]);
  expect(await refusal(poll)).toEqual([422, ['issued']]);
  expect(await cardStates(poll)).toEqual({ issued: 1 });
});

test('a card that is exchanged while another is taken: either is, never both', async () => {
  for (let i = 0; i < 4; i++) {
    const poll = await makePoll(['t1-5'], { change: { fillMode: 'dispersed' } });
    expect((await poll.act('opening')).status).toBe(200);
    const { code } = (await take(poll)).body;
    const papers = await page(poll, code).prepared();
    const [issued, taken] = await Promise.all([page(poll, code).askIssue(papers), take(poll)]);
    expect([issued.status === 200, taken.status === 200].filter(Boolean)).toHaveLength(1);
    const { void: _void, ...usable } = await cardStates(poll);
    expect(usable).toEqual(issued.status === 200 ? { issued: 1 } : { taken: 1 });
  }
});

test('who is rated, too, gets a card for all boxes but their own', async () => {
  const poll = await makeFrozenPoll(county, {
    ...{ voters: 0, peers: true, subjects: [person('t1-1'), person('t1-2'), person('t1-3')] },
  });
  const { code } = (await take(poll, 'cadre')).body;
  const card = await poll.ballots.readCard(poll.id, cardHash(poll.id, code));
  expect(card).toMatchObject({ state: 'taken', voter: '@t1-3', boxes: [0, 1] });
  const alone = await makeFrozenPoll(county, { voters: 0, peers: true, subjects: [person('t1-3')] });
  expect(await refusal(alone, 'cadre')).toEqual([422, ['only-subject']]);
});

test('what was handed out in somebody’s name is said, and no second card given', async () => {
  const poll = await makePoll();
  await acted<Cards>(poll, 'cards', { bag: 2, voters: [] });
  await acted(poll, 'handing-out', { voters: ['@t1-5'], given: true });
  expect(await mine()).toMatchObject([{ given: 'handed', issued: null, mayTake: false, whyNot: { code: 'handed' } }]);
  expect(await refusal(poll)).toEqual([422, ['handed']]);
});

test('where the bag holds a card for everybody none is added', async () => {
  const poll = await makePoll();
  await acted<Cards>(poll, 'cards', { bag: 3, voters: [] });
  expect(await mine()).toMatchObject([{ mayTake: false, whyNot: { code: 'all-printed' } }]);
  expect(await refusal(poll)).toEqual([422, ['all-printed']]);
  expect(await cardStates(poll)).toEqual({ printed: 3 });
});

test('cards are taken until issuing ends; in the room by those who checked in', async () => {
  const poll = await makePoll();
  await acted<Cards>(poll, 'cards', { bag: 2, voters: [] });
  await acted(poll, 'issuing');
  const guesses = async () => (await poll.ballots.readHead(poll.id))!.guessesAllowed!;
  const before = await guesses();
  expect((await take(poll)).status).toBe(200);
  expect((await take(poll)).status).toBe(200);
  // A further card allows for further slips, one in its place does not.
  expect(await guesses()).toBe((before / 2) * 3);
  const { code } = (await take(poll)).body;
  await page(poll, code).papers();
  await acted(poll, 'casting');
  expect(await refusal(poll)).toEqual([422, ['over']]);

  const voided = await makePoll();
  await acted(voided, 'voiding', { reason: '重来' }, county.office);
  expect(await refusal(voided)).toEqual([422, ['voided']]);
});

test('where wrong codes are not limited a card is taken all the same', async () => {
  county = await makeBallotCounty(held.service, { cards: { inNames: false, attempts: null } });
  const poll = await makePoll();
  await acted<Cards>(poll, 'cards', { bag: 2, voters: [] });
  await acted(poll, 'issuing');
  const { status, body } = await take(poll);
  expect([status, (await poll.ballots.readHead(poll.id))!.guessesAllowed]).toEqual([200, null]);
  expect(await page(poll, body.code).papers()).not.toEqual([]);
});

test('A-51: where only those vote who checked in, a card is theirs alone', async () => {
  county = await makeBallotCounty(held.service, { onlyCheckedIn: true });
  const poll = await makePoll();
  expect(await mine()).toMatchObject([{ mayTake: false, whyNot: { code: 'not-present' } }]);
  expect(await refusal(poll)).toEqual([422, ['not-present']]);
  expect((await take(poll)).body).toMatchObject({ policyField: 'ballots.onlyCheckedIn' });
  const conduct = conductRepository(tenantClient(held.service.environment.database, county.tenant.id));
  const who = { at: new Date(0), actor: { user: 'u', name: '联络员' } };
  const there: Participant = {
    ...{ kind: 'staff', person: 't1-5', name: '人员t1-5', category: '全体干部职工', note: '', removed: false },
    mark: { state: 'present', reason: null, at: '2026-12-20T02:00:00.000Z', by: who.actor },
  };
  const at = { cycle: '2026', unit: 't1', kind: 'ROSTER', id: '@t1-5' };
  await conduct.client.transact([conduct.puttingDetail(at, null, { ...there }, who)]);
  expect((await take(poll)).status).toBe(200);
});

test('who took a card, and when, is in no record', async () => {
  const poll = await makePoll();
  const { code } = (await take(poll)).body;
  expect(await eventsOf(county, 'conduct:2026')).toEqual([]);
  const card = await poll.ballots.readCard(poll.id, cardHash(poll.id, code));
  const { pk: _pk, sk: _sk, ...content } = card!;
  expect(Object.keys(content).sort()).toEqual(['boxes', 'request', 'state', 'voter']);
  const { pk: _p, sk: _s, ...onRoll } = (await rollOf(poll)) as StoredVoter & { pk: string; sk: string };
  expect(Object.keys(onRoll).sort()).toEqual(['card', 'category', 'given', 'name', 'person', 'without']);
});
