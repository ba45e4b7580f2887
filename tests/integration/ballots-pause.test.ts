import { beforeEach, describe, expect, test } from 'vitest';
import type { listMyBallots } from '#shared/api/ballots/own.ts';
import type { Output } from '#shared/api/operation.ts';
import { conductRepository } from '#functions/conduct/repository.ts';
import { withService } from '#tests/service.ts';
import { type Paper, rowsOf, type Voter, voter } from '#tests/voter.ts';
import { readOne } from './ballots.ts';
import { acted, type Cards, makeBallotCounty, makeFrozenPoll, type RunningPoll } from './ballots-running.ts';
import type { ConductCounty } from './conduct.ts';
import { ask, eventsOf, got, userWith } from './county.ts';

/** Whoever watches over a poll has it stand still and go on (B-139): nothing is issued or counted, and nothing lost. */

const held = withService({ at: '2026-12-20T02:00:00Z' });
let county: ConductCounty;
beforeEach(async () => {
  county = await makeBallotCounty(held.service);
});

const reason = '有人替他人填票，正在查明';
const pause = (poll: RunningPoll, user = county.office) => poll.act('pause', { reason }, user);
const resume = (poll: RunningPoll, user = county.office) => poll.act('resumption', {}, user);
const codesOf = ({ body }: Awaited<ReturnType<RunningPoll['act']>>): string[] =>
  (body as { problems?: { code: string }[] }).problems?.map(({ code }) => code) ?? [];
/** what was asked for, and why it was refused */
const refused = ({ status, body }: { status: number; body: { problems?: { code: string }[] } }) => [
  status,
  body.problems?.[0]?.code,
];
const pausedRefusal = [422, 'paused'];

interface Ready {
  poll: RunningPoll;
  people: Voter[];
  papers: Paper[];
}

/** Casting is open, and everybody has a paper. */
async function casting(voters = 3): Promise<Ready> {
  const poll = await makeFrozenPoll(county, { voters, change: { minBallots: 1 } });
  const { cards } = await acted<Cards>(poll, 'cards', { bag: voters, voters: [] });
  await acted(poll, 'issuing');
  const people = cards.map(({ code }) => voter(held.service.url, poll, code));
  const papers = (await Promise.all(people.map((one) => one.papers()))).map(([paper]) => paper!);
  await acted(poll, 'casting');
  return { poll, people, papers };
}

describe('who', () => {
  test('the office and the leader of the group pause and resume; whoever runs it sees who and why', async () => {
    const { poll } = await casting();
    const { groupLeader, groupMember, unitLeader, liaison, otherGroup, supervisor } = county.users;
    for (const user of [groupMember, unitLeader, liaison, supervisor]) {
      expect((await pause(poll, user)).status).toBe(403);
      expect((await resume(poll, user)).status).toBe(403);
    }
    expect((await pause(poll, otherGroup)).status).toBe(404);
    expect((await pause(poll, groupLeader)).status).toBe(200);
    const seen = (await readOne(county, 't1', poll.id, groupMember)).poll;
    expect([seen.paused?.reason, seen.paused?.by.user, seen.state]).toEqual([reason, groupLeader.id, 'casting']);
    // Nobody who runs it can do anything; those who watch over it two things.
    expect(seen.acts).toEqual([]);
    expect((await readOne(county, 't1', poll.id)).poll.acts).toEqual(['resume', 'void']);
    expect((await resume(poll, groupMember)).status).toBe(403);
    expect((await resume(poll)).status).toBe(200);
    expect((await readOne(county, 't1', poll.id)).poll).toMatchObject({
      paused: null,
      acts: ['close', 'pause', 'void'],
    });
  });

  test.each(['group', 'unit', 'office'])(
    'no leader who is on its roll: on loan, %s runs it (A-114)',
    async (operator) => {
      county = await makeBallotCounty(held.service, { mass: { afterReport: false, operator } });
      const poll = await makeFrozenPoll(county, { change: { fillMode: 'dispersed' } });
      await acted(poll, 'opening', {}, county.office);
      const { ballots } = poll;
      const leader = await userWith(county, [{ role: 'group-leader', scope: 'g1' }], { id: 't2-2', unit: 't2' });
      const roll = { name: '人员t2-2', category: '干部', person: 't2-2', given: 'no', card: null, without: null };
      await ballots.client.put({ ...ballots.keys.voter(poll.id, '@t2-2'), ...roll }, { table: 'ballots' });
      expect((await pause(poll, leader)).status).toBe(422);
      await acted(poll, 'pause', { reason }, county.users.groupLeader);
      expect((await resume(poll, leader)).status).toBe(422);
      expect((await poll.act('voiding', { reason }, leader)).status).toBe(422);
      expect(await poll.stored()).toMatchObject({ state: 'open', paused: { reason } });
    },
  );

  test('whoever runs it is told of both, once however often it is asked for', async () => {
    const { poll } = await casting();
    await acted(poll, 'pause', { reason }, county.office);
    expect((await poll.act('pause', { version: '1', reason: '另一个原因' }, county.office)).status).toBe(200);
    expect((await poll.stored()).paused?.reason).toBe(reason);
    await acted(poll, 'resumption', {}, county.office);
    expect((await poll.act('resumption', { version: '1' }, county.office)).status).toBe(200);
    const events = (await eventsOf(county, 'conduct:2026')).filter(({ type }) => /paused|resumed/.test(type));
    // The newest first.
    expect(events.map(({ type, data }) => [type, data['reason']])).toEqual([
      ['poll.resumed', undefined],
      ['poll.paused', reason],
    ]);
    const { messages } = await got<{ messages: { title: { zh: string } }[] }>(
      ...([county, 'GET /api/messages?topic=ballots', undefined, county.users.groupMember] as const),
    );
    expect(messages.map(({ title }) => title.zh)).toEqual(['测评已恢复：桃江镇', '测评已暂停：桃江镇']);
  });

  test('not with a reason that is none, nor by an old page, nor what is not under way', async () => {
    const { poll } = await casting();
    expect((await poll.act('pause', { reason: ' ' }, county.office)).status).toBe(422);
    expect((await poll.act('pause', { reason, version: '1' }, county.office)).status).toBe(409);
    expect(codesOf(await poll.act('pause', { reason }, county.office))).toEqual([]);
    expect((await poll.act('resumption', { version: '1' }, county.office)).status).toBe(409);
    const frozen = await makeFrozenPoll(county);
    expect(codesOf(await pause(frozen))).toEqual(['wrong-state']);
    expect(codesOf(await resume(frozen))).toEqual(['wrong-state']);
  });
});

describe('while it stands still', () => {
  test('no card is exchanged or printed, and casting is not opened; afterwards the same is answered as ever', async () => {
    const poll = await makeFrozenPoll(county, { voters: 3 });
    const { cards } = await acted<Cards>(poll, 'cards', { bag: 2, voters: [] });
    await acted(poll, 'issuing');
    const [first, second] = cards.map(({ code }) => voter(held.service.url, poll, code));
    const [had, wanted] = [await first!.prepared(), await second!.prepared()];
    const before = await first!.askIssue(had);
    await acted(poll, 'pause', { reason }, county.office);
    expect(refused(await second!.askIssue(wanted))).toEqual(pausedRefusal);
    expect(await second!.readPapers()).toMatchObject({ phase: 'paused', issuing: false, casting: false });
    expect(codesOf(await poll.act('casting'))).toEqual(['paused']);
    for (const [what, input] of [
      ['cards', { bag: 1, voters: [] }],
      ['handing-out', { voters: ['v0'], given: true }],
      ['lifting', { reason }],
    ] as const)
      expect((await poll.act(what, input)).status).toBe(422);
    await acted(poll, 'resumption', {}, county.office);
    expect((await first!.askIssue(had)).body).toEqual(before.body);
    expect((await second!.askIssue(wanted)).status).toBe(200);
    await acted(poll, 'casting');
  });

  test('no ballot is counted, and the poll is not closed; what was counted before is said to be', async () => {
    const { poll, people, papers } = await casting();
    const cast = (i: number) => people[i]!.cast(papers[i]!, rowsOf(papers[i]!));
    expect((await cast(0)).body).toEqual({ counted: 'now' });
    await acted(poll, 'pause', { reason }, county.office);
    expect((await cast(0)).body).toEqual({ counted: 'already' });
    expect(refused(await cast(1))).toEqual(pausedRefusal);
    expect(codesOf(await poll.act('closing'))).toEqual(['paused']);
    expect(await poll.ballots.listCasts(poll.id, 0)).toHaveLength(1);
    await acted(poll, 'resumption', {}, county.office);
    expect((await cast(1)).body).toEqual({ counted: 'now' });
    await acted(poll, 'closing');
    expect((await poll.stored()).turnout?.cast).toEqual([2]);
  });

  test('it is voided like any other', async () => {
    const { poll, people, papers } = await casting();
    await acted(poll, 'pause', { reason }, county.office);
    await acted(poll, 'voiding', { reason: '查明属实' }, county.users.groupLeader);
    expect(await poll.stored()).toMatchObject({ state: 'voided', paused: null });
    expect(await poll.ballots.readHead(poll.id)).toMatchObject({ phase: 'voided', destroyed: true });
    expect((await people[0]!.cast(papers[0]!, rowsOf(papers[0]!))).status).toBe(422);
    expect(codesOf(await resume(poll))).toEqual(['wrong-state']);
  });

  test('its voters are told, and nothing of it carries a time', async () => {
    const poll = await makeFrozenPoll(county, { peers: true, change: { fillMode: 'dispersed', source: 'mass' } });
    await acted(poll, 'opening');
    await acted(poll, 'pause', { reason }, county.office);
    const { ballots } = await got<Output<typeof listMyBallots>>(
      ...([county, 'GET /api/cycles/2026/my-ballots', undefined, county.users.unitLeader] as const),
    );
    expect(ballots).toMatchObject([{ poll: poll.id, paused: true, mayTake: false, whyNot: { code: 'paused' } }]);
    const { until, expires, ...head } = (await poll.ballots.readHead(poll.id))!;
    expect([typeof until, typeof expires]).toEqual(['number', 'number']);
    expect(JSON.stringify(head)).not.toMatch(/20\d\d-|1[78]\d{8}/);
  });
});

test('no card is taken by who read the poll in the moment before', async () => {
  const poll = await makeFrozenPoll(county, { peers: true, change: { fillMode: 'dispersed', source: 'mass' } });
  await acted(poll, 'opening');
  await poll.setHead({ phase: 'paused' });
  const answer = await ask<{ problems?: { code: string }[] }>(
    ...([county, `POST /api/cycles/2026/my-ballots/t1/${poll.id}`, {}, county.users.unitLeader] as const),
  );
  expect(refused(answer)).toEqual(pausedRefusal);
  expect(await poll.ballots.listCards(poll.id)).toEqual([]);
});

describe('a poll that is filled in dispersed', () => {
  const later = (hours: number) =>
    held.service.clock.set(new Date(Date.parse('2026-12-20T02:00:00Z') + hours * 3_600_000));

  test('is given back the time, for the page, its voters and the board', async () => {
    const poll = await makeFrozenPoll(county, { change: { fillMode: 'dispersed' } });
    await acted(poll, 'opening');
    const until = Date.parse((await poll.stored()).until!);
    await acted(poll, 'pause', { reason }, county.office);
    const { at } = (await poll.stored()).paused!;
    // Longer than it had left.
    later(24 * 10);
    expect((await readOne(county, 't1', poll.id)).poll.acts).toEqual(['resume', 'void']);
    const now = () => held.service.clock.now().getTime() - Date.parse(at);
    const least = until + now();
    await acted(poll, 'resumption', {}, county.office);
    const moved = Date.parse((await poll.stored()).until!);
    expect(moved).toBeGreaterThanOrEqual(least);
    expect(moved).toBeLessThanOrEqual(until + now());
    const [event] = await eventsOf(county, 'conduct:2026');
    const text = new Date(moved).toISOString();
    expect(event!.data['until']).toBe(text);
    expect((await poll.ballots.readHead(poll.id))?.until).toBe(Math.floor(moved / 1000));
    const { facts } = (await conductRepository(poll.ballots.client).readUnit('2026', 't1'))!;
    expect(facts.ballots.polls).toMatchObject([{ id: poll.id, until: text }]);
    const { cards } = await acted<Cards>(poll, 'cards', { bag: 0, voters: ['v0'] });
    const one = voter(held.service.url, poll, cards[0]!.code);
    const [paper] = await one.papers();
    held.service.clock.set(new Date(moved - 1000));
    expect((await one.cast(paper!, rowsOf(paper!))).body).toEqual({ counted: 'now' });
    held.service.clock.set(new Date(moved));
    expect((await one.readPapers()).phase).toBe('over');
  });

  test('is not paused once its time is up', async () => {
    const poll = await makeFrozenPoll(county, { change: { fillMode: 'dispersed' } });
    later(0);
    await acted(poll, 'opening');
    expect((await readOne(county, 't1', poll.id, county.office)).poll.acts).toContain('pause');
    held.service.clock.set(new Date((await poll.stored()).until!));
    expect((await readOne(county, 't1', poll.id, county.office)).poll.acts).not.toContain('pause');
    expect(await pause(poll)).toMatchObject({ status: 422, body: { policyField: 'ballots.windowHours' } });
    await acted(poll, 'closing');
  });

  test('ends no later than its links', async () => {
    const poll = await makeFrozenPoll(county, { change: { fillMode: 'dispersed' } });
    later(0);
    await acted(poll, 'opening');
    await acted(poll, 'pause', { reason }, county.office);
    later(24 * 500);
    await acted(poll, 'resumption', {}, county.office);
    const { until, expires } = await poll.stored();
    expect(until).toBe(expires);
  });
});

describe('at once', () => {
  test('ballots that meet the pause are counted or wait, and none is lost', async () => {
    const { poll, people, papers } = await casting(12);
    const cast = (i: number) => people[i]!.cast(papers[i]!, rowsOf(papers[i]!));
    const first = people.slice(0, 6).map((_, i) => cast(i));
    const [paused, ...answers] = await Promise.all([
      pause(poll),
      ...first,
      ...people.slice(6).map((_, i) => cast(i + 6)),
    ]);
    expect(paused.status).toBe(200);
    const counted = answers.filter(({ status }) => status === 200).length;
    for (const answer of answers) if (answer.status !== 200) expect(refused(answer)).toEqual(pausedRefusal);
    expect(await poll.ballots.listCasts(poll.id, 0)).toHaveLength(counted);
    await acted(poll, 'resumption', {}, county.office);
    for (const i of people.keys()) expect((await cast(i)).status).toBe(200);
    await acted(poll, 'closing');
    expect((await poll.stored()).turnout?.cast).toEqual([12]);
  });

  test('a pause that meets the close, the casting, a void or another pause: one of them was first', async () => {
    for (const [what, input, user] of [
      ['closing', {}, county.users.groupMember],
      ['voiding', { reason: '停电' }, county.office],
      ['pause', { reason }, county.users.groupLeader],
    ] as const) {
      const { poll } = await casting();
      const answers = await Promise.all([pause(poll), poll.act(what, input, user)]);
      const { state, paused } = await poll.stored();
      const phase = (await poll.ballots.readHead(poll.id))?.phase;
      const stands = paused ? ['casting', 'paused'] : state === 'voided' ? ['voided', 'voided'] : ['closed', 'over'];
      expect([state, phase]).toEqual(stands);
      for (const { status } of answers) expect([200, 409, 422]).toContain(status);
      expect(answers.some(({ status }) => status === 200)).toBe(true);
    }
  });
});
