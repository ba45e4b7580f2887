import { beforeEach, describe, expect, test } from 'vitest';
import type { readMeeting, readRoster } from '#shared/api/conduct/meeting.ts';
import type { readUnitConduct } from '#shared/api/conduct/unit.ts';
import type { Output } from '#shared/api/operation.ts';
import { namedUlid } from '#infra/local/demo/random.ts';
import { type TestUser, withService } from '#tests/service.ts';
import { type ConductCounty, makeConductCounty } from './conduct.ts';
import { ask, eventsOf, got } from './county.ts';

const held = withService({ at: '2026-12-20T02:00:00Z' });
let county: ConductCounty;
beforeEach(async () => {
  held.service.clock.set(new Date('2026-12-20T02:00:00Z'));
  county = await makeConductCounty(held.service, (content) => {
    content.policy = {
      preset: 'county-appraisal-2011',
      overrides: { schedule: { onSite: { from: '2026-12-28', to: '2027-01-10' } } },
    };
  });
});

interface Refused {
  code: string;
  policyField?: string;
  problems?: { code: string; message: { zh: string } }[];
}
const at = (unit: string, rest: string) => `/api/cycles/2026/conduct/${unit}/${rest}`;
const post = <T = Refused>(unit: string, rest: string, body: unknown, user: TestUser) =>
  ask<T>(county, `POST ${at(unit, rest)}`, body, user);
const done = async (unit: string, rest: string, body: unknown, user: TestUser) => {
  const { status, body: answer } = await post(unit, rest, body, user);
  expect([status, answer]).toMatchObject([200, {}]);
};
const refused = async (...request: Parameters<typeof post>) => {
  const { status, body } = await post(...request);
  return [status, body.problems?.map(({ code }) => code) ?? body.code, body.policyField];
};
const meeting = (unit: string, user: TestUser) =>
  got<Output<typeof readMeeting>>(county, `GET ${at(unit, 'meeting')}`, undefined, user);
const roster = (unit: string, user: TestUser) =>
  got<Output<typeof readRoster>>(county, `GET ${at(unit, 'roster')}`, undefined, user);
const facts = async (unit: string) =>
  (await got<Output<typeof readUnitConduct>>(county, `GET /api/cycles/2026/conduct/${unit}`)).facts.meeting;
const slot = (date = '2026-12-30', from = '09:00', to = '11:00') => ({ date, from, to, place: '三楼会议室' });

describe('the day', () => {
  test('is agreed on by both sides, moved, cancelled; every step tells the other side', async () => {
    const { groupMember, groupLeader, liaison, otherGroup } = county.users;
    await done('t1', 'meeting/proposals', { slot: slot(), number: 0 }, groupMember);
    await done('t1', 'meeting/proposals', { slot: slot(), number: 0 }, groupMember);
    expect((await facts('t1')).schedule).toMatchObject({ state: 'proposed', number: 1 });
    expect(await refused('t1', 'meeting/confirmation', { number: 1 }, groupLeader)).toEqual([
      ...[422, ['other-party'], 'schedule.bothPartiesConfirm'],
    ]);
    expect((await post('t1', 'meeting/confirmation', { number: 1 }, otherGroup)).status).toBe(404);
    // The unit answers with another proposal; the first can no longer be confirmed.
    await done('t1', 'meeting/proposals', { slot: slot('2026-12-31'), number: 1 }, liaison);
    expect(await refused('t1', 'meeting/confirmation', { number: 1 }, liaison)).toEqual([
      409,
      'stale-version',
      undefined,
    ]);
    await done('t1', 'meeting/confirmation', { number: 2 }, groupLeader);
    await done('t1', 'meeting/confirmation', { number: 2 }, groupLeader);
    expect((await meeting('t1', liaison)).bookings).toMatchObject([{ unit: 't1', date: '2026-12-31' }]);
    await done('t1', 'meeting/proposals', { slot: slot('2027-01-10'), number: 2 }, groupMember);
    expect((await meeting('t1', liaison)).bookings).toEqual([]);
    await done('t1', 'meeting/confirmation', { number: 3 }, liaison);
    await done('t1', 'meeting/cancellation', { number: 3, reason: '县里另有会议' }, liaison);
    expect((await facts('t1')).schedule).toMatchObject({ state: 'cancelled', reason: '县里另有会议', group: null });
    expect((await eventsOf(county, 'conduct:2026')).map(({ type }) => type).reverse()).toEqual([
      ...['meeting.proposed', 'meeting.proposed', 'meeting.agreed', 'meeting.proposed', 'meeting.agreed'],
      'meeting.cancelled',
    ]);
  });

  test('lies in the on-site window, both ends included', async () => {
    const { liaison } = county.users;
    for (const date of ['2026-12-27', '2027-01-11'])
      expect(await refused('t1', 'meeting/proposals', { slot: slot(date), number: 0 }, liaison)).toEqual([
        ...[422, ['outside-window'], 'schedule.onSite'],
      ]);
    await done('t1', 'meeting/proposals', { slot: slot('2026-12-28'), number: 0 }, liaison);
    await done('t1', 'meeting/proposals', { slot: slot('2027-01-10'), number: 1 }, liaison);
  });

  test('two units that confirm overlapping hours at the same moment: one has it, one is refused', async () => {
    const { groupMember, liaison, departmentLiaison } = county.users;
    for (let round = 0; round < 4; round++) {
      const number = round * 2;
      const date = `2027-01-0${round + 1}`;
      await done(
        't1',
        'meeting/proposals',
        { slot: slot(date), number: (await facts('t1')).schedule.number },
        groupMember,
      );
      await done(
        'd1',
        'meeting/proposals',
        { slot: slot(date, '10:30', '12:00'), number: (await facts('d1')).schedule.number },
        groupMember,
      );
      const answers = await Promise.all([
        post('t1', 'meeting/confirmation', { number: number / 2 + 1 }, liaison),
        post('d1', 'meeting/confirmation', { number: number / 2 + 1 }, departmentLiaison),
      ]);
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 422]);
      const lost = answers.find(({ status }) => status === 422)!;
      expect(lost.body.problems?.map(({ code }) => code)).toEqual(['group-booked']);
      const { bookings } = await meeting('t1', liaison);
      expect(bookings.filter((one) => one.date === date)).toHaveLength(1);
    }
  });

  test('meetings that follow each other do not clash; another group is free at the same time', async () => {
    const { groupMember, liaison, departmentLiaison, otherGroup, otherLiaison } = county.users;
    for (const [unit, hours, group, user] of [
      ['t1', slot(), groupMember, liaison],
      ['d1', slot('2026-12-30', '11:00', '12:00'), groupMember, departmentLiaison],
      ['t2', slot(), otherGroup, otherLiaison],
    ] as const) {
      await done(unit, 'meeting/proposals', { slot: hours, number: 0 }, group);
      await done(unit, 'meeting/confirmation', { number: 1 }, user);
    }
    expect((await meeting('d1', departmentLiaison)).bookings.map(({ unit }) => unit)).toEqual(['t1', 'd1']);
  });
});

const people = (n: number, from = 0) =>
  Array.from({ length: n }, (_, i) => ({
    id: namedUlid(`representative ${from + i}`),
    name: `代表${from + i + 1}`,
    note: '',
  }));

describe('the list', () => {
  test('takes 20 to 30 representatives of a township, by the policy’s field', async () => {
    const { liaison, groupLeader } = county.users;
    const add = (n: number, from: number, category = '人大代表') =>
      done('t1', 'roster', { category, people: people(n, from) }, liaison);
    const submit = async () => {
      const { attendees } = await roster('t1', liaison);
      return refused('t1', 'roster/submission', { seen: attendees.length }, liaison);
    };
    await add(19, 0);
    await add(19, 0);
    expect((await roster('t1', liaison)).attendees).toHaveLength(8 + 19);
    expect((await submit()).slice(0, 1).concat((await submit())[2])).toEqual([
      422,
      'meetings.attendance[0].minRepresentatives',
    ]);
    await add(12, 19, '政协委员');
    expect((await submit())[2]).toBe('meetings.attendance[0].maxRepresentatives');
    await done('t1', `roster/${people(1)[0]!.id}/removal`, {}, liaison);
    expect(await submit()).toEqual([200, undefined, undefined]);
    const { attendees, emptyCategories } = await roster('t1', groupLeader);
    expect(attendees.filter(({ expected }) => !expected).map(({ id }) => id)).toEqual(['@t1-6', '@t1-7']);
    expect(emptyCategories).toContain('服务对象');
    expect(await refused('t1', 'roster', { category: '政协委员', people: people(1, 50) }, liaison)).toEqual([
      ...[422, ['wrong-state'], undefined],
    ]);
    await done('t1', 'roster/reopening', { reason: '增加代表' }, groupLeader);
    expect((await facts('t1')).roster.state).toBe('draft');
  });

  test('three people served are enough for a department; the group and others add nobody', async () => {
    const { departmentLiaison, groupLeader, otherLiaison } = county.users;
    const body = { category: '服务对象代表', people: people(3) };
    expect((await post('d1', 'roster', body, groupLeader)).status).toBe(403);
    expect((await post('d1', 'roster', body, otherLiaison)).status).toBe(404);
    await done('d1', 'roster', body, departmentLiaison);
    expect(await refused('d1', 'roster', { ...body, category: '人大代表' }, departmentLiaison)).toEqual([
      ...[422, 'refused', 'meetings.attendance[1]'],
    ]);
    expect(await refused('d1', 'roster/submission', { seen: 1 }, departmentLiaison)).toEqual([
      409,
      'stale-version',
      undefined,
    ]);
    await done('d1', 'roster/submission', { seen: 9 }, departmentLiaison);
  });
});

/** The department's meeting on its day: agreed, its list submitted with one person served. */
async function onTheDay() {
  const { groupMember, departmentLiaison } = county.users;
  await done('d1', 'meeting/proposals', { slot: slot(), number: 0 }, groupMember);
  await done('d1', 'meeting/confirmation', { number: 1 }, departmentLiaison);
  await done('d1', 'roster', { category: '服务对象代表', people: people(1) }, departmentLiaison);
  await done('d1', 'roster/submission', { seen: 7 }, departmentLiaison);
  held.service.clock.set(new Date('2026-12-30T01:00:00Z'));
  return [...['d1-1', 'd1-2', 'd1-3', 'd1-4', 's1-1', 's1-2'].map((id) => `@${id}`), people(1)[0]!.id];
}

type Marked = { results: { participant: string; outcome: string }[] };
const present = (participant: string) => ({ participant, to: 'present', reason: null, saw: 'unmarked' });

describe('attendance', () => {
  test('many mark at once and no mark is lost; who was faster stands', async () => {
    const ids = await onTheDay();
    const { departmentLiaison, groupMember, groupLeader } = county.users;
    const markers = [departmentLiaison, groupMember, groupLeader];
    const answers = await Promise.all(
      ids.map((id, i) => post<Marked>('d1', 'attendance', { marks: [present(id)] }, markers[i % 3]!)),
    );
    expect(answers.map(({ status }) => status)).toEqual(ids.map(() => 200));
    expect((await roster('d1', groupMember)).attendees.every(({ mark }) => mark?.state === 'present')).toBe(true);
    // All mark the same one away at the same moment, each with another reason: one of the marks stands.
    const absences = await Promise.all(
      markers.map((user, i) =>
        post<Marked>(
          'd1',
          'attendance',
          { marks: [{ participant: ids[0], to: 'absent', reason: `原因${i}`, saw: 'present' }] },
          user,
        ),
      ),
    );
    expect(absences.map(({ body }) => body.results[0]!.outcome).sort()).toEqual(['done', 'other', 'other']);
    expect((await eventsOf(county, 'conduct:2026')).map(({ type }) => type)).not.toContain('attendance.marked');
  });

  test('is marked on the day, of those on the list, absences with a reason; sent twice it is the same', async () => {
    const ids = await onTheDay();
    const { departmentLiaison, otherLiaison } = county.users;
    const mark = (mark: object, user = departmentLiaison) => post<Marked>('d1', 'attendance', { marks: [mark] }, user);
    expect((await mark(present(ids[0]!), otherLiaison)).status).toBe(404);
    expect((await mark({ ...present(ids[0]!), to: 'absent' })).status).toBe(422);
    expect((await mark(present('@t1-1'))).body.results[0]!.outcome).toBe('unknown');
    for (let i = 0; i < 2; i++) expect((await mark(present(ids[0]!))).body.results[0]!.outcome).toBe('done');
    held.service.clock.set(new Date('2026-12-29T01:00:00Z'));
    expect(await refused('d1', 'attendance', { marks: [present(ids[1]!)] }, departmentLiaison)).toEqual([
      ...[422, ['not-the-day'], undefined],
    ]);
  });
});

const item = (n: number, action: string, user: TestUser, speaker: string | null = null) =>
  [`d1`, `agenda/${n}`, { action, speaker }, user] as const;

describe('the meeting', () => {
  const userId = async (user: TestUser) =>
    (await got<{ user: { id: string } }>(county, 'GET /api/me', undefined, user)).user.id;

  test('runs by its agenda and is closed when everybody is accounted for and has reported', async () => {
    const ids = await onTheDay();
    const { departmentLiaison, groupMember, groupLeader, otherGroup } = county.users;
    expect(await refused(...item(2, 'start', groupMember))).toEqual([
      422,
      ['meeting-not-under-way', 'item-before'],
      'meetings.agenda',
    ]);
    const stranger = await userId(otherGroup);
    expect(await refused(...item(1, 'start', groupMember, stranger))).toEqual([422, ['speaker'], 'meetings.speakers']);
    const { speakers } = await got<{ speakers: { user: string; as: string }[] }>(
      county,
      `GET ${at('d1', 'speakers')}`,
      undefined,
      groupMember,
    );
    expect(speakers).toMatchObject([{ user: await userId(groupLeader), as: 'groupHead' }]);
    await done(...item(1, 'start', groupMember, speakers[0]!.user));
    expect((await facts('d1')).chair).toMatchObject({ who: { id: 'd1-1' }, reason: null });
    expect(await refused(...item(2, 'start', groupMember))).toEqual([422, ['item-before'], 'meetings.agenda']);
    await done(...item(1, 'end', groupMember));
    await done(...item(2, 'start', departmentLiaison));

    // Minutes are kept by whoever writes them, a stale hand is told.
    const keep = (text: string, version: number, user: TestUser) =>
      ask<{ version: number; code?: string }>(county, `PUT ${at('d1', 'meeting/minutes')}`, { text, version }, user);
    expect((await keep('县教育局述职会议', 0, departmentLiaison)).body.version).toBe(1);
    expect((await keep('别的', 0, groupMember)).body.code).toBe('stale-version');

    const say = (person: string, seconds: number, version = 0) =>
      post<{ over: number }>('d1', `oral/${person}`, { seconds, version }, groupMember);
    expect((await say('d1-1', 300)).body).toEqual({ over: 0 });
    expect((await say('d1-2', 301)).body).toEqual({ over: 1 });
    expect((await say('s1-1', 200)).status).toBe(200);
    expect((await say('d1-3', 100)).status).toBe(422);
    expect((await post('d1', 'oral/d1-3/call', { called: true }, departmentLiaison)).status).toBe(403);
    await done('d1', 'oral/d1-3/call', { called: true }, groupMember);
    expect((await say('d1-3', 100, 1)).status).toBe(200);
    await done(...item(2, 'end', groupMember));
    await done(...item(3, 'start', groupMember));

    const early = await post('d1', 'meeting/closing', {}, departmentLiaison);
    expect(early.body.problems?.map(({ code }) => code)).toEqual(['agenda-open', 'unmarked', 'without-report']);
    expect(early.body.problems?.at(-1)?.message.zh).toContain('人员d1-4、人员s1-2');
    await done(...item(3, 'end', groupMember));
    const marks = ids.map((id, i) => (i === 3 ? { ...present(id), to: 'absent', reason: '出差' } : present(id)));
    await done('d1', 'attendance', { marks }, departmentLiaison);
    expect(await refused('d1', 'meeting/closing', {}, departmentLiaison)).toEqual([
      ...[422, ['without-report'], 'meetings.oral.writtenOtherwise'],
    ]);
    for (const person of ['d1-4', 's1-2']) {
      await done('d1', `oral/${person}/call`, { called: true }, groupMember);
      expect((await say(person, 240, 1)).status).toBe(200);
    }
    expect((await post('d1', 'nominees', { people: ['d1-3'], reason: null }, departmentLiaison)).status).toBe(422);
    await done('d1', 'meeting/closing', {}, departmentLiaison);
    expect((await facts('d1')).closed).toMatchObject({ expected: 7, present: 6 });
    expect((await eventsOf(county, 'conduct:2026'))[0]).toMatchObject({
      type: 'meeting.closed',
      data: { presentAre: ids.filter((_, i) => i !== 3), absentAre: [{ id: '@d1-4', reason: '出差' }] },
    });
    expect(
      await refused('d1', 'attendance', { marks: [{ ...present(ids[3]!), saw: 'absent' }] }, departmentLiaison),
    ).toEqual([...[422, ['meeting-closed'], undefined]]);

    // exactly one, of the unit's; another for a reason.
    const nominate = (people: string[], reason: string | null = null) =>
      refused('d1', 'nominees', { people, reason }, departmentLiaison);
    for (const wrong of [[], ['d1-3', 'd1-4']]) expect((await nominate(wrong))[2]).toBe('recognition.perUnit');
    expect((await nominate(['t1-1']))[1]).toEqual(['not-appraised']);
    expect(await nominate(['d1-3'])).toEqual([200, undefined, undefined]);
    expect((await nominate(['d1-2']))[1]).toEqual(['reason']);
    expect((await nominate(['d1-2'], '群众另有反映'))[0]).toBe(200);

    expect((await post('d1', 'meeting/reopening', { reason: '补记' }, groupMember)).status).toBe(403);
    await done('d1', 'meeting/reopening', { reason: '补记' }, groupLeader);
    expect((await facts('d1')).state).toBe('held');
  });

  test('begins without a speaker where the policy names nobody who gives the speech', async () => {
    county = await makeConductCounty(held.service, (content) => {
      const onSite = { from: '2026-12-28', to: '2027-01-10' };
      const overrides = { schedule: { onSite }, meetings: { speakers: [] } };
      content.policy = { preset: 'county-appraisal-2011', overrides };
    });
    await onTheDay();
    await done(...item(1, 'start', county.users.groupMember, null));
    expect((await facts('d1')).agenda[0]).toMatchObject({ state: 'running', speaker: null });
  });

  test('does not begin before its day or without its list; another chair needs a reason', async () => {
    const { departmentLiaison, groupLeader, groupMember } = county.users;
    const speaker = await userId(groupLeader);
    expect(await refused(...item(1, 'start', groupMember, speaker))).toEqual([
      ...[422, ['no-day', 'roster-open'], 'schedule.bothPartiesConfirm'],
    ]);
    const chair = (reason: string | null) =>
      ask<Refused>(
        county,
        `PUT ${at('d1', 'meeting/chair')}`,
        { kind: 'person', id: 'd1-2', reason },
        departmentLiaison,
      );
    expect((await chair(null)).body.policyField).toBe('meetings.chair');
    expect((await chair('主要负责人出差')).status).toBe(200);
    await onTheDay();
    held.service.clock.set(new Date('2026-12-29T01:00:00Z'));
    expect((await refused(...item(1, 'start', groupMember, speaker)))[1]).toEqual(['not-the-day']);
    held.service.clock.set(new Date('2026-12-30T01:00:00Z'));
    await done(...item(1, 'start', groupMember, speaker));
    expect(await refused('d1', 'roster/reopening', { reason: '补充' }, departmentLiaison)).toEqual([
      ...[422, ['meeting-begun'], undefined],
    ]);
    expect((await refused('d1', 'meeting/cancellation', { number: 1, reason: '改期' }, groupMember))[1]).toEqual([
      'meeting-begun',
    ]);
  });
});

test('the supervisor reads it all and changes nothing', async () => {
  const { supervisor } = county.users;
  expect((await meeting('t1', supervisor)).sides).toEqual([]);
  expect((await roster('t2', supervisor)).state).toBe('draft');
  expect((await post('t1', 'meeting/proposals', { slot: slot(), number: 0 }, supervisor)).status).toBe(403);
});
