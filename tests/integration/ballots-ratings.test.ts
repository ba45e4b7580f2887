import { beforeEach, expect, test } from 'vitest';
import type {
  listLeaderRatings,
  listSelfRatings,
  readLeaderRatings,
  readSelfRating,
} from '#shared/api/ballots/ratings.ts';
import type { Output } from '#shared/api/operation.ts';
import type { Plan } from '#shared/appraisal/plan.ts';
import type { Tally } from '#shared/ballots/poll.ts';
import type { SelfGradesDetail } from '#shared/ballots/ratings.ts';
import { presets } from '#shared/policy/presets/all.ts';
import { conductRepository } from '#functions/conduct/repository.ts';
import { tenantClient } from '#functions/platform/tenant.ts';
import { withService } from '#tests/service.ts';
import { type ConductCounty, type ConductRole, makeConductCounty } from './conduct.ts';
import { ask, eventsOf, got } from './county.ts';

const held = withService({ at: '2026-12-20T02:00:00Z' });
const minute = 60_000;
const { scales, selfBias } = presets['county-appraisal-2011']!.opinion;
let county: ConductCounty;
let now: number;
const later = () => held.service.clock.set(new Date((now += minute)));
beforeEach(async () => {
  now = Date.parse('2026-12-20T02:00:00Z');
  held.service.clock.set(new Date(now));
  county = await makeConductCounty(held.service, (content) => {
    const weights = { mass: 50, peer: 20, leader: 25, self: 5 };
    const staff = { mass: 60, peer: 20, leader: 20, self: 0 };
    content.policy = {
      preset: 'county-appraisal-2011',
      overrides: { opinion: { weights: { team: staff, principal: weights, deputy: weights, staff } } },
    };
  });
});

interface Answer {
  code?: string;
  problems?: { code: string }[];
}
const as = <T = Answer>(role: ConductRole, line: string, body?: unknown) =>
  ask<T>(county, line, body, county.users[role]);
const sections = ['综合素质好', '完成任务', '目标明确'];
const ownPath = '/api/cycles/2026/self-rating';
const own = async (role: ConductRole) => (await as<Output<typeof readSelfRating>>(role, `GET ${ownPath}`)).body;
const handIn = (role: ConductRole, grade: string, version: string, more: object = {}) =>
  as(role, `PUT ${ownPath}`, { grade, sections, version, ...more });
const listPath = '/api/cycles/2026/ballots/t1/self-ratings';
const listed = (role: ConductRole) => as<Output<typeof listSelfRatings>>(role, `GET ${listPath}`);
const lineOf = async (person: string, role: ConductRole = 'groupLeader') =>
  (await listed(role)).body.people.find((one) => one.person === person);
const guide = (role: ConductRole, person: string, version: string, text = '请对照实绩，实事求是') =>
  as(role, `POST ${listPath}/${person}/guidance`, { text, version });

const conductOf = () => conductRepository(tenantClient(held.service.environment.database, county.tenant.id));
const who = { at: new Date(0), actor: { user: 'u', name: '考评办' } };

/** What a poll gives that was published, or counted and no more. */
async function publish(
  poll: string,
  source: Tally['source'],
  person: string,
  counts: Tally['rows'][number]['counts'],
  published = true,
) {
  const conduct = conductOf();
  const rows = [{ subject: { kind: 'person' as const, id: person }, counts }];
  const tally: Tally = { unit: 't1', poll, source, medium: 'electronic', published, rows };
  const at = { cycle: '2026', unit: null, kind: 'TALLY', id: poll };
  await conduct.client.transact([conduct.puttingDetail(at, null, { ...tally }, who)]);
}

async function setOnSite(state: 'planned' | 'open' | 'closed'): Promise<void> {
  const conduct = conductOf();
  const { plan } = await got<{ plan: Plan }>(county, 'GET /api/cycles/2026/conduct/t1');
  // without dates: it begins when it is opened
  const onSite = { ...plan.phases.onSite, state, from: null, to: null };
  const before = (await conduct.readPlan('2026')) ?? undefined;
  await conduct.client.transact([
    conduct.puttingPlan('2026', before, { ...plan, phases: { ...plan.phases, onSite } }, who),
  ]);
}

test('B-155: whose role has a self weight is asked, with every section of the policy', async () => {
  expect(await own('unitLeader')).toMatchObject({
    ...{ asked: true, sections: ['综合素质', '工作业绩', '目标取向'], rating: null, version: '0' },
    ...{ revisionsLeft: 1, mayChange: true, whyNot: null },
  });
  expect(await own('staff')).toMatchObject({ asked: false, mayChange: false, whyNot: { code: 'not-asked' } });
  expect((await handIn('staff', 'good', '0')).body.problems).toEqual([expect.objectContaining({ code: 'not-asked' })]);

  for (const bad of [
    ['一', '二'],
    ['一', ' ', '三'],
    ['一', '二', '三', '四'],
  ]) {
    const { status, body } = await handIn('unitLeader', 'good', '0', { sections: bad });
    expect([status, body.problems?.map(({ code }) => code)]).toEqual([422, ['incomplete']]);
  }
  expect((await handIn('unitLeader', 'competent', '0')).status).toBe(422);
  expect((await handIn('unitLeader', 'good', '0')).status).toBe(200);
  // The answer was lost and it is sent again.
  expect((await handIn('unitLeader', 'good', '0')).status).toBe(200);
  expect((await handIn('unitLeader', 'excellent', '0')).status).toBe(409);
  expect((await own('unitLeader')).rating).toMatchObject({ grade: 'good', sections });
  const grades = await conductOf().readDetail<SelfGradesDetail>('2026', null, 'SELFGRADES', 't1');
  expect(grades?.grades).toEqual({ 't1-1': 'good' });
});

test('the record says that somebody rated themself, and nothing of what they wrote', async () => {
  await handIn('unitLeader', 'good', '0');
  const events = await eventsOf(county, 'conduct:2026');
  const [event] = events.filter(({ type }) => type === 'self-rating.submitted');
  expect(event?.data).toMatchObject({ unit: 't1', subject: 't1-1', number: 1 });
  expect(JSON.stringify(events)).not.toContain(sections[0]);
  expect(Object.keys(event?.data ?? {})).not.toContain('grade');
});

test('a poll that is counted and not published yet flags nobody: what it says is told by nothing', async () => {
  await publish('P1', 'mass', 't1-1', { competent: 20 }, false);
  await handIn('unitLeader', 'excellent', '0');
  expect((await lineOf('t1-1'))?.flag).toBeNull();
  // Beside one that is published it changes nothing of what that says.
  await publish('P2', 'mass', 't1-1', { basicallyCompetent: 12 });
  expect((await lineOf('t1-1'))?.flag).toMatchObject({ others: scales.person.basicallyCompetent });
});

test('B-158 … B-160: flagged against what others think, guided by the group, revised once; the old one is kept', async () => {
  await publish('P1', 'mass', 't1-1', { competent: 20 });
  await publish('P2', 'mass', 't1-1', { competent: 10 });
  await publish('P3', 'peer', 't1-1', { excellent: 4 });
  await handIn('unitLeader', 'excellent', '0');
  const line = await lineOf('t1-1');
  expect(line?.flag).toEqual({
    kind: 'overRated',
    self: scales.self.excellent,
    // four votes of peers are left out: fewer than opinion.minBallots
    others: scales.person.competent,
    tolerance: selfBias.tolerance,
  });
  // Of what others think the subject is told nothing.
  expect(JSON.stringify(await own('unitLeader'))).not.toMatch(/others|overRated/);
  expect(await own('unitLeader')).toMatchObject({ mayChange: false, whyNot: { code: 'guidance-first' } });
  expect((await handIn('unitLeader', 'good', '1')).body.problems).toEqual([
    expect.objectContaining({ code: 'guidance-first' }),
  ]);

  later();
  expect((await guide('groupLeader', 't1-1', '0')).status).toBe(409);
  expect((await guide('groupLeader', 't1-1', '1')).status).toBe(200);
  expect((await guide('groupLeader', 't1-1', '1')).status).toBe(200);
  const guided = await own('unitLeader');
  expect(guided).toMatchObject({ mayChange: true, revisionsLeft: 1, version: '2' });
  expect(guided.guidance.map(({ text }) => text)).toEqual(['请对照实绩，实事求是']);

  later();
  expect((await handIn('unitLeader', 'good', '2')).status).toBe(200);
  const revised = await lineOf('t1-1');
  expect(revised?.earlier).toEqual([expect.objectContaining({ grade: 'excellent' })]);
  expect(revised).toMatchObject({ flag: null, rating: { grade: 'good' } });
  later();
  await guide('groupLeader', 't1-1', '3', '再想一想');
  const { status, body } = await handIn('unitLeader', 'average', '4');
  expect([status, body.problems?.map(({ code }) => code)]).toEqual([422, ['no-revision-left']]);
});

test('who guides: the group alone, of another unit nobody; who reads: neither colleagues nor another group', async () => {
  await handIn('unitLeader', 'excellent', '0');
  for (const role of ['otherGroup', 'unitLeader', 'liaison', 'leadingGroup', 'leader'] as const) {
    expect([403, 404], role).toContain((await guide(role, 't1-1', '1')).status);
    expect([403, 404], role).toContain((await listed(role)).status);
  }
  for (const role of ['groupMember', 'supervisor'] as const) expect((await listed(role)).status).toBe(200);
  expect((await guide('supervisor', 't1-1', '1')).status).toBe(403);
  expect((await guide('groupLeader', 'd1-1', '1')).status).toBe(404);
});

test('once the on-site phase is closed nothing of it changes', async () => {
  await handIn('unitLeader', 'excellent', '0');
  await setOnSite('closed');
  expect(await own('unitLeader')).toMatchObject({ mayChange: false, whyNot: { code: 'phase-closed' } });
  expect((await handIn('cadre', 'good', '0')).body.problems?.map(({ code }) => code)).toContain('phase-closed');
  expect((await guide('groupLeader', 't1-1', '1')).body.problems?.map(({ code }) => code)).toEqual(['phase-closed']);
  expect(await sheet()).toMatchObject({ mayChange: false, whyNot: { code: 'phase-closed' } });
  expect((await rate([{ unit: 't1', team: 'good', principals: [] }], '0')).status).toBe(422);
});

const leaderPath = '/api/cycles/2026/leader-ratings';
const sheet = async () => (await as<Output<typeof readLeaderRatings>>('leader', `GET ${leaderPath}`)).body;
const rate = (ratings: unknown[], version: string) => as('leader', `PUT ${leaderPath}`, { ratings, version });

test('B-153: county leaders rate teams and principals in portions, with their name', async () => {
  const empty = await sheet();
  expect(empty.units.map(({ unit, principals }) => [unit, principals.map(({ person }) => person)])).toEqual([
    ['d1', ['d1-1']],
    ['t1', ['t1-1']],
    ['t2', ['t2-1']],
  ]);
  expect(empty).toMatchObject({ ratesTeams: true, ratesPrincipals: true, submitted: null, version: '0' });

  const t1 = { unit: 't1', team: 'good', principals: [{ person: 't1-1', grade: 'excellent' }] };
  expect((await rate([t1], '0')).status).toBe(200);
  expect((await rate([t1], '0')).status).toBe(200);
  expect((await rate([{ unit: 'd1', team: 'poor', principals: [] }], '0')).status).toBe(409);
  expect((await rate([{ unit: 'd1', team: 'poor', principals: [] }], '1')).status).toBe(200);
  expect((await sheet()).units.map(({ unit, team }) => [unit, team])).toEqual([
    ['d1', 'poor'],
    ['t1', 'good'],
    ['t2', null],
  ]);
  for (const wrong of [
    { unit: 's1', team: 'good', principals: [] },
    { unit: 't1', team: 'excellent', principals: [] },
    { unit: 't1', team: 'good', principals: [{ person: 't1-2', grade: 'excellent' }] },
  ])
    expect((await rate([wrong], '2')).status).toBe(422);

  const events = await eventsOf(county, 'conduct:2026');
  const signed = events.filter(({ type }) => type === 'leader-ratings.submitted');
  // the newest first
  expect(signed.map(({ data }) => data)).toEqual([
    { teams: 2, principals: 1, changed: 1 },
    { teams: 1, principals: 1, changed: 1 },
  ]);
  const office = await got<Output<typeof listLeaderRatings>>(county, 'GET /api/cycles/2026/ballots/t1/leader-ratings');
  expect(office.ratings).toEqual([
    expect.objectContaining({ team: 'good', principals: [{ person: 't1-1', name: '人员t1-1', grade: 'excellent' }] }),
  ]);
  expect((await as('groupLeader', 'GET /api/cycles/2026/ballots/t1/leader-ratings')).status).toBe(403);
  expect((await as('groupLeader', `GET ${leaderPath}`)).status).toBe(403);
});

test('a leader’s rating is part of what others think', async () => {
  await rate([{ unit: 't1', team: null, principals: [{ person: 't1-1', grade: 'incompetent' }] }], '0');
  await handIn('unitLeader', 'good', '0');
  expect((await lineOf('t1-1'))?.flag).toMatchObject({ kind: 'overRated', others: scales.person.incompetent });
});

test('what is owed stands on the list of who owes it until it is handed in, while the on-site phase is under way', async () => {
  const due = async (role: ConductRole) =>
    (await as<{ todos: { link: string }[] }>(role, 'GET /api/todos')).body.todos
      .map(({ link }) => link)
      .filter((link) => link.endsWith('-rating') || link.endsWith('-ratings'));
  await setOnSite('planned');
  expect([await due('unitLeader'), await due('leader')]).toEqual([[], []]);
  await setOnSite('open');
  expect([await due('unitLeader'), await due('staff'), await due('leader')]).toEqual([
    ['/cycles/2026/self-rating'],
    [],
    ['/cycles/2026/leader-ratings'],
  ]);
  await handIn('unitLeader', 'good', '0');
  await rate(
    ['t1', 't2', 'd1'].map((unit) => ({ unit, team: 'good', principals: [] })),
    '0',
  );
  expect([await due('unitLeader'), await due('leader')]).toEqual([[], []]);
});
