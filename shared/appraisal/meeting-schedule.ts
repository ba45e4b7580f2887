import * as z from 'zod';
import { id } from '#shared/api/common.ts';
import { machine } from './machine.ts';
import type { Side, Slot } from './meeting.ts';

/** When a unit's meeting is: one side proposes, the other confirms, a group is in one place at a time. */

export const bookingSchema = z.strictObject({ unit: id, from: z.string(), to: z.string(), place: z.string() });
export type Booking = z.infer<typeof bookingSchema>;

/** What a group has agreed on for a day: a detail of the cycle, so that two confirmations cannot both take an hour. */
export const bookedSchema = z.strictObject({ group: id, date: z.iso.date(), bookings: z.array(bookingSchema) });
export const bookedId = (group: string, date: string): string => `${group} ${date}`;

/** The bookings that overlap a slot, another unit's: one that ends when the slot begins does not. */
export const clashes = (bookings: readonly Booking[], slot: Pick<Slot, 'from' | 'to'>, unit: string): Booking[] =>
  bookings.filter((one) => one.unit !== unit && one.from < slot.to && slot.from < one.to);

/** A day's bookings with a unit's as it now is, null: none; by time. */
export const rebooked = (bookings: readonly Booking[], unit: string, slot: Slot | null): Booking[] =>
  [
    ...bookings.filter((one) => one.unit !== unit),
    ...(slot ? [{ unit, from: slot.from, to: slot.to, place: slot.place }] : []),
  ].sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));

/** Both days included. A window without a bound has not been announced. */
export const isInWindow = (date: string, { from, to }: { from: string | null; to: string | null }): boolean =>
  from !== null && to !== null && from <= date && date <= to;

export interface ScheduleInput {
  slot: Slot;
  window: { from: string | null; to: string | null };
  /** civil date in the county's time zone */
  today: string;
  /** of the unit's group on the slot's day */
  bookings: readonly Booking[];
  unit: string;
  begun: boolean;
  bothConfirm: boolean;
  /** who proposed what is to be confirmed, and who confirms it */
  proposed: { side: Side; user: string } | null;
  actor: { sides: readonly Side[]; user: string };
}

const possible = [
  {
    code: 'meeting-begun',
    text: { zh: '会议已经开始，不能再改时间。', en: 'The meeting has begun: its day stays.' },
    holds: ({ begun }: ScheduleInput) => !begun,
  },
  {
    code: 'ends-before-start',
    text: { zh: '结束时间须晚于开始时间。', en: 'It has to end after it begins.' },
    holds: ({ slot }: ScheduleInput) => slot.from < slot.to,
  },
  {
    code: 'outside-window',
    text: {
      zh: '须在集中考核时间内（首尾两日均含）；集中考核时间以考评办公布的为准。',
      en: 'It has to lie in the on-site window, both days included, as the office has announced it.',
    },
    field: 'schedule.onSite',
    holds: ({ slot, window }: ScheduleInput) => isInWindow(slot.date, window),
  },
  {
    code: 'day-past',
    text: { zh: '日期已过。', en: 'The day is past.' },
    holds: ({ slot, today }: ScheduleInput) => slot.date >= today,
  },
  {
    code: 'group-booked',
    text: {
      zh: '考核组在这段时间已与其他单位商定考核，请另选时间。',
      en: 'The group has agreed to be with another unit at that time; choose another.',
    },
    holds: ({ bookings, slot, unit }: ScheduleInput) => clashes(bookings, slot, unit).length === 0,
  },
] as const;

export const scheduleMachine = /* @__PURE__ */ machine({
  id: 'meeting-schedule',
  title: { zh: '述职会议时间', en: "The meeting's day" },
  rules: ['A-09', 'A-10'],
  states: {
    open: { zh: '未商定', en: 'open' },
    proposed: { zh: '待对方确认', en: 'proposed' },
    agreed: { zh: '已商定', en: 'agreed' },
    cancelled: { zh: '已取消', en: 'cancelled' },
  },
  initial: 'open',
  actions: {
    propose: {
      label: { zh: '提出时间', en: 'propose' },
      from: ['open', 'proposed', 'agreed', 'cancelled'],
      to: 'proposed',
      by: ['conduct.group', 'conduct.unit'],
      needs: possible,
      event: 'meeting.proposed',
    },
    /** where one side suffices */
    settle: {
      label: { zh: '确定时间', en: 'settle' },
      from: ['open', 'proposed', 'agreed', 'cancelled'],
      to: 'agreed',
      by: ['conduct.group', 'conduct.unit'],
      needs: [
        ...possible,
        {
          code: 'both-parties',
          text: { zh: '考核时间须由考核组与单位双方商定。', en: 'Group and unit have to agree on the day.' },
          field: 'schedule.bothPartiesConfirm',
          holds: ({ bothConfirm }: ScheduleInput) => !bothConfirm,
        },
      ],
      event: 'meeting.agreed',
    },
    confirm: {
      label: { zh: '确认时间', en: 'confirm' },
      from: ['proposed'],
      to: 'agreed',
      by: ['conduct.group', 'conduct.unit'],
      needs: [
        {
          code: 'other-party',
          text: {
            zh: '须由对方确认：考核组提出的由单位确认，单位提出的由考核组确认，本人提出的不能由本人确认。',
            en: 'The other side confirms: the unit what the group proposed, the group what the unit did, nobody their own.',
          },
          field: 'schedule.bothPartiesConfirm',
          holds: ({ proposed, actor }: ScheduleInput) =>
            proposed !== null && actor.user !== proposed.user && actor.sides.some((one) => one !== proposed.side),
        },
        ...possible,
      ],
      event: 'meeting.agreed',
    },
    cancel: {
      label: { zh: '取消', en: 'cancel' },
      from: ['proposed', 'agreed'],
      to: 'cancelled',
      by: ['conduct.group', 'conduct.unit'],
      needs: [possible[0]],
      event: 'meeting.cancelled',
    },
  },
});
