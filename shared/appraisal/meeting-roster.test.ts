import { describe, expect, test } from 'vitest';
import { presets } from '#shared/policy/presets/all.ts';
import { move } from './machine.ts';
import {
  attendanceMachine,
  type AttendanceInput,
  type Attendee,
  attendeesOf,
  checkedIn,
  compositionRule,
  countAttendance,
  countProblems,
  emptyCategories,
  kindOfCategory,
  type Participant,
  participantOf,
  rollOf,
  rosterMachine,
} from './meeting-roster.ts';
import type { Appraised } from './placement.ts';

const policy = presets['county-appraisal-2011']!;
const township = compositionRule(policy, 'township');
const department = compositionRule(policy, 'county-unit');

const representatives = (n: number, category: string) =>
  Array.from({ length: n }, () => ({ kind: 'representative' as const, category }));

describe('the composition rule of the unit’s category', () => {
  test('a township invites heads of stations and villages and five categories of representatives', () => {
    expect(township).toEqual({
      ...{ path: 'meetings.attendance[0]', staff: '全体干部职工', min: 20, max: 30 },
      attendees: ['事业站所负责人', '村（居）“两委”负责人'],
      representatives: ['乡镇党代表', '人大代表', '政协委员', '部分离退休老干部', '服务对象'],
    });
    expect(kindOfCategory(township, '政协委员')).toBe('representative');
    expect(kindOfCategory(township, '事业站所负责人')).toBe('attendee');
    expect(kindOfCategory(township, '全体干部职工')).toBeUndefined();
  });

  test('a county unit invites heads of subordinate units and people served; no 20 to 30', () => {
    expect(department).toMatchObject({ path: 'meetings.attendance[1]', min: 1, max: null });
    expect(department.attendees).toEqual(['下属单位主要负责人']);
  });

  test('a category without a row: the whole staff, and nobody else', () => {
    expect(compositionRule(policy, 'other')).toEqual({
      ...{ path: null, staff: '全体干部职工', attendees: [], representatives: [], min: 0, max: null },
    });
  });
});

describe('how many representatives (H-07)', () => {
  test.each([
    [19, 'meetings.attendance[0].minRepresentatives'],
    [20, undefined],
    [30, undefined],
    [31, 'meetings.attendance[0].maxRepresentatives'],
  ])('%i in a township', (n, field) => {
    const attendees = representatives(n, '人大代表');
    expect(countProblems({ rule: township, attendees })[0]?.path).toBe(field);
    expect(move(rosterMachine, 'draft', 'submit', { rule: township, attendees, begun: false }).ok).toBe(!field);
  });

  test('3 are enough for a county unit, none are too few', () => {
    expect(countProblems({ rule: department, attendees: representatives(3, '服务对象代表') })).toEqual([]);
    expect(countProblems({ rule: department, attendees: [] })[0]?.path).toBe(
      'meetings.attendance[1].minRepresentatives',
    );
  });

  test('all categories count together; heads of stations and villages do not (Q-17)', () => {
    const five = township.representatives.flatMap((category) => representatives(4, category));
    const heads = [{ kind: 'attendee' as const, category: '事业站所负责人' }];
    expect(countProblems({ rule: township, attendees: [...five, ...heads] })).toEqual([]);
    expect(countProblems({ rule: township, attendees: [...five.slice(1), ...heads] })).toHaveLength(1);
  });

  test('a category with nobody is worth a warning', () => {
    const attendees = [...representatives(20, '人大代表'), { kind: 'attendee' as const, category: '事业站所负责人' }];
    expect(emptyCategories({ rule: township, attendees })).toEqual([
      ...['村（居）“两委”负责人', '乡镇党代表', '政协委员', '部分离退休老干部', '服务对象'],
    ]);
  });
});

const person = (id: string, status: Appraised['status'] = 'appraised'): Appraised => ({
  ...{ id, name: id, rank: 'staff', role: 'member', home: 'u', unit: 'u', status },
});
const mark = (state: 'present' | 'absent') => ({
  ...{ state, reason: null, at: '2026-01-01T00:00:00Z', by: { user: 'u', name: 'n' } },
});
const named = (id: string, more: Partial<Participant> = {}): Participant & { id: string } => ({
  ...{ id, kind: 'representative', person: null, name: id, category: '人大代表', note: '', removed: false, mark: null },
  ...more,
});

describe('the list', () => {
  test('has the staff by themselves, whoever is not appraised as not expected, and those added by name', () => {
    const staff = rollOf([person('a'), person('b', 'notAppraised'), person('c', 'ungraded')]);
    const details = [
      named('x'),
      named('y', { removed: true }),
      named(participantOf('a'), { kind: 'staff', person: 'a', mark: mark('present') }),
      named(participantOf('gone'), { kind: 'staff', person: 'gone', mark: mark('present') }),
    ];
    const attendees = attendeesOf(township, staff, details);
    expect(attendees.map(({ id, expected, mark: found }) => [id, expected, found?.state])).toEqual([
      ['@a', true, 'present'],
      ['@b', false, undefined],
      ['@c', true, undefined],
      ['x', true, undefined],
    ]);
    expect(checkedIn(attendees).map(({ id }) => id)).toEqual(['@a']);
  });

  test('stays once the meeting has begun', () => {
    const input = { rule: department, attendees: representatives(1, '服务对象代表'), begun: true };
    for (const [state, action] of [
      ['draft', 'change'],
      ['draft', 'submit'],
      ['submitted', 'reopen'],
    ] as const)
      expect(move(rosterMachine, state, action, input)).toMatchObject({ problems: [{ code: 'meeting-begun' }] });
    expect(move(rosterMachine, 'submitted', 'change', { ...input, begun: false })).toMatchObject({
      problems: [{ code: 'wrong-state' }],
    });
  });
});

describe('attendance', () => {
  const one = (expected: boolean, state: 'present' | 'absent' | null): Pick<Attendee, 'expected' | 'mark'> => ({
    ...{ expected, mark: state && mark(state) },
  });

  test('the rate is of those who are waited for: 2 of 3, though somebody on leave came too', () => {
    const attendees = [one(true, 'present'), one(true, 'present'), one(true, 'absent'), one(false, 'present')];
    expect(countAttendance(attendees)).toEqual({ expected: 3, present: 2, absent: 1, unmarked: 0, rate: 66.7 });
    expect(countAttendance([one(false, null)]).rate).toBeNull();
  });

  const input: AttendanceInput = {
    ...{ rosterSubmitted: true, day: '2026-01-04', today: '2026-01-04', closed: false, reason: null },
  };
  test.each([
    ['roster-open', { rosterSubmitted: false }],
    ['not-the-day', { today: '2026-01-03' }],
    ['not-the-day', { day: null }],
    ['meeting-closed', { closed: true }],
  ])('is not marked: %s', (code, change) => {
    for (const action of ['present', 'absent', 'unmarked'] as const)
      expect(move(attendanceMachine, 'unmarked', action, { ...input, reason: '出差', ...change })).toMatchObject({
        problems: [{ code }],
      });
  });

  test('an absence needs a reason, an undo does not', () => {
    expect(move(attendanceMachine, 'unmarked', 'absent', { ...input, reason: ' ' }).ok).toBe(false);
    expect(move(attendanceMachine, 'present', 'absent', { ...input, reason: '出差' })).toMatchObject({ to: 'absent' });
    expect(move(attendanceMachine, 'present', 'unmarked', input)).toMatchObject({ to: 'unmarked' });
  });
});
