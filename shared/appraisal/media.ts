import * as z from 'zod';
import { addDays, toDayNumber } from '#shared/policy/civil-date.ts';
import type { Bilingual } from '#shared/problem.ts';
import { machine } from './machine.ts';
import type { Step } from './step.ts';

/** A-61 …: the unit's head reports for the team on television, at a time that the station assigns. */
export const mediaStates = ['listed', 'scheduled', 'recorded', 'missed'] as const;
export type MediaState = (typeof mediaStates)[number];

/** `09:05`, the county's clock */
export const clockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

export const mediaFacts = z.strictObject({
  /** of a unit that is not on the roster it says nothing */
  state: z.enum(mediaStates),
  date: z.iso.date().nullable(),
  start: clockTime.nullable(),
  minutes: z.int().nullable(),
  seconds: z.int().nullable(),
});
export const noMedia: z.infer<typeof mediaFacts> = {
  ...{ state: 'listed', date: null, start: null, minutes: null, seconds: null },
};

/** When a report is broadcast. */
export interface Airtime {
  start: string;
  minutes: number;
}

const minuteOf = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));

/** `09:05` at which a report ends; `24:00` at the latest, later ones do not fit into their day. */
export function endOf({ start, minutes }: Airtime): string {
  const end = minuteOf(start) + minutes;
  return [Math.floor(end / 60), end % 60].map((n) => String(n).padStart(2, '0')).join(':');
}

/** Whether two reports of a day share a minute: one may begin when the other ends. */
export const overlaps = (a: Airtime, b: Airtime): boolean =>
  minuteOf(a.start) < minuteOf(b.start) + b.minutes && minuteOf(b.start) < minuteOf(a.start) + a.minutes;

/** A report of exactly so many minutes is in time, a second more is not (H-09). */
export const isOverrun = (seconds: number, maxMinutes: number): boolean => seconds > maxMinutes * 60;

/** The days of a window, both ends included (H-10); none where an end is not announced. */
export function daysOf({ from, to }: { from: string | null; to: string | null }): string[] {
  if (from === null || to === null || to < from) return [];
  return Array.from({ length: toDayNumber(to) - toDayNumber(from) + 1 }, (_, n) => addDays(from, n));
}

/** What a slot is judged by; each action looks at its own part. */
export interface MediaMove {
  enabled?: boolean;
  listed?: boolean;
  date?: string;
  today?: string;
  window?: { from: string | null; to: string | null };
  airtime?: Airtime;
  maxMinutes?: number;
  /** the other reports of the day */
  others?: readonly Airtime[];
}

const states: Record<MediaState, Bilingual> = {
  listed: { zh: '待安排', en: 'to be scheduled' },
  scheduled: { zh: '已安排', en: 'scheduled' },
  recorded: { zh: '已播出', en: 'recorded' },
  missed: { zh: '未进行', en: 'missed' },
};

const hasCome = {
  code: 'not-yet',
  text: { zh: '述职之日尚未到。', en: 'The day of the report has not come.' },
  holds: ({ date, today }: MediaMove) => date !== undefined && today !== undefined && date <= today,
};

export const mediaMachine = /* @__PURE__ */ machine<MediaState, 'schedule' | 'release' | 'record' | 'miss', MediaMove>({
  id: 'media',
  title: { zh: '媒体述职', en: 'Media report' },
  rules: ['A-61', 'A-62', 'A-63', 'A-64', 'A-65', 'Q-04'],
  states,
  initial: 'listed',
  actions: {
    schedule: {
      label: { zh: '安排时间', en: 'Assign a slot' },
      from: ['listed', 'scheduled', 'missed'],
      to: 'scheduled',
      by: ['conduct.media'],
      needs: [
        {
          code: 'not-held',
          text: { zh: '考核办法不实行媒体述职。', en: 'The policy has no media reports.' },
          field: 'media.enabled',
          holds: ({ enabled }) => enabled === true,
        },
        {
          code: 'not-listed',
          text: { zh: '该单位不在媒体述职名单中。', en: 'The unit is not on the roster.' },
          holds: ({ listed }) => listed === true,
        },
        {
          code: 'outside-window',
          text: {
            zh: '日期须在媒体述职时间内，首尾两日均可；起止日期未定的，不能安排。',
            en: 'The day lies in the window of the media reports, both ends included; the window has to be announced.',
          },
          field: 'schedule.media',
          holds: ({ date, window }) => date !== undefined && window !== undefined && daysOf(window).includes(date),
        },
        {
          code: 'too-long',
          text: { zh: '时长超过媒体述职时间的限制。', en: 'The slot is longer than a media report may be.' },
          field: 'media.maxMinutes',
          holds: ({ airtime, maxMinutes = 0 }) => airtime !== undefined && airtime.minutes <= maxMinutes,
        },
        {
          code: 'past-midnight',
          text: { zh: '述职须在当日结束。', en: 'A report ends on its day.' },
          holds: ({ airtime }) => airtime !== undefined && endOf(airtime) <= '24:00',
        },
        {
          code: 'overlap',
          text: { zh: '与当日其他单位的述职时间重叠。', en: 'Another report of the day overlaps.' },
          holds: ({ airtime, others = [] }) =>
            airtime !== undefined && !others.some((other) => overlaps(airtime, other)),
        },
      ],
      event: 'media.scheduled',
    },
    release: {
      label: { zh: '取消安排', en: 'Take the slot back' },
      from: ['scheduled'],
      to: 'listed',
      by: ['conduct.media'],
      needs: [],
      event: 'media.released',
    },
    record: {
      label: { zh: '登记播出', en: 'Record' },
      from: ['scheduled', 'recorded'],
      to: 'recorded',
      by: ['conduct.media'],
      needs: [hasCome],
      event: 'media.recorded',
    },
    miss: {
      label: { zh: '登记未进行', en: 'Mark as missed' },
      from: ['scheduled'],
      to: 'missed',
      by: ['conduct.media'],
      needs: [hasCome],
      event: 'media.missed',
    },
  },
});

export const mediaSteps: readonly Step[] = [
  {
    id: 'media',
    label: { zh: '媒体述职', en: 'Media report' },
    task: { zh: '安排并登记媒体述职', en: 'Schedule and record the media report' },
    phase: 'media',
    owner: 'media',
    rules: ['A-61', 'A-63', 'A-64', 'A-65'],
    applies: ({ policy, plan, unit }) => policy.media.enabled && plan.mediaRoster.some((row) => row.unit === unit.id),
    after: [],
    /** scheduled, recorded */
    progress: ({ conduct: { media } }) => ({
      done: { listed: 0, missed: 0, scheduled: 1, recorded: 2 }[media.state],
      total: 2,
    }),
    page: () => 'media',
  },
];
