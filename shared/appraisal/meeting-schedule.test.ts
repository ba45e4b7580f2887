import { expect, test } from 'vitest';
import { move } from './machine.ts';
import {
  type Booking,
  clashes,
  isInWindow,
  rebooked,
  type ScheduleInput,
  scheduleMachine,
} from './meeting-schedule.ts';

const slot = { date: '2011-12-30', from: '09:00', to: '11:00', place: '会议室' };
const booking = (unit: string, from: string, to: string): Booking => ({ unit, from, to, place: '礼堂' });
const input: ScheduleInput = {
  ...{ slot, window: { from: '2011-12-28', to: '2012-01-10' }, today: '2011-12-20', bookings: [], unit: 'u1' },
  ...{ begun: false, bothConfirm: true, proposed: { side: 'group', user: 'g' }, actor: { sides: ['unit'], user: 'l' } },
};
const codes = (moved: ReturnType<typeof move>): string[] => (moved.ok ? [] : moved.problems.map(({ code }) => code));

test('the window of 28 December to 10 January has 14 days, both ends included (A-09, H-10)', () => {
  const days = Array.from({ length: 20 }, (_, i) => new Date(Date.UTC(2011, 11, 25 + i)).toISOString().slice(0, 10));
  expect(days.filter((day) => isInWindow(day, input.window))).toHaveLength(14);
  expect(isInWindow('2011-12-28', input.window) && isInWindow('2012-01-10', input.window)).toBe(true);
  expect(isInWindow('2012-01-04', { from: null, to: null })).toBe(false);
});

test('outside of the window: refused by name of the policy’s field', () => {
  const late = { ...input, slot: { ...slot, date: '2012-01-11' } };
  expect(move(scheduleMachine, 'open', 'propose', late)).toMatchObject({ ok: false, policyField: 'schedule.onSite' });
});

test('a group is in one place at a time; one meeting may follow another at once', () => {
  const [before, over, after] = [
    booking('u2', '08:00', '09:00'),
    booking('u3', '10:59', '12:00'),
    booking('u4', '11:00', '12:00'),
  ];
  const own = booking('u1', '09:00', '11:00');
  expect(clashes([before, over, after, own], slot, 'u1')).toEqual([over]);
  expect(codes(move(scheduleMachine, 'open', 'propose', { ...input, bookings: [over] }))).toEqual(['group-booked']);
  expect(codes(move(scheduleMachine, 'proposed', 'confirm', { ...input, bookings: [over] }))).toEqual(['group-booked']);
});

test('agreed only after both (A-10): nobody confirms for their own side, or what they proposed themselves', () => {
  expect(move(scheduleMachine, 'proposed', 'confirm', input)).toMatchObject({ ok: true, to: 'agreed' });
  const by = (sides: ScheduleInput['actor']['sides'], user: string) =>
    codes(move(scheduleMachine, 'proposed', 'confirm', { ...input, actor: { sides, user } }));
  expect(by(['group'], 'another')).toEqual(['other-party']);
  expect(by(['group', 'unit'], 'g')).toEqual(['other-party']);
  expect(by(['group', 'unit'], 'another')).toEqual([]);
  expect(move(scheduleMachine, 'open', 'settle', input)).toMatchObject({
    policyField: 'schedule.bothPartiesConfirm',
  });
  expect(move(scheduleMachine, 'open', 'settle', { ...input, bothConfirm: false })).toMatchObject({ to: 'agreed' });
});

test('an agreed meeting may be moved or cancelled until it begins; a past day and an end before the start are refused', () => {
  expect(move(scheduleMachine, 'agreed', 'propose', input)).toMatchObject({ to: 'proposed' });
  expect(move(scheduleMachine, 'agreed', 'cancel', input)).toMatchObject({ to: 'cancelled' });
  expect(codes(move(scheduleMachine, 'agreed', 'cancel', { ...input, begun: true }))).toEqual(['meeting-begun']);
  expect(codes(move(scheduleMachine, 'open', 'cancel', input))).toEqual(['wrong-state']);
  const wrong = { ...input, today: '2011-12-31', slot: { ...slot, to: '09:00' } };
  expect(codes(move(scheduleMachine, 'open', 'propose', wrong))).toEqual(['ends-before-start', 'day-past']);
});

test.each([
  ['open', 'propose', {}],
  ['open', 'settle', { bothConfirm: false }],
  ['proposed', 'confirm', {}],
] as const)(
  'whatever is in the way of a day is in the way of it however it is agreed on: %s, %s',
  (state, action, more) => {
    const possible = { ...input, ...more };
    expect(codes(move(scheduleMachine, state, action, possible))).toEqual([]);
    const wrong: Record<string, Partial<ScheduleInput>> = {
      'meeting-begun': { begun: true },
      'ends-before-start': { slot: { ...slot, to: '08:59' } },
      'outside-window': { slot: { ...slot, date: '2012-01-11' } },
      'day-past': { today: '2011-12-31' },
      'group-booked': { bookings: [booking('u3', '10:59', '12:00')] },
    };
    for (const [code, change] of Object.entries(wrong))
      expect(codes(move(scheduleMachine, state, action, { ...possible, ...change }))).toEqual([code]);
  },
);

test('a day’s bookings: a unit’s own is put, moved, taken away', () => {
  const day = [booking('u2', '14:00', '15:00')];
  const both = rebooked(day, 'u1', slot);
  expect(both.map(({ unit }) => unit)).toEqual(['u1', 'u2']);
  expect(rebooked(both, 'u1', { ...slot, from: '16:00', to: '17:00' }).map(({ unit }) => unit)).toEqual(['u2', 'u1']);
  expect(rebooked(both, 'u1', null)).toEqual(day);
});
