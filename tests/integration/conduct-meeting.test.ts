import { describe, expect, test } from 'vitest';
import { eventsOf } from './county.ts';
import { people, slot, withMeetings } from './conduct-meetings.ts';

const here = withMeetings();
const { done, facts, meeting, post, refused, roster } = here;

describe('the day', () => {
  test('is agreed on by both sides, moved, cancelled; every step tells the other side', async () => {
    const { groupMember, groupLeader, liaison, otherGroup } = here.county.users;
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
    expect((await eventsOf(here.county, 'conduct:2026')).map(({ type }) => type).reverse()).toEqual([
      ...['meeting.proposed', 'meeting.proposed', 'meeting.agreed', 'meeting.proposed', 'meeting.agreed'],
      'meeting.cancelled',
    ]);
  });

  test('lies in the on-site window, both ends included', async () => {
    const { liaison } = here.county.users;
    for (const date of ['2026-12-27', '2027-01-11'])
      expect(await refused('t1', 'meeting/proposals', { slot: slot(date), number: 0 }, liaison)).toEqual([
        ...[422, ['outside-window'], 'schedule.onSite'],
      ]);
    await done('t1', 'meeting/proposals', { slot: slot('2026-12-28'), number: 0 }, liaison);
    await done('t1', 'meeting/proposals', { slot: slot('2027-01-10'), number: 1 }, liaison);
  });

  test('two units that confirm overlapping hours at the same moment: one has it, one is refused', async () => {
    const { groupMember, liaison, departmentLiaison } = here.county.users;
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
    const { groupMember, liaison, departmentLiaison, otherGroup, otherLiaison } = here.county.users;
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

describe('the list', () => {
  test('takes 20 to 30 representatives of a township, by the policy’s field', async () => {
    const { liaison, groupLeader } = here.county.users;
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
    const { departmentLiaison, groupLeader, otherLiaison } = here.county.users;
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

test('the supervisor reads it all and changes nothing', async () => {
  const { supervisor } = here.county.users;
  expect((await meeting('t1', supervisor)).sides).toEqual([]);
  expect((await roster('t2', supervisor)).state).toBe('draft');
  expect((await post('t1', 'meeting/proposals', { slot: slot(), number: 0 }, supervisor)).status).toBe(403);
});
