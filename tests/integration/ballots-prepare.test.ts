import { ulid } from 'ulid';
import { beforeEach, describe, expect, test } from 'vitest';
import type { readUnitConduct } from '#shared/api/conduct/unit.ts';
import type { Output } from '#shared/api/operation.ts';
import { withService } from '#tests/service.ts';
import { addParticipants, ballotsOf, create, makeBallotsCounty, place, readAll, readOne, tried } from './ballots.ts';
import type { ConductCounty } from './conduct.ts';
import { ask, eventsOf, got } from './county.ts';

const held = withService({ at: '2026-12-20T02:00:00Z' });
const mass = 'cadres/mass/全体干部职工';
const peer = 'cadres/peer/领导班子成员';

let county: ConductCounty;
beforeEach(async () => {
  county = await makeBallotsCounty(held.service);
});

const facts = async (unit = 't1') =>
  (await got<Output<typeof readUnitConduct>>(county, `GET /api/cycles/2026/conduct/${unit}`)).facts.ballots;
const code = ({ code: one }: { code: string }): string => one;

describe('the plan', () => {
  test('names classes, subjects and boxes of a township, from the list as it stands', async () => {
    await addParticipants(county, 't1', '乡镇党代表', 6);
    await addParticipants(county, 't1', '服务对象', 2);
    await addParticipants(county, 't1', '政协委员', 2);
    const { planned, polls, mayPrepare } = await readAll(county, 't1');
    expect(polls).toEqual([]);
    expect(mayPrepare).toBe(true);
    expect(planned.map(({ key, voters, boxes }) => [key, voters.length, boxes])).toEqual([
      // 3 of the unit, 8 more, one on loan; a cadre who is no leader has a box of their own
      [mass, 12, 2],
      // two small categories are too small together, too, and vote with the smallest other
      ['cadres/mass/乡镇党代表、服务对象、政协委员', 10, 1],
      [peer, 2, 3],
    ]);
    expect(planned[0]!.subjects.map(({ kind, id, post }) => [kind, id, post])).toEqual([
      ['team', 't1', '领导班子'],
      ['person', 't1-1', '主要负责人'],
      ['person', 't1-2', '班子其他成员'],
      ['person', 't1-3', '科级干部'],
    ]);
    expect(planned.map(({ warnings }) => warnings.map(code))).toEqual([
      ['roster-open'],
      ['roster-open'],
      ['few-voters'],
    ]);
    expect(planned[0]!.policyField).toBe('meetings.attendance[0]');
  });

  test('has the staff as subjects where they are rated jointly, or in a poll of their own (A-14, A-15)', async () => {
    const { leadingGroup, liaison } = county.users;
    const members = [
      { person: 't1-2', category: 'leaders' },
      { person: 't1-3', category: 'sectionHeads' },
      { person: 't1-4', category: 'representatives' },
    ];
    await got(county, 'PUT /api/cycles/2026/conduct/t1/leading-group', { version: null, members }, liaison);
    await got(county, 'POST /api/cycles/2026/conduct/t1/staff', { mode: 'joint', meeting: null }, leadingGroup);
    const joint = (await readAll(county, 't1')).planned;
    expect(joint.map(({ key }) => key)).toEqual([mass, peer]);
    expect(joint[0]!.subjects).toHaveLength(4 + 11);
    expect(joint[0]!.boxes).toBe(1 + 12);
    await got(county, 'POST /api/cycles/2026/conduct/t1/staff/withdrawal', { reason: '改为单独' }, leadingGroup);
    const meeting = { date: '2026-12-21', place: '三楼会议室', attendance: null };
    await got(county, 'POST /api/cycles/2026/conduct/t1/staff', { mode: 'separate', meeting }, leadingGroup);
    const { planned } = await readAll(county, 't1', leadingGroup);
    expect(planned.map(({ key, voters, boxes }) => [key, voters.length, boxes])).toEqual([
      [mass, 12, 2],
      [peer, 2, 3],
      ['staff/mass/全体干部职工', 14, 11],
    ]);
    // Each is offered what they run.
    expect(planned.map(({ mayMake }) => mayMake)).toEqual([false, false, true]);
    const ofGroup = (await readAll(county, 't1', county.users.groupLeader)).planned;
    expect(ofGroup.map(({ mayMake }) => mayMake)).toEqual([true, true, false]);
    const staff = { key: 'staff/mass/全体干部职工' };
    expect(await create(county, 't1', county.users.groupLeader, staff)).toEqual([403, 'forbidden']);
    expect(await create(county, 't1', leadingGroup, staff)).toBe(200);
    expect(await create(county, 't1', leadingGroup, { key: mass })).toEqual([403, 'forbidden']);
  });

  test('counts people of a secondary unit with the one above it', async () => {
    const { planned } = await readAll(county, 'd1');
    expect(planned[0]!.voters.map(({ id }) => id)).toEqual(expect.arrayContaining(['@s1-1', '@s1-2', '@d1-3']));
    expect(planned[0]!.voters).toHaveLength(4);
    expect(planned[0]!.subjects.map(({ id, post }) => `${id} ${post}`)).toContain('s1-1 县实验小学主要负责人');
    expect(planned[1]!.voters.map(({ id }) => id)).toEqual(['@d1-1', '@d1-2']);
  });
});

describe('making polls', () => {
  test('is the group’s or the office’s; nobody else’s, and not in a unit of their own', async () => {
    const { users, office } = county;
    for (const user of [users.liaison, users.unitLeader, users.leadingGroup, users.supervisor, users.leader])
      expect(await create(county, 't1', user, { key: mass })).toEqual([403, 'forbidden']);
    expect(await create(county, 't1', users.otherGroup, { key: mass })).toEqual([404, 'not-found']);
    expect(await create(county, 't1', users.staff, { key: mass })).toEqual([403, 'forbidden']);
    expect(await create(county, 't1', users.groupMember, { key: mass })).toBe(200);
    expect(await create(county, 't2', office, { key: mass })).toBe(200);
  });

  test('is the office’s alone where the rules say so, from the plan to the count (B-94); the team’s is the group’s', async () => {
    county = await makeBallotsCounty(held.service, 8, { ballots: { mass: { operator: 'office' } } });
    const { users, office } = county;
    for (const user of [users.groupLeader, users.groupMember, users.liaison, users.unitLeader])
      expect(await create(county, 't1', user, { key: mass })).toEqual([403, 'forbidden']);
    const offered = async (user = office) => (await readAll(county, 't1', user)).planned.map(({ mayMake }) => mayMake);
    expect([await offered(), await offered(users.groupLeader)]).toEqual([
      [true, true],
      [false, true],
    ]);
    const id = ulid();
    expect(await create(county, 't1', office, { id, key: mass })).toBe(200);
    expect(await create(county, 't1', users.groupLeader, { key: peer })).toBe(200);
    const steps = [
      ['freezing', {}],
      ['opening', { version: '1' }],
      ['issuing', { version: '1' }],
      ['casting', { version: '1' }],
      ['closing', {}],
      ['publication', { version: '1' }],
    ] as const;
    for (const [what, body] of steps) {
      const route = `POST ${place('t1', `/polls/${id}/${what}`)}`;
      expect(await ask(county, route, body, users.groupLeader)).toMatchObject({
        ...{ status: 403, body: { code: 'forbidden', policyField: 'ballots.mass.operator' } },
      });
    }
    expect((await readOne(county, 't1', id, users.groupLeader)).poll.acts).toEqual(['void']);
    expect((await readOne(county, 't1', id)).poll.acts).toEqual(['freeze', 'void']);
    // The step on the board is the office's to see to.
    const { steps: standing } = await got<Output<typeof readUnitConduct>>(county, 'GET /api/cycles/2026/conduct/t1');
    expect(standing.find(({ step }) => step === 'ballots')?.owner).toBe('office');
    const cells = [{ unit: 't1', step: 'ballots' }];
    await got(county, 'POST /api/cycles/2026/reminders', { cells });
    const told = async (user = office) =>
      JSON.stringify(await got(county, 'GET /api/messages', undefined, user)).includes('催办');
    expect([await told(), await told(users.groupLeader)]).toEqual([true, false]);
  });

  test('writes poll, roll and head, tells unit and group, and stands in the record once', async () => {
    const { groupLeader, liaison } = county.users;
    const [id, second] = [ulid(), ulid()];
    const make = () => create(county, 't1', groupLeader, { id, key: mass }, { id: second, key: peer });
    expect(await make()).toBe(200);
    expect(await make()).toBe(200);
    const { polls } = await readAll(county, 't1', liaison);
    expect(polls.map(({ state, voters, acts, keysMissing }) => ({ state, voters, acts, keysMissing }))).toEqual(
      [id, second].toSorted().map((one) => ({
        ...{ state: 'preparing', voters: one === id ? 12 : 2, acts: [], keysMissing: one === id ? 2 : 3 },
      })),
    );
    expect(await facts()).toMatchObject({
      polls: [
        { id, source: 'mass' },
        { id: second, source: 'peer' },
      ],
    });
    const created = (await eventsOf(county, 'conduct:2026')).filter(({ type }) => type === 'poll.created');
    expect(created).toHaveLength(1);
    const { messages } = await got<{ messages: { topic: string }[] }>(county, 'GET /api/messages', undefined, liaison);
    expect(messages.filter(({ topic }) => topic === 'ballots')).toHaveLength(1);
    const own = (await ballotsOf(held.service, county).listVoters(id)).filter(({ without }) => without !== null);
    expect(own).toMatchObject([{ sk: '@t1-3', without: 1, given: 'no', card: null, category: '全体干部职工' }]);
    expect(await ballotsOf(held.service, county).readHead(id)).toMatchObject({
      ...{ county: '考核县', unit: '桃江镇', issuing: false, casting: false, phase: 'waiting', boxes: 2 },
    });
  });

  test('refuses a second standing poll of the same class; a trial may stand beside it, and a void one counts no more', async () => {
    const { office } = county;
    const id = ulid();
    expect(await create(county, 't1', office, { id, key: mass })).toBe(200);
    expect(await create(county, 't1', office, { key: mass })).toEqual([422, 'refused']);
    expect(await create(county, 't1', office, { key: peer }, { key: peer })).toEqual([422, 'refused']);
    expect(await create(county, 't1', office, { key: mass, dryRun: true })).toBe(200);
    expect(await create(county, 't1', office, { key: mass, dryRun: true })).toBe(200);
    const { version } = (await readOne(county, 't1', id)).poll;
    await got(county, `POST ${place('t1', `/polls/${id}/voiding`)}`, { version, reason: '名单有误' });
    expect(await create(county, 't1', office, { key: mass })).toBe(200);
  });

  test('takes no id that another poll has, in whatever unit, and no class that the policy does not have', async () => {
    const { office, users } = county;
    const id = ulid();
    expect(await create(county, 't1', office, { id, key: mass })).toBe(200);
    expect(await create(county, 't1', office, { id, key: peer })).toEqual([409, 'already-exists']);
    expect(await create(county, 't2', users.otherGroup, { id, key: mass })).toEqual([409, 'already-exists']);
    const roll = await ballotsOf(held.service, county).listVoters(id);
    expect(roll).toHaveLength(12);
    expect(await create(county, 't1', office, { key: 'cadres/mass/路人' })).toEqual([422, 'refused']);
    // the team of t2 has one member: there is nobody whom a peer could rate but the team
    const { planned } = await readAll(county, 't2');
    expect(planned.find(({ key }) => key === peer)!.warnings.map(code)).toEqual(['few-voters']);
  });

  test('when two make the same class at once, one of them does', async () => {
    const { groupLeader, groupMember } = county.users;
    const both = await Promise.all([
      create(county, 't1', groupLeader, { key: mass }),
      create(county, 't1', groupMember, { key: mass }),
    ]);
    expect(both.filter((one) => one === 200)).toHaveLength(1);
    expect((await readAll(county, 't1')).polls).toHaveLength(1);
  });
});

describe('the life meeting', () => {
  const meeting = { date: '2026-12-18', place: '三楼会议室', attendees: ['t1-1', 't1-2'], note: '' };
  const record = (version: string | null, more: object, user = county.users.liaison) =>
    tried(county, `PUT ${place('t1', '/life-meeting')}`, { version, meeting: { ...meeting, ...more } }, user);

  test('is on record by the unit, its group or the office, once it was held, with people of the unit (B-150)', async () => {
    const { users } = county;
    expect(await record(null, {}, users.otherLiaison)).toEqual([404, 'not-found']);
    expect(await record(null, {}, users.leadingGroup)).toEqual([403, 'forbidden']);
    expect(await record(null, { date: '2026-12-21' })).toEqual([422, 'refused']);
    expect(await record(null, { attendees: ['d1-1'] })).toEqual([422, 'refused']);
    expect((await readAll(county, 't1')).lifeMeeting).toBeNull();
    expect((await facts()).lifeMeeting).toBe(false);
    expect(await record(null, {})).toBe(200);
    expect(await record(null, {})).toEqual([409, 'stale-version']);
    const first = (await readAll(county, 't1', users.leadingGroup)).lifeMeeting;
    expect(first).toMatchObject({ ...meeting, version: '1' });
    expect(await record('1', { note: '补记' }, users.groupLeader)).toBe(200);
    expect((await facts()).lifeMeeting).toBe(true);
    const { mayRecordLifeMeeting, mayPrepare } = await readAll(county, 't1', users.supervisor);
    expect([mayRecordLifeMeeting, mayPrepare]).toEqual([false, false]);
  });
});
