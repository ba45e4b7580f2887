import * as z from 'zod';
import { by, id, time } from '#shared/api/common.ts';
import type { Step } from './step.ts';

/**
 * The duty reporting meeting 述职会议 of a first-level unit: the day that group and unit agree on, who takes part,
 * what happens there. Rules: meeting-schedule.ts, meeting-roster.ts, meeting-agenda.ts, meeting-oral.ts.
 */

/** Time of a civil day in the county's time zone, `09:30`. */
const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

export const slotSchema = z.strictObject({
  date: z.iso.date(),
  from: timeOfDay,
  to: timeOfDay,
  place: z.string().trim().min(1).max(100),
});
export type Slot = z.infer<typeof slotSchema>;

export const side = z.enum(['group', 'unit']);
export type Side = z.infer<typeof side>;

export const scheduleFacts = z.strictObject({
  state: z.enum(['open', 'proposed', 'agreed', 'cancelled']),
  /** of the proposal that stands, 0 before the first: whoever confirms names the one that they read */
  number: z.int().min(0),
  slot: slotSchema.nullable(),
  proposed: z.strictObject({ side, at: time, by }).nullable(),
  confirmed: z.strictObject({ at: time, by }).nullable(),
  /** the group in whose bookings the agreed slot lies */
  group: id.nullable(),
  /** why it was cancelled */
  reason: z.string().nullable(),
});
export type Schedule = z.infer<typeof scheduleFacts>;

/** Somebody who speaks or presides: of the register, or a user of the group or the county's leaders. */
export const namedBy = z.strictObject({
  kind: z.enum(['person', 'user']),
  id: z.string().min(1).max(64),
  name: z.string(),
});
export type Named = z.infer<typeof namedBy>;

export const speakerKind = z.enum(['countyLeader', 'groupHead']);
export type SpeakerKind = z.infer<typeof speakerKind>;

export const agendaItemFacts = z.strictObject({
  state: z.enum(['waiting', 'running', 'ended']),
  startedAt: time.nullable(),
  endedAt: time.nullable(),
  /** who gave the speech: of the first item alone */
  speaker: z.strictObject({ as: speakerKind, user: z.string(), name: z.string() }).nullable(),
});
export type AgendaItem = z.infer<typeof agendaItemFacts>;

export const meetingFacts = z.strictObject({
  schedule: scheduleFacts,
  roster: z.strictObject({
    state: z.enum(['draft', 'submitted']),
    submitted: z.strictObject({ at: time, by }).nullable(),
  }),
  state: z.enum(['planned', 'held', 'closed']),
  /** beside the policy's agenda, in its order; empty until the meeting begins */
  agenda: z.array(agendaItemFacts),
  /** null: whoever the policy names */
  chair: z.strictObject({ who: namedBy, reason: z.string().nullable() }).nullable(),
  closed: z.strictObject({ at: time, by, expected: z.int(), present: z.int() }).nullable(),
  /** A-52: persons' ids */
  nominees: z.strictObject({ people: z.array(id), at: time, by }).nullable(),
});
export type MeetingFacts = z.infer<typeof meetingFacts>;

export const noMeeting: MeetingFacts = {
  schedule: { state: 'open', number: 0, slot: null, proposed: null, confirmed: null, group: null, reason: null },
  roster: { state: 'draft', submitted: null },
  state: 'planned',
  agenda: [],
  chair: null,
  closed: null,
  nominees: null,
};

/** What was said and settled, a detail of the unit. */
export const minutesSchema = z.strictObject({ text: z.string() });

const meetingPage = (unit: string): string => `conduct/${encodeURIComponent(unit)}/meeting`;

export const meetingSteps: readonly Step[] = [
  {
    id: 'schedule',
    label: { zh: '商定时间', en: 'Day agreed' },
    task: { zh: '考核组与单位商定述职会议的时间和地点', en: 'Agree on the day and place of the meeting' },
    phase: 'reports',
    owner: 'group',
    rules: ['A-09', 'A-10'],
    applies: ({ policy }) => policy.meetings.required,
    after: [],
    progress: ({ conduct: { meeting } }) => ({ done: meeting.schedule.state === 'agreed' ? 1 : 0, total: 1 }),
    // Any day of the window may be agreed on, its last one too.
    due: ({ plan }) => plan.phases.onSite.to,
    page: meetingPage,
  },
  {
    id: 'roster',
    label: { zh: '参会名单', en: "Participants' list" },
    task: { zh: '拟定并提交述职会议参会人员名单', en: "Draw up and submit the participants' list" },
    phase: 'reports',
    owner: 'unit',
    rules: ['A-36', 'A-37', 'A-38', 'A-39', 'A-40', 'A-41', 'A-42'],
    applies: ({ policy }) => policy.meetings.required,
    after: [],
    progress: ({ conduct: { meeting } }) => ({ done: meeting.roster.state === 'submitted' ? 1 : 0, total: 1 }),
    due: ({ plan, conduct: { meeting } }) =>
      meeting.schedule.state === 'agreed' && meeting.schedule.slot ? meeting.schedule.slot.date : plan.phases.onSite.to,
    page: meetingPage,
  },
  {
    id: 'meeting',
    label: { zh: '述职会议', en: 'Meeting' },
    task: {
      zh: '召开述职会议，完成各项议程后结束会议',
      en: 'Hold the meeting, end every item of its agenda, close it',
    },
    phase: 'onSite',
    owner: 'group',
    rules: ['A-35', 'A-43', 'A-44', 'A-45', 'A-46', 'A-47', 'A-48'],
    applies: ({ policy }) => policy.meetings.required,
    after: ['schedule', 'roster'],
    progress: ({ conduct: { meeting } }) => ({ done: meeting.state === 'closed' ? 1 : 0, total: 1 }),
    page: meetingPage,
  },
  {
    id: 'nominee',
    label: { zh: '推荐群众满意干部', en: 'Nominee' },
    task: { zh: '推荐群众满意干部', en: 'Nominate who is recognised by the public' },
    phase: 'onSite',
    owner: 'unit',
    rules: ['A-52'],
    applies: ({ policy }) => policy.recognition.perUnit > 0,
    after: ['meeting'],
    progress: ({ policy, conduct: { meeting } }) => ({
      done: Math.min(meeting.nominees?.people.length ?? 0, policy.recognition.perUnit),
      total: policy.recognition.perUnit,
    }),
    page: meetingPage,
  },
];
