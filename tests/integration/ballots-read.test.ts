import { randomBytes } from 'node:crypto';
import { ulid } from 'ulid';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Poll } from '#shared/ballots/poll.ts';
import { receiptOf } from '#shared/ballots/digests.ts';
import { allCounters, countersOf, type Sheet } from '#shared/ballots/sheet.ts';
import { conductRepository } from '#functions/conduct/repository.ts';
import type { CardState, StoredCard } from '#functions/ballots/repository.ts';
import { withService } from '#tests/service.ts';
import { ballotsOf, create, freeze, makeBallotsCounty, place, readAll, readOne } from './ballots.ts';
import type { ConductCounty } from './conduct.ts';
import { got } from './county.ts';

const held = withService({ at: '2026-12-20T02:00:00Z' });
const mass = 'cadres/mass/全体干部职工';
const peer = 'cadres/peer/领导班子成员';
const table = 'ballots' as const;

let county: ConductCounty;
let id: string;
const begin = async (overrides: Record<string, unknown> = {}) => {
  county = await makeBallotsCounty(held.service, 8, overrides);
  id = ulid();
};
beforeEach(() => begin());

const ballots = () => ballotsOf(held.service, county);
const conduct = () => conductRepository(ballots().client);
const one = (user = county.users.groupLeader) => readOne(county, 't1', id, user);
const make = async (key = mass, more: object = {}) => {
  expect(await create(county, 't1', county.users.groupLeader, { id, key, ...more })).toBe(200);
  await freeze(county, 't1', id, county.users.groupLeader);
};
const codes = async (act: 'open-issuing' | 'open' | 'open-casting') =>
  (await one()).problems[act]?.map(({ code }) => code) ?? [];

/** As the steps of the meeting leave it: what has ended, and who checked in. */
const endReports = async () => {
  const stored = (await conduct().readUnit('2026', 't1'))!;
  const item = { state: 'ended' as const, startedAt: null, endedAt: null, speaker: null };
  const meeting = { ...stored.facts.meeting, state: 'held' as const, agenda: [item, item] };
  await ballots().client.update(conduct().keys.unit('2026', 't1'), { facts: { ...stored.facts, meeting } });
};
const checkIn = async (...people: string[]) => {
  const by = { user: 'u', name: '签到员' };
  const mark = { state: 'present', reason: null, at: '2026-12-20T02:00:00Z', by };
  for (const person of people)
    await ballots().client.put({
      ...conduct().keys.detail('2026', 't1', 'ROSTER', `@${person}`),
      ...{ id: `@${person}`, kind: 'staff', person, name: person, category: '', note: '', removed: false, mark },
      ...{ version: 1, changedAt: '2026-12-20T02:00:00Z', changedBy: by },
    });
};
const card = (state: CardState, n: number) => {
  const content: StoredCard = { state, voter: null, boxes: null, request: null };
  return ballots().client.put({ ...ballots().keys.card(id, `hash${n}`), ...content }, { table });
};
const change = (set: Partial<Poll>) =>
  ballots().client.update(conduct().keys.detail('2026', 't1', 'POLL', id), { ...set });

describe('progress', () => {
  test('is what became of the cards, and whom one was given; never who has a paper', async () => {
    await make();
    for (const [n, state] of (['printed', 'handed', 'issued', 'issued', 'void'] as const).entries())
      await card(state, n);
    await checkIn('m1', 'm2');
    await ballots().client.update(ballots().keys.voter(id, '@m1'), { given: 'handed' }, { table });
    const { progress, voters, poll } = await one(county.users.supervisor);
    expect(progress).toMatchObject({ cards: 4, voided: 1, issued: 2, cast: null, wrongCodes: 0 });
    expect(poll.acts).toEqual([]);
    const shown = (id: string) => voters.find((voter) => voter.id === id);
    expect(shown('@m1')).toEqual({
      ...{ id: '@m1', name: '职工1', category: '全体干部职工', present: true, given: 'handed', own: false },
    });
    expect(shown('@m3')).toMatchObject({ present: false, given: 'no' });
    expect(shown('@t1-3')).toMatchObject({ own: true });
  });

  test('waits for the reports, for cards, and for as many present as have a paper (A-44, A-51)', async () => {
    await make();
    expect(await codes('open-issuing')).toEqual(['reports-first', 'no-cards']);
    await endReports();
    await card('printed', 1);
    expect((await one()).poll.acts).toContain('open-issuing');
    expect((await readAll(county, 't1', county.users.groupLeader)).polls[0]!.acts).toContain('open-issuing');
    await change({ state: 'issuing' });
    await card('issued', 2);
    expect(await codes('open-casting')).toEqual(['more-than-present', 'not-in-names']);
    await checkIn('m1');
    expect(await codes('open-casting')).toEqual(['not-in-names']);
    await ballots().client.update(ballots().keys.voter(id, '@m1'), { given: 'handed' }, { table });
    expect(await codes('open-casting')).toEqual([]);
    await card('issued', 3);
    expect(await codes('open-casting')).toEqual(['more-than-present', 'not-in-names']);
  });

  test('of a trial waits for nothing but its cards, and asks nobody to check in', async () => {
    await make(mass, { dryRun: true });
    expect(await codes('open-issuing')).toEqual(['no-cards']);
    expect((await one()).voters[0]!.present).toBeNull();
  });

  test('of a team that has to meet first waits for its life meeting, not for the unit’s (B-150)', async () => {
    await begin({ ballots: { peer: { meetingRequired: true } } });
    await make(peer);
    expect(await codes('open-issuing')).toEqual(['life-meeting', 'no-cards']);
    expect((await one()).voters.map(({ present }) => present)).toEqual([null, null]);
  });

  test('where it is filled in dispersed waits until everybody who is rated has reported (B-142)', async () => {
    await begin({ ballots: { fillMode: 'dispersed' } });
    await make();
    expect(await codes('open')).toEqual(['reports-first']);
    for (const person of ['t1-1', 't1-2', 't1-3'])
      await ballots().client.put({
        ...conduct().keys.detail('2026', 't1', 'ORAL', person),
        ...{ id: person, person, called: false, version: 1 },
        report: { seconds: 200, over: 0, at: '2026-12-20T02:00:00Z', by: { user: 'u', name: '记录' } },
      });
    expect((await one()).poll.acts).toContain('open');
    expect((await one()).poll.acts).not.toContain('open-issuing');
  });
});

describe('results', () => {
  const rows = (sheet: Sheet, person: string) =>
    sheet.subjects.map(({ kind }, subject) => ({
      ...{ subject, marks: [kind === 'team' ? 'good' : person], nominated: false, comment: '' },
    }));
  /** seven ballots in the shared box, four grades in that of the cadre who is a voter, too */
  const close = async () => {
    const boxes = await ballots().listBoxes(id);
    for (const [n, { sheet }] of boxes.entries()) {
      const counters: Record<string, number> = Object.fromEntries(allCounters(sheet).map((name) => [name, 0]));
      const cast = Array.from({ length: 7 }, (_, i) => rows(sheet, n === 1 && i >= 4 ? 'abstain' : 'excellent'));
      for (const name of cast.flatMap((ballot) => countersOf(sheet, ballot))) counters[name]! += 1;
      await ballots().client.put({ ...ballots().keys.total(id, n), counters }, { table });
      for (let i = 0; i < 7; i++)
        await ballots().client.put({ ...ballots().keys.cast(id, n, receiptOf(randomBytes(32))) }, { table });
      for (const [at, text] of ['第一条', '第二条'].entries())
        await ballots().client.put({ ...ballots().keys.comment(id, n, `${n}${at}`), subject: 0, text }, { table });
    }
    await ballots().client.update(ballots().keys.head(id), { phase: 'over' }, { table });
    for (let n = 0; n < 9; n++) await card(n < 7 ? 'issued' : 'void', n);
    await change({ state: 'closed', turnout: { cards: 7, voided: 2, issued: 7, cast: [7, 7] } });
  };

  test('are nobody’s until the poll is closed, and then not those of the unit until they are published', async () => {
    await make();
    expect((await one()).results).toBeNull();
    await close();
    const { results, comments, progress, poll } = await one();
    expect(results!.map(({ subject, voters, counts }) => [subject, voters, counts?.items[0]?.['excellent']])).toEqual([
      [0, 7, undefined],
      [1, 7, 7],
      [2, 7, 7],
      [3, 7, undefined],
    ]);
    expect(results![0]!.counts!.items[0]).toMatchObject({ good: 7 });
    expect(poll.acts).toEqual(['publish', 'void']);
    expect(progress).toMatchObject({ cards: 7, voided: 2, issued: 7, cast: 7 });
    // Of whom too few judged, nothing is shown, words neither.
    expect(results![3]!.counts).toBeNull();
    expect(comments).toEqual([{ subject: 0, texts: ['第一条', '第二条'] }]);
    for (const user of [county.users.liaison, county.users.leadingGroup, county.users.supervisor]) {
      const shown = await one(user);
      expect([shown.results, shown.comments]).toEqual([null, null]);
    }
    const { version } = poll;
    await got(county, `POST ${place('t1', `/polls/${id}/publication`)}`, { version }, county.users.groupLeader);
    const shown = await one(county.users.liaison);
    expect(shown.results!.map(({ counts }) => counts !== null)).toEqual([true, true, true, false]);
    expect(shown.comments).toBeNull();
  });

  test('that do not agree are not to be published', async () => {
    await make();
    await close();
    await change({ turnout: { cards: 7, voided: 2, issued: 6, cast: [7, 7] } });
    const { poll, problems } = await one();
    expect(poll.acts).toEqual(['void']);
    expect(problems['publish']!.map(({ code }) => code)).toEqual(['inconsistent']);
  });

  test('of paper are shown to those who count them, and once confirmed to nobody as they were entered', async () => {
    await begin({ ballots: { onlyCheckedIn: false, mass: { afterReport: false } } });
    expect(await create(county, 't1', county.users.groupLeader, { id, key: mass, medium: 'paper' })).toBe(200);
    const counts = (n: number) => [{ excellent: n }];
    const subjects = [{ subject: 0, items: [{ good: 9 }], nominations: 0 }];
    const rowsOf = [1, 2, 3].map((subject) => ({ subject, items: counts(subject === 3 ? 3 : 8), nominations: 0 }));
    const count = { issued: 10, returned: 9, rows: [...subjects, ...rowsOf] };
    const act = { at: '2026-12-20T02:00:00Z', by: { user: 'somebody', name: '甲' } };
    await change({ paper: { entered: { count, ...act }, confirmed: null } });
    const counting = await one();
    expect(counting.paper.entered!.count.returned).toBe(9);
    expect(counting.poll.acts).toEqual(['void', 'enter-paper', 'confirm-paper']);
    expect((await one(county.users.liaison)).paper.entered).toBeNull();
    const turnout = { cards: 10, voided: 0, issued: 10, cast: [9, 9] };
    await change({ state: 'closed', turnout, paper: { entered: { count, ...act }, confirmed: act } });
    const { paper, results } = await one();
    expect(paper).toMatchObject({ entered: null, confirmed: act });
    expect(results!.map(({ subject, counts: shown }) => [subject, shown !== null])).toEqual([
      [0, true],
      [1, true],
      [2, true],
      [3, false],
    ]);
  });
});
