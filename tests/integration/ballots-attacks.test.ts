import { beforeAll, describe, expect, test } from 'vitest';
import { call, type TestUser, withService } from '#tests/service.ts';
import { countersIn, makeOpenPoll } from '#tests/ballot-box.ts';
import { rowsOf, voter } from '#tests/voter.ts';
import type { readPolls } from '#shared/api/ballots/polls.ts';
import type { Output } from '#shared/api/operation.ts';
import { ask, got, userWith } from './county.ts';
import type { ConductCounty, ConductRole } from './conduct.ts';
import {
  acted,
  type Cards,
  cardStates,
  makeBallotCounty,
  makeFrozenPoll,
  type RunningPoll,
} from './ballots-running.ts';

/** What people do to a poll that is not theirs, over HTTP: by role, by county, by ids that are swapped, all at once. */

const held = withService({ at: '2026-12-20T02:00:00Z' });
let [county, other] = [] as unknown as [ConductCounty, ConductCounty];
beforeAll(async () => {
  [county, other] = [await makeBallotCounty(held.service), await makeBallotCounty(held.service)];
}, 120_000);

const bundle = {
  ...{ issued: 6, returned: 6 },
  rows: [0, 1].map((subject) => ({ subject, items: [{ excellent: 6 }], nominations: 0 })),
};
/** Everything that can be asked of a poll, each as it could succeed at some time. */
const allOf = (route: string, version: string): [string, Record<string, unknown>?][] => [
  [`GET ${route}`],
  [`POST ${route}/freezing`, {}],
  [`POST ${route}/cards`, { bag: 1, voters: [] }],
  [`POST ${route}/handing-out`, { voters: ['v0'], given: true }],
  [`POST ${route}/issuing`, { version }],
  [`POST ${route}/casting`, { version }],
  [`POST ${route}/opening`, { version }],
  [`POST ${route}/lifting`, { reason: '误输' }],
  [`POST ${route}/closing`, {}],
  [`POST ${route}/pause`, { version, reason: '查明情况' }],
  [`POST ${route}/resumption`, { version }],
  [`POST ${route}/publication`, { version }],
  [`POST ${route}/voiding`, { version, reason: '重新测评' }],
  [`PUT ${route}/paper`, { version, count: bundle }],
  [`POST ${route}/paper/confirmation`, { version }],
  [`GET ${route}/file`],
];
const statuses = async (user: TestUser, route: string, tenant?: string): Promise<number[]> => {
  const answers: number[] = [];
  for (const [what, body] of allOf(route, '1')) {
    const options = { token: user.token, ...(body && { body }), ...(tenant !== undefined && { tenant }) };
    answers.push((await call(held.service, what, options)).status);
  }
  return answers;
};
const every = (status: number): number[] => Array.from({ length: 16 }, () => status);
/** reads how it goes, changes nothing, and there is no file yet */
const readsOnly = [200, ...Array.from({ length: 14 }, () => 403), 404];

describe('a poll that is somebody else’s', () => {
  let poll: RunningPoll;
  beforeAll(async () => {
    poll = await makeFrozenPoll(county);
  });

  test.each<[ConductRole, number[]]>([
    ...(['unitLeader', 'liaison', 'leadingGroup', 'supervisor', 'leader'] as const).map(
      (role): [ConductRole, number[]] => [role, readsOnly],
    ),
    ...(['otherGroup', 'otherLiaison', 'departmentLiaison'] as const).map((role): [ConductRole, number[]] => [
      role,
      every(404),
    ]),
    ...(['staff', 'cadre', 'onLoan', 'media'] as const).map((role): [ConductRole, number[]] => [role, every(403)]),
  ])('is not run by %s', async (role, expected) => {
    expect(await statuses(county.users[role], poll.route)).toEqual(expected);
  });

  test('is not run by its group’s leader who is of the unit', async () => {
    const roles = [{ role: 'group-leader' as const, scope: 'g1' }];
    const insider = await userWith(county, roles, { id: 't1-3', unit: 't1' });
    expect(await statuses(insider, poll.route)).toEqual(every(404));
  });

  test('is in no other county, whatever county is asked for', async () => {
    for (const user of [other.users.groupLeader, other.office]) {
      expect(await statuses(user, poll.route)).toEqual(every(404));
      expect(await statuses(user, poll.route, county.tenant.id)).toEqual(every(403));
    }
  });

  test('is in no other unit or cycle', async () => {
    const { groupLeader } = county.users;
    expect(await statuses(groupLeader, poll.route.replace('/t1/', '/d1/'))).toEqual(every(404));
    expect(await statuses(groupLeader, poll.route.replace('/2026/', '/2025/'))).toEqual(every(404));
  });

  test('is as it was after all that', async () => {
    const { state, version } = await poll.stored();
    expect([state, version, await cardStates(poll)]).toEqual(['frozen', 1, {}]);
    expect((await poll.ballots.listVoters(poll.id)).every(({ given }) => given === 'no')).toBe(true);
  });
});

test('two counties with a poll of the same id: neither’s cards, papers and boxes are worth anything in the other', async () => {
  const ours = await makeOpenPoll(held.service, county.tenant.id, { boxes: 2 });
  const theirs = await makeOpenPoll(held.service, other.tenant.id, { boxes: 2, id: ours.poll });
  const one = voter(held.service.url, ours, ours.codes[0]!);
  const papers = await one.papers();
  const stranger = voter(held.service.url, theirs, ours.codes[1]!);
  expect((await stranger.askCard()).status).toBe(404);
  expect((await stranger.askIssue(papers)).status).toBe(404);
  const { sign } = held.service.environment.capabilities;
  const named = { tenant: ours.tenant, poll: ours.poll, expires: 4_000_000_000 };
  for (const [capability, status] of [
    [theirs.boxes[0]!.capability, 422],
    [ours.boxes[1]!.capability, 422],
    [ours.capability, 404],
    [sign({ ...named, box: 9 }), 404],
    [sign({ ...named, box: 0, expires: 1 }), 404],
  ] as const)
    expect((await one.cast({ ...papers[0]!, capability }, rowsOf(papers[0]!))).status).toBe(status);
  for (const poll of [ours, theirs]) for (const box of [0, 1]) expect(await countersIn(poll, box)).toEqual({});
});

test('an id that no poll can have is refused before anything is made', async () => {
  const { groupLeader } = county.users;
  const { planned } = await got<Output<typeof readPolls>>(
    county,
    'GET /api/cycles/2026/ballots/t1',
    undefined,
    groupLeader,
  );
  const { key } = planned.find(({ voters }) => voters.length > 0)!;
  for (const id of ['8ZZZZZZZZZZZZZZZZZZZZZZZZZ', 'Z'.repeat(26)]) {
    const polls = [{ id, key, medium: 'electronic', dryRun: true }];
    expect((await ask(county, 'POST /api/cycles/2026/ballots/t1/polls', { polls }, groupLeader)).status).toBe(422);
  }
});

test('everything of a meeting at once: papers end where ballots begin, and each ballot counts once', async () => {
  const poll = await makeFrozenPoll(county, { voters: 12 });
  const { cards } = await acted<Cards>(poll, 'cards', { bag: 12, voters: [] });
  await acted(poll, 'issuing');
  const people = cards.map(({ code }) => voter(held.service.url, poll, code));
  const papers = await Promise.all(people.slice(0, 8).map((one) => one.papers()));
  const prepared = await Promise.all(people.slice(8).map((one) => one.prepared()));
  const version = String((await poll.stored()).version);
  const [late, ...acts] = await Promise.all([
    Promise.all(prepared.map((drawn, i) => people[8 + i]!.issue(drawn).catch(() => null))),
    ...Array.from({ length: 4 }, () => poll.act('casting', { version })),
    ...Array.from({ length: 3 }, () => poll.act('cards', { bag: 3, voters: [] })),
    poll.act('closing'),
  ]);
  expect(acts.filter(({ status }) => status >= 500)).toEqual([]);
  expect((await poll.stored()).state).toBe('casting');
  const all = [...papers, ...late.filter((issued) => issued !== null)];
  const { void: none = 0, ...states } = await cardStates(poll);
  expect([states, none]).toEqual([{ issued: all.length }, 12 - all.length]);

  const told = await Promise.all(all.flatMap(([paper]) => [0, 1].map(() => people[0]!.cast(paper!, rowsOf(paper!)))));
  expect(told.map(({ body }) => body.counted).sort()).toEqual(all.flatMap(() => ['already', 'now']).sort());
  await Promise.all(Array.from({ length: 4 }, () => acted(poll, 'closing')));
  const closed = await poll.stored();
  expect(closed.turnout).toMatchObject({ cards: 12, issued: all.length, cast: [all.length] });
  const ends = await Promise.all([
    ...Array.from({ length: 3 }, () => poll.act('publication', { version: String(closed.version) })),
    poll.act('voiding', { version: String(closed.version), reason: '同时作废' }, county.office),
  ]);
  expect(ends.filter(({ status }) => status !== 200 && status !== 409)).toEqual([]);
  const { state, published, voided } = await poll.stored();
  expect(state === 'published' ? voided : published).toBe(null);
});
