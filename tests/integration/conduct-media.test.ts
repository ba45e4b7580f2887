import { beforeAll, expect, test } from 'vitest';
import type { readMedia, readMediaSlots } from '#shared/api/conduct/media.ts';
import type { Output } from '#shared/api/operation.ts';
import { withService } from '#tests/service.ts';
import { type ConductCounty, type ConductRole, makeConductCounty } from './conduct.ts';
import { ask, got } from './county.ts';

const held = withService({ at: '2027-01-03T02:00:00Z' });
let county: ConductCounty;
beforeAll(async () => {
  county = await makeConductCounty(held.service, (content) => {
    const media = { from: '2027-01-04', to: '2027-01-13' };
    content.policy = { preset: 'county-appraisal-2011', overrides: { schedule: { media } } };
  });
});

type Answer = { code?: string; state?: string; over?: boolean; problems?: { code: string }[]; policyField?: string };
const base = '/api/cycles/2026/media';
const userOf = (name: ConductRole | 'office') => (name === 'office' ? county.office : county.users[name]);
const as = (name: ConductRole | 'office', route: string, body?: unknown) =>
  ask<Answer>(county, route, body, userOf(name));
const station = () => got<Output<typeof readMediaSlots>>(county, `GET ${base}/slots`, undefined, county.users.media);
const seenBy = (name: ConductRole | 'office') =>
  got<Output<typeof readMedia>>(county, `GET ${base}`, undefined, userOf(name));
const assign = (unit: string, date: string, start: string, minutes = 5, user: ConductRole | 'office' = 'media') =>
  as(user, `PUT ${base}/slots/${unit}`, { date, start, minutes });
const codesOf = ({ body }: { body: Answer }) => body.problems?.map(({ code }) => code);

const roster = [
  { unit: 't1', person: 't1-1' },
  { unit: 't2', person: 't2-1' },
];

test('the office settles the roster with a reason; the principals are proposed first; nobody else does', async () => {
  const before = await seenBy('office');
  expect(before.candidates!.map(({ unit, people }) => [unit, people[0]?.id])).toEqual([
    ['d1', 'd1-1'],
    ['t1', 't1-1'],
    ['t2', 't2-1'],
  ]);
  const save = (user: ConductRole | 'office', rows: typeof roster, version = before.version) =>
    as(user, `PUT ${base}/roster`, { version, roster: rows, reason: '附件二' });
  for (const user of ['media', 'liaison', 'supervisor'] as const)
    expect((await save(user, roster)).body.code).toBe('forbidden');
  const wrong = [
    { unit: 's1', person: 's1-1' },
    { unit: 't1', person: 't2-1' },
    { unit: 't1', person: 't1-1' },
  ];
  expect(codesOf(await save('office', wrong))).toEqual(['unknown-reference', 'unknown-reference', 'duplicate']);
  const both = await Promise.all([save('office', roster), save('office', roster.slice(0, 1))]);
  expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
  if ((await seenBy('office')).units.length === 1)
    expect((await save('office', roster, (await seenBy('office')).version)).status).toBe(200);
  expect((await station()).units.map(({ unit, speaker, state }) => [unit, speaker, state])).toEqual([
    ['t1', '人员t1-1', 'listed'],
    ['t2', '人员t2-1', 'listed'],
  ]);
});

test('the station sees the roster and nothing else of the county', async () => {
  expect(JSON.stringify(await station())).not.toMatch(/教育局|t1-2|d1/);
  expect((await as('media', `GET ${base}`)).body.code).toBe('forbidden');
  expect((await as('media', 'GET /api/cycles/2026/conduct/t1')).body.code).toBe('forbidden');
  expect((await as('liaison', `GET ${base}/slots`)).body.code).toBe('forbidden');
  expect((await seenBy('liaison')).units.map(({ unit }) => unit)).toEqual(['t1']);
  expect((await seenBy('liaison')).candidates).toBeNull();
});

test('slots lie in the window, both days included, and on listed units; the unit cannot change them', async () => {
  const outside = await assign('t1', '2027-01-14', '20:00');
  expect(outside.body).toMatchObject({ code: 'refused', policyField: 'schedule.media' });
  expect(codesOf(await assign('t1', '2027-01-03', '20:00'))).toEqual(['outside-window']);
  expect(codesOf(await assign('d1', '2027-01-04', '20:00'))).toEqual(['not-listed']);
  expect((await assign('t1', '2027-01-04', '20:00', 6)).body.policyField).toBe('media.maxMinutes');
  for (const user of ['liaison', 'unitLeader', 'office', 'groupLeader'] as const)
    expect((await assign('t1', '2027-01-04', '20:00', 5, user)).body.code).toBe('forbidden');
  expect((await assign('t1', '2027-01-13', '20:00')).body.state).toBe('scheduled');
  expect((await seenBy('liaison')).slots).toMatchObject([{ unit: 't1', date: '2027-01-13', start: '20:00' }]);
});

test('of two assignments of the same time one wins', async () => {
  const both = await Promise.all([assign('t1', '2027-01-04', '20:00'), assign('t2', '2027-01-04', '20:04')]);
  expect(both.map(({ status }) => status).sort()).toEqual([200, 422]);
  expect(codesOf(both.find(({ status }) => status === 422)!)).toEqual(['overlap']);
  const onFirst = (await station()).slots.filter(({ date }) => date === '2027-01-04');
  expect(onFirst).toHaveLength(1);
});

test('a unit has one slot: two at once leave one, moving it frees the old time', async () => {
  await Promise.all([assign('t1', '2027-01-05', '20:00'), assign('t1', '2027-01-06', '20:00')]);
  expect((await station()).slots.filter(({ unit }) => unit === 't1')).toHaveLength(1);
  expect((await assign('t1', '2027-01-05', '20:00')).status).toBe(200);
  expect((await assign('t2', '2027-01-05', '20:05')).status).toBe(200);
  expect((await station()).slots.map(({ unit, date, start }) => [unit, date, start])).toEqual([
    ['t1', '2027-01-05', '20:00'],
    ['t2', '2027-01-05', '20:05'],
  ]);
  expect((await assign('t1', '2027-01-04', '20:00')).status).toBe(200);
  expect((await assign('t2', '2027-01-05', '20:00')).status).toBe(200);
});

test('who has a slot stays on the roster', async () => {
  const { version } = await seenBy('office');
  const answer = await as('office', `PUT ${base}/roster`, { version, roster: roster.slice(0, 1), reason: '调整' });
  expect(codesOf(answer)).toEqual(['scheduled']);
});

test('300 seconds are in time, 301 are flagged; a missed report is scheduled anew', async () => {
  const record = (unit: string, seconds: number) =>
    as('media', `POST ${base}/slots/${unit}/record`, { seconds, note: null });
  expect(codesOf(await record('t1', 300))).toEqual(['not-yet']);
  held.service.clock.set(new Date('2027-01-05T12:30:00Z'));
  expect((await record('t1', 300)).body).toMatchObject({ state: 'recorded', over: false });
  expect((await record('t1', 301)).body).toMatchObject({ state: 'recorded', over: true });
  expect((await station()).slots.find(({ unit }) => unit === 't1')).toMatchObject({ seconds: 301, over: true });
  expect(codesOf(await assign('t1', '2027-01-06', '20:00'))).toEqual(['wrong-state']);

  const missed = await as('media', `POST ${base}/slots/t2/miss`, { reason: '直播设备故障' });
  expect(missed.body.state).toBe('missed');
  expect((await assign('t2', '2027-01-06', '20:00')).body.state).toBe('scheduled');
  expect((await station()).slots.filter(({ unit }) => unit === 't2').map(({ state }) => state)).toEqual([
    'missed',
    'scheduled',
  ]);
  const released = await as('media', `POST ${base}/slots/t2/release`, { reason: '节目调整' });
  expect(released.body.state).toBe('listed');
  expect((await station()).units.map(({ unit, state }) => [unit, state])).toEqual([
    ['t1', 'recorded'],
    ['t2', 'listed'],
  ]);
});
