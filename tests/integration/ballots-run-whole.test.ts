import { beforeEach, expect, test } from 'vitest';
import { verifyPublished } from '#shared/ballots/verify.ts';
import type { PublishedPoll } from '#shared/ballots/published.ts';
import type { Tally } from '#shared/ballots/poll.ts';
import type { BallotRow } from '#shared/ballots/sheet.ts';
import { conductRepository } from '#functions/conduct/repository.ts';
import { tenantClient } from '#functions/platform/tenant.ts';
import { withService } from '#tests/service.ts';
import { type Paper, rowsOf, type Voter, voter } from '#tests/voter.ts';
import type { ConductCounty } from './conduct.ts';
import { eventsOf, got } from './county.ts';
import {
  acted,
  type Cards,
  cardStates,
  makeBallotCounty,
  makeFrozenPoll,
  person,
  type RunningPoll,
} from './ballots-running.ts';

/** Whole polls: from the cards over papers and ballots to the published file and what grading is given. */

const held = withService({ at: '2026-12-20T02:00:00Z' });
let county: ConductCounty;
beforeEach(async () => {
  county = await makeBallotCounty(held.service);
});

const votersOf = (poll: RunningPoll, cards: Cards['cards']): Voter[] =>
  cards.map(({ code }) => voter(held.service.url, poll, code));
const tallyOf = (poll: RunningPoll) =>
  conductRepository(tenantClient(held.service.environment.database, county.tenant.id)).readDetail<Tally>(
    '2026',
    null,
    'TALLY',
    poll.id,
  );
const typesOf = async () => (await eventsOf(county, 'conduct:2026')).map(({ type }) => type).reverse();
const fileOf = async (poll: RunningPoll) => (await got<{ file: PublishedPoll }>(county, `GET ${poll.route}/file`)).file;
const row = (subject: number, marks: string[], nominated = false): BallotRow => ({
  ...{ subject, marks, nominated, comment: '' },
});

test('central, in two items: cards, papers, ballots, count, file, tally', async () => {
  const items = [
    { id: 'integrity', label: '德', weight: 1 },
    { id: 'achievement', label: '绩', weight: 2 },
  ];
  const poll = await makeFrozenPoll(county, { voters: 8, items, shards: 3 });
  expect(await poll.act('issuing')).toMatchObject({ status: 422, body: { problems: [{ code: 'no-cards' }] } });
  const { cards } = await acted<Cards>(poll, 'cards', { bag: 8, voters: [] });
  await acted(poll, 'issuing');
  expect(await poll.act('casting')).toMatchObject({ status: 422, body: { problems: [{ code: 'none-issued' }] } });
  expect(await poll.ballots.readHead(poll.id)).toMatchObject({ issuing: true, guessesAllowed: 160 });

  const people = votersOf(poll, cards.slice(0, 7));
  const papers = await Promise.all(people.map((one) => one.papers()));
  const unclaimed = votersOf(poll, cards.slice(7))[0]!;
  const prepared = await unclaimed.prepared();
  // Nobody casts before the chair says so.
  expect(
    (await people[0]!.cast(papers[0]![0]!, [row(0, ['excellent', 'excellent']), row(1, ['abstain', 'abstain'])]))
      .status,
  ).toBe(422);

  await acted(poll, 'casting');
  expect(await cardStates(poll)).toEqual({ issued: 7, void: 1 });
  expect((await unclaimed.askIssue(prepared)).status).toBe(422);
  const vote = (i: number, rows: BallotRow[]) => people[i]!.cast(papers[i]![0]!, rows);
  for (let i = 0; i < 6; i++)
    expect(
      (
        await vote(i, [
          row(0, [i < 4 ? 'excellent' : 'competent', 'competent'], i < 2),
          row(1, [i < 2 ? 'abstain' : 'basicallyCompetent', 'competent']),
        ])
      ).body,
    ).toEqual({ counted: 'now' });

  await acted(poll, 'closing');
  // Too late; whose ballot was counted is told so.
  expect((await vote(6, [row(0, ['excellent', 'excellent']), row(1, ['abstain', 'abstain'])])).status).toBe(422);
  expect((await vote(0, [row(0, ['excellent', 'excellent']), row(1, ['abstain', 'abstain'])])).body).toEqual({
    counted: 'already',
  });
  expect(await poll.stored()).toMatchObject({
    state: 'closed',
    turnout: { cards: 8, voided: 1, issued: 7, cast: [6] },
  });
  expect(await poll.ballots.listKeys(poll.id)).toEqual(new Map());
  expect(await poll.ballots.listShards(poll.id, 0)).toEqual([]);

  await acted(poll, 'publication');
  const file = await fileOf(poll);
  expect(verifyPublished(file)).toEqual([]);
  const [box] = file.boxes;
  expect(box).toMatchObject({ cards: 8, issued: 7, cast: 6 });
  expect(box!.hashes).toEqual(
    papers
      .slice(0, 6)
      .map(([paper], i) => people[i]!.receipt(paper!))
      .sort(),
  );
  // Of the second subject one item has four grades only, where five are asked for: nothing of them leaves the box.
  expect(box!.results).toEqual([
    {
      subject: 0,
      counts: {
        subject: 0,
        items: [
          { excellent: 4, competent: 2, basicallyCompetent: 0, incompetent: 0, abstain: 0 },
          { excellent: 0, competent: 6, basicallyCompetent: 0, incompetent: 0, abstain: 0 },
        ],
        nominations: 2,
      },
    },
    { subject: 1, counts: null },
  ]);
  expect((await tallyOf(poll))?.rows).toEqual([
    {
      subject: { kind: 'person', id: 't1-1' },
      counts: { excellent: 4, competent: 14, basicallyCompetent: 0, incompetent: 0 },
      ballots: 6,
    },
  ]);
  expect(await typesOf()).toEqual([
    ...['poll.cards-printed', 'poll.issuing-opened', 'poll.issuing-closed', 'poll.casting-opened'],
    ...['poll.closing', 'poll.closed', 'poll.published'],
  ]);

  // What was published is void like everything else, and counts no more.
  expect((await poll.act('voiding', { reason: '会场有人代投' }, county.users.groupMember)).status).toBe(403);
  await acted(poll, 'voiding', { reason: '会场有人代投' }, county.office);
  expect(await poll.stored()).toMatchObject({ state: 'voided', voided: { reason: '会场有人代投' } });
  expect((await tallyOf(poll))?.rows).toEqual([]);
  expect(await poll.ballots.readHead(poll.id)).toMatchObject({ phase: 'voided', issuing: false, casting: false });
});

test('dispersed, among peers: nobody rates themself, and it ends by itself', async () => {
  const subjects = ['t1-1', 't1-2', 't1-3'].map(person);
  const poll = await makeFrozenPoll(county, {
    ...{ voters: 5, subjects, peers: true },
    change: { fillMode: 'dispersed' },
  });
  const voters = [...Array.from({ length: 5 }, (_, i) => `v${i}`), ...subjects.map(({ id }) => `@${id}`)];
  const { cards } = await acted<Cards>(poll, 'cards', { bag: 0, voters });
  expect((await poll.act('issuing')).status).toBe(422);
  await acted(poll, 'handing-out', { voters, given: true });
  await acted(poll, 'opening');
  const people = votersOf(poll, cards);
  const papers = await Promise.all(people.map((one) => one.papers()));
  expect(papers.map(({ length }) => length).sort()).toEqual([2, 2, 2, 3, 3, 3, 3, 3]);
  const cast = (i: number, paper: Paper) => people[i]!.cast(paper, rowsOf(paper, 'competent'));
  for (const [i, list] of papers.slice(0, 7).entries())
    for (const paper of list) expect((await cast(i, paper)).body).toEqual({ counted: 'now' });

  held.service.clock.set(new Date(Date.parse((await poll.stored()).until!)));
  expect((await cast(7, papers[7]![0]!)).status).toBe(422);
  held.service.clock.set(new Date('2026-12-20T02:00:00Z'));

  await acted(poll, 'closing');
  const { turnout } = await poll.stored();
  expect(turnout).toMatchObject({ cards: 8, voided: 0, issued: 8 });
  expect(turnout!.cast.reduce((a, b) => a + b)).toBe(papers.slice(0, 7).flat().length);
  await acted(poll, 'publication');
  const file = await fileOf(poll);
  expect(verifyPublished(file)).toEqual([]);
  expect(file.boxes.map(({ cards: made }) => made)).toEqual([7, 7, 7]);
});

test('a trial is published and counts for nothing', async () => {
  const poll = await makeFrozenPoll(county, { change: { dryRun: true } });
  const { cards } = await acted<Cards>(poll, 'cards', { bag: 6, voters: [] });
  await acted(poll, 'issuing');
  const people = votersOf(poll, cards);
  const papers = await Promise.all(people.map((one) => one.papers()));
  await acted(poll, 'casting');
  for (const [i, one] of people.entries()) await one.cast(papers[i]![0]!, rowsOf(papers[i]![0]!));
  await acted(poll, 'closing');
  await acted(poll, 'publication');
  expect((await fileOf(poll)).dryRun).toBe(true);
  expect(await tallyOf(poll)).toBeUndefined();
});

test('too few voted: it is not published', async () => {
  county = await makeBallotCounty(held.service, { minTurnout: 50 });
  const poll = await makeFrozenPoll(county);
  const { cards } = await acted<Cards>(poll, 'cards', { bag: 6, voters: [] });
  await acted(poll, 'issuing');
  const [one] = votersOf(poll, cards);
  const [paper] = await one!.papers();
  await acted(poll, 'casting');
  await one!.cast(paper!, rowsOf(paper!));
  await acted(poll, 'closing');
  expect(await poll.act('publication')).toMatchObject({ status: 422, body: { policyField: 'ballots.minTurnout' } });
  expect((await poll.stored()).state).toBe('closed');
});

test('after too many wrong codes issuing goes on when it is lifted', async () => {
  const poll = await makeFrozenPoll(county);
  const { cards } = await acted<Cards>(poll, 'cards', { bag: 1, voters: [] });
  await acted(poll, 'issuing');
  expect((await poll.act('lifting', { reason: '测试' })).status).toBe(422);
  for (let i = 0; i < 20; i++) await poll.ballots.countGuess(poll.id);
  const [one] = votersOf(poll, cards);
  expect((await one!.askCard()).status).toBe(422);
  await acted(poll, 'lifting', { reason: '有人输错' });
  expect((await one!.askCard()).body).toEqual({ state: 'fresh', boxes: [0] });
});

test('void before it began: no key, no card, no box is left to vote in', async () => {
  const poll = await makeFrozenPoll(county, { subjects: [person('t1-1'), person('t1-2')], peers: true, shards: 2 });
  const { cards } = await acted<Cards>(poll, 'cards', { bag: 6, voters: ['@t1-1'] });
  expect((await poll.act('voiding', { reason: '' }, county.office)).status).toBe(422);
  expect((await poll.act('voiding', { reason: '名单有误', version: 'stale' }, county.office)).status).toBe(409);
  await acted(poll, 'voiding', { reason: '名单有误' }, county.office);
  expect(await cardStates(poll)).toEqual({ void: 7 });
  expect(await poll.ballots.listKeys(poll.id)).toEqual(new Map());
  for (const box of [0, 1]) expect(await poll.ballots.listShards(poll.id, box)).toEqual([]);
  const [event] = await eventsOf(county, 'conduct:2026');
  expect(event).toMatchObject({ type: 'poll.voided', data: { was: 'frozen', reason: '名单有误' } });
  expect((await votersOf(poll, cards)[0]!.askCard()).body).toMatchObject({ state: 'void' });
  for (const what of ['issuing', 'closing']) expect((await poll.act(what)).status).toBe(422);
  expect((await poll.act('cards', { bag: 1, voters: [] })).status).toBe(422);
  // Once more: nothing is left to do.
  await acted(poll, 'voiding', { reason: '名单有误' }, county.office);
});
