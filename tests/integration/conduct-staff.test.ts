import { beforeEach, describe, expect, test } from 'vitest';
import type { readStaffAppraisal } from '#shared/api/conduct/staff.ts';
import type { readUnitConduct } from '#shared/api/conduct/unit.ts';
import type { Output } from '#shared/api/operation.ts';
import type { OpinionRow } from '#shared/dataset/schema.ts';
import { feedPartition, type StoredMessage } from '#functions/platform/messages.ts';
import { tenantClient } from '#functions/platform/tenant.ts';
import { type TestUser, withService } from '#tests/service.ts';
import { type ConductCounty, makeConductCounty } from './conduct.ts';
import { ask, eventsOf, got, userWith } from './county.ts';

const held = withService({ at: '2026-12-20T02:00:00Z' });
type Staff = Output<typeof readStaffAppraisal>;
interface Refused {
  code: string;
  policyField?: string;
  problems?: { code: string }[];
}

let county: ConductCounty;
/** a second account of the leading group, and two of its people without a role of it */
let second: TestUser;

const at = (rest = '') => `/api/cycles/2026/conduct/t1/staff${rest}`;
const read = (user: TestUser = county.users.leadingGroup) => got<Staff>(county, `GET ${at()}`, undefined, user);
const send = (route: string, body: unknown, user: TestUser) => ask<Refused>(county, route, body, user);
const tried = async (route: string, body: unknown, user: TestUser) => {
  const { status, body: answer } = await send(route, body, user);
  return status < 300 ? status : [status, ...(answer.problems?.map(({ code }) => code) ?? [answer.code])];
};

const counts = (excellent: number, competent: number, abstain = 0) => ({
  ...{ excellent, competent, basicallyCompetent: 0, incompetent: 0, abstain },
});
/** figures that stand nowhere else */
const figures = { 't1-4': counts(611, 17), 't1-5': counts(300, 300, 29), 't2-2': counts(2, 1) };
const rowsOf = (given: Record<string, ReturnType<typeof counts>> = figures) =>
  Object.entries(given).map(([person, one]) => ({ person, counts: one }));

const meeting = { date: '2026-12-18', place: '三楼会议室', attendance: 640 };
const start = (mode: 'joint' | 'separate', user = county.users.leadingGroup) =>
  tried(`POST ${at()}`, { mode, meeting: mode === 'separate' ? meeting : null }, user);
const enter = async (user: TestUser, rows = rowsOf(), ballots = 630) =>
  tried(`PUT ${at('/tally')}`, { version: (await read(user)).tally.version, ballots, rows }, user);
const confirm = async (user: TestUser) =>
  tried(`POST ${at('/tally/confirmation')}`, { version: (await read(user)).tally.version }, user);
const sign = async (user: TestUser) =>
  tried(`POST ${at('/tally/signatures')}`, { version: (await read(user)).tally.version }, user);
const release = async (user: TestUser) =>
  tried(`POST ${at('/tally/release')}`, { version: (await read(user)).tally.version }, user);
const sendBack = (from: string, user: TestUser) => tried(`POST ${at('/tally/return')}`, { from, reason: '核对' }, user);

const registerGroup = () =>
  got(
    county,
    'PUT /api/cycles/2026/conduct/t1/leading-group',
    {
      version: null,
      members: [
        { person: 't1-2', category: 'leaders' },
        { person: 't1-3', category: 'sectionHeads' },
        { person: 't1-4', category: 'representatives' },
      ],
    },
    county.users.liaison,
  );

const make = async (opinions: OpinionRow[] = []) => {
  county = await makeConductCounty(held.service, (content) => {
    content.opinions = opinions;
  });
  await registerGroup();
};

describe('starting', () => {
  beforeEach(async () => {
    county = await makeConductCounty(held.service);
  });

  test('is the leading group’s, and only once one is registered (A-107)', async () => {
    const { users } = county;
    for (const user of [users.liaison, users.unitLeader, users.groupLeader, users.supervisor, county.office])
      expect(await start('separate', user)).toEqual([403, 'forbidden']);
    expect(await start('separate')).toEqual([422, 'no-leading-group']);
    const { body } = await send(`POST ${at()}`, { mode: 'joint', meeting: null }, users.leadingGroup);
    expect(body.policyField).toBe('procedure.leadingGroup.required');
    expect((await read()).lacksLeadingGroup).toBe(true);
    await registerGroup();
    expect(await tried(`POST ${at()}`, { mode: 'separate', meeting: null }, users.leadingGroup)).toEqual([
      422,
      'no-meeting',
    ]);
    expect(await start('separate')).toBe(200);
    expect(await start('separate')).toEqual([422, 'wrong-state']);
    const { facts, subjects } = await read();
    expect([facts.state, facts.mode, facts.meeting]).toEqual(['underWay', 'separate', meeting]);
    expect(subjects.map(({ id }) => id)).toEqual(['t1-4', 't1-5', 't2-2']);
  });

  test('taken back, it can be started the other way, and the counts are gone', async () => {
    await registerGroup();
    const { users } = county;
    await start('separate');
    expect(await enter(users.leadingGroup)).toBe(200);
    expect(await tried(`POST ${at('/withdrawal')}`, { reason: '改为一并进行' }, users.leadingGroup)).toBe(200);
    expect(await start('joint')).toBe(200);
    expect((await read(users.groupMember)).tally.rows).toEqual([]);
    expect(await tried(`PUT ${at('/meeting')}`, { meeting }, users.leadingGroup)).toEqual([422, 'joint']);
  });
});

describe('in a meeting of its own', () => {
  beforeEach(async () => {
    await make();
    second = await userWith(county, [{ role: 'unit-leading-group', scope: 't1' }], { id: 't1-3', unit: 't1' });
    expect(await start('separate')).toBe(200);
  });

  test('one enters, another confirms, all sign, then it is released and the unit sees enough ballots only', async () => {
    const { users } = county;
    expect(await enter(users.leadingGroup, rowsOf().slice(1))).toBe(200);
    expect(await confirm(second)).toEqual([422, 'incomplete']);
    expect(await enter(users.leadingGroup)).toBe(200);
    expect(await confirm(users.leadingGroup)).toEqual([422, 'second-person']);
    // Two accounts of the leading group: nobody else of the unit stands in.
    expect(await confirm(users.unitLeader)).toEqual([403, 'forbidden']);
    expect(await release(second)).toEqual([422, 'wrong-state']);
    expect(await confirm(second)).toBe(200);
    expect(await sign(users.leadingGroup)).toBe(200);
    expect(await release(users.leadingGroup)).toEqual([422, 'unsigned']);
    expect((await read()).facts.state).toBe('tallied');
    expect(await sign(second)).toBe(200);
    expect(await sign(second)).toBe(200);
    expect((await read()).facts.state).toBe('signed');
    expect(await release(users.leadingGroup)).toBe(200);
    const { tally, feedback } = await read(users.liaison);
    expect(tally.rows.map(({ person, counts: shown }) => [person, shown])).toEqual([
      ['t1-4', figures['t1-4']],
      ['t1-5', figures['t1-5']],
      ['t2-2', null],
    ]);
    expect(feedback).toEqual({ due: '2026-12-23', days: 0, overdue: false });
    expect(await sendBack('signed', users.leadingGroup)).toEqual([409, 'stale-version']);
    expect(await sendBack('released', users.leadingGroup)).toBe(200);
    expect((await read()).facts).toMatchObject({ state: 'tallied', signatures: [], released: null });
    expect(await sendBack('tallied', users.leadingGroup)).toBe(200);
    expect((await read()).facts.state).toBe('underWay');
  });

  test('counts that cannot be are refused', async () => {
    const { users } = county;
    expect(await enter(users.leadingGroup, rowsOf(), 641)).toEqual([422, 'over-ballots']);
    expect(await enter(users.leadingGroup, rowsOf(), 600)).toEqual([422, 'over-ballots']);
    expect(await enter(users.leadingGroup, rowsOf({ 't1-1': counts(1, 1) }))).toEqual([422, 'unknown-reference']);
    expect(await enter(users.leadingGroup, [...rowsOf(), ...rowsOf()])).toEqual([422, 'twice', 'twice', 'twice']);
  });

  test('what somebody else entered meanwhile is neither written over nor confirmed unseen', async () => {
    const { users } = county;
    const { version } = (await read()).tally;
    expect(await enter(second)).toBe(200);
    expect(await tried(`PUT ${at('/tally')}`, { version, ballots: 630, rows: rowsOf() }, users.leadingGroup)).toEqual([
      409,
      'stale-version',
    ]);
    expect(await tried(`POST ${at('/tally/confirmation')}`, { version }, users.leadingGroup)).toEqual([
      409,
      'stale-version',
    ]);
  });

  test('nobody but the leading group sees figures before they are released, in the unit', async () => {
    const { users } = county;
    await enter(users.leadingGroup);
    for (const user of [users.liaison, users.unitLeader])
      expect((await read(user)).tally).toMatchObject({ hidden: 'counting', rows: [], ballots: null });
    expect((await read(users.groupMember)).tally.rows.length).toBe(3);
  });
});

test('where the leading group has one account, the unit’s leader or liaison confirms', async () => {
  await make();
  const { users } = county;
  await start('separate');
  await enter(users.leadingGroup);
  expect((await read(users.liaison)).actions).toEqual(['confirm']);
  expect(await confirm(users.liaison)).toBe(200);
});

describe('together with the cadres', () => {
  beforeEach(async () => {
    await make();
    expect(await start('joint')).toBe(200);
  });

  const tallied = async () => {
    const { users } = county;
    expect(await enter(users.groupLeader)).toBe(200);
    expect(await confirm(users.groupMember)).toBe(200);
  };

  test('the group counts; the unit cannot, nor sign, nor release', async () => {
    const { users } = county;
    for (const user of [users.leadingGroup, users.liaison, users.supervisor, county.office])
      expect(await enter(user)).toEqual([403, 'forbidden']);
    await tallied();
    for (const user of [users.leadingGroup, users.liaison, users.supervisor, county.office]) {
      expect(await sign(user)).toEqual([403, 'forbidden']);
      expect(await release(user)).toEqual([403, 'forbidden']);
      expect(await sendBack('tallied', user)).toEqual([403, 'forbidden']);
    }
    expect(await tried(`POST ${at('/tally/release')}`, { version: '1' }, users.otherGroup)).toEqual([404, 'not-found']);
  });

  test('unsigned figures leak to nobody of the unit, whatever they ask', async () => {
    const { users } = county;
    // Of the office, and one of the unit's people: the tally is not theirs to see either.
    const colleague = await userWith(county, [{ role: 'appraisal-office' }], { id: 't1-3', unit: 't1' });
    await tallied();
    await sign(users.groupLeader);
    for (const user of [users.leadingGroup, users.liaison, users.unitLeader, colleague]) {
      const answers = await Promise.all([
        read(user),
        got<Output<typeof readUnitConduct>>(county, 'GET /api/cycles/2026/conduct/t1', undefined, user),
      ]);
      expect(answers[0].tally).toMatchObject({ hidden: 'unsigned', rows: [], ballots: null });
      // The seconds of a time are no figures.
      const told = JSON.stringify(answers).replaceAll(/T\d\d:\d\d:\d\d\.\d+Z/g, '');
      expect(told).not.toMatch(/\b(611|17|300|29|630)\b/);
    }
    expect((await read(county.office)).tally.rows[0]!.counts).toEqual(figures['t1-4']);
    const record = JSON.stringify((await eventsOf(county, 'conduct:2026')).map(({ data }) => data));
    expect(record).not.toMatch(/\b(611|17|300|29|630)\b/);
  });

  test('every member signs, two at the same moment too; the last signature closes it, and then it is released', async () => {
    const { users } = county;
    await tallied();
    expect(await release(users.groupLeader)).toEqual([422, 'unsigned']);
    const { version } = (await read(users.groupLeader)).tally;
    const both = [users.groupLeader, users.groupMember].map((user) =>
      tried(`POST ${at('/tally/signatures')}`, { version }, user),
    );
    expect(await Promise.all(both)).toEqual([200, 200]);
    const { facts, signers } = await read(users.groupMember);
    expect(facts.state).toBe('signed');
    expect(signers.every(({ signedAt }) => signedAt !== null)).toBe(true);
    expect((await eventsOf(county, 'conduct:2026')).filter(({ type }) => type === 'staff-tally.signed').length).toBe(2);
    expect((await read()).tally.hidden).toBe('unsigned');
    expect(await release(users.groupMember)).toBe(200);
    expect((await read()).tally).toMatchObject({ hidden: null, ballots: 630 });
    const client = tenantClient(held.service.environment.database, county.tenant.id);
    const feed = await client.query<StoredMessage>(client.pk(...feedPartition({ to: 'leadingGroup', unit: 't1' })), {
      beginsWith: 'LEADING#',
    });
    expect(feed.map(({ title }) => title.zh)).toEqual(['桃江镇职工评议结果已反馈']);
  });

  test('a signature counts for the figures that were signed: sent back, all sign again', async () => {
    const { users } = county;
    await tallied();
    await sign(users.groupLeader);
    expect(await sendBack('tallied', users.groupMember)).toBe(200);
    expect(await enter(users.groupMember, rowsOf({ ...figures, 't2-2': counts(2, 4) }))).toBe(200);
    expect(await confirm(users.groupLeader)).toBe(200);
    const { facts } = await read(users.groupLeader);
    expect([facts.state, facts.signatures]).toEqual(['tallied', []]);
    expect(await tried(`POST ${at('/tally/signatures')}`, { version: '1' }, users.groupLeader)).toEqual([
      409,
      'stale-version',
    ]);
  });

  test('days from the last signature to the release are counted, and late after the policy’s (A-60)', async () => {
    const { users } = county;
    await tallied();
    await sign(users.groupLeader);
    await sign(users.groupMember);
    const now = held.service.clock.now();
    held.service.clock.set(new Date('2026-12-23T02:00:00Z'));
    expect((await read(users.groupLeader)).feedback).toEqual({ due: '2026-12-23', days: 3, overdue: false });
    held.service.clock.set(new Date('2026-12-24T02:00:00Z'));
    expect((await read(users.groupLeader)).feedback).toEqual({ due: '2026-12-23', days: 4, overdue: true });
    held.service.clock.set(now);
  });
});

test('counts that the cycle’s data have are shown as they are, and only the others are entered', async () => {
  const imported = { excellent: 6, competent: 2, basicallyCompetent: 1, incompetent: 0 };
  await make([{ subject: { kind: 'person', id: 't2-2' }, source: 'mass', counts: imported }]);
  const { users } = county;
  await start('joint');
  expect((await read(users.groupLeader)).tally.rows).toEqual([
    { person: 't2-2', name: '人员t2-2', from: 'cycle', counts: { ...imported, abstain: 0 } },
  ]);
  expect(await enter(users.groupLeader)).toEqual([422, 'counted-already']);
  expect(await enter(users.groupLeader, rowsOf().slice(0, 2))).toBe(200);
  expect(await confirm(users.groupMember)).toBe(200);
  expect((await read(users.groupLeader)).tally.rows.map(({ person, from }) => [person, from])).toEqual([
    ['t1-4', 'paper'],
    ['t1-5', 'paper'],
    ['t2-2', 'cycle'],
  ]);
});

test('the policy decides whether the staff may be assessed together with the cadres', async () => {
  county = await makeConductCounty(held.service, (content) => {
    content.policy = { preset: 'county-appraisal-2011', overrides: { ballots: { jointWithStaff: false } } };
  });
  await registerGroup();
  expect((await read()).jointAllowed).toBe(false);
  expect(await start('joint')).toEqual([422, 'not-jointly']);
});
