import * as z from 'zod';
import { namedBy, side, slotSchema, speakerKind } from '#shared/appraisal/meeting.ts';
import { bookingSchema } from '#shared/appraisal/meeting-schedule.ts';
import { oralSchema } from '#shared/appraisal/meeting-oral.ts';
import { attendanceMark, participantKind } from '#shared/appraisal/meeting-roster.ts';
import { done, id, name, reason, time, ulid } from '../common.ts';
import { type ErrorCode, operation } from '../operation.ts';

/** The duty reporting meeting (A-09, A-10, A-35 … ): what group and unit do about it together. */

const place = z.strictObject({ cycle: id, unit: id });
const errors: ErrorCode[] = ['invalid-input', 'not-found', 'refused', 'stale-version', 'busy'];
const common = { context: 'visits', method: 'POST', output: done, errors, permission: 'conduct.meeting' } as const;

const problem = z.strictObject({
  path: z.string(),
  code: z.string(),
  message: z.strictObject({ zh: z.string(), en: z.string() }),
});

export const attendee = z.strictObject({
  id: z.string(),
  kind: participantKind,
  person: id.nullable(),
  name: z.string(),
  category: z.string(),
  note: z.string(),
  expected: z.boolean(),
  mark: attendanceMark.nullable(),
});

const report = oralSchema.shape.report;

export const readMeeting = operation({
  ...common,
  id: 'conduct.read-meeting',
  method: 'GET',
  path: '/api/cycles/{cycle}/conduct/{unit}/meeting',
  summary: {
    zh: '某单位的述职会议：考核组日程、口头述职、会议记录、尚缺事项',
    en: "A unit's meeting: the group's bookings, oral reports, minutes, what is missing",
  },
  input: place,
  output: z.strictObject({
    /** the group's agreed meetings, of all days, each with its unit */
    bookings: z.array(bookingSchema.extend({ date: z.iso.date(), unitName: z.string() })),
    window: z.strictObject({ from: z.string().nullable(), to: z.string().nullable() }),
    bothConfirm: z.boolean(),
    /** who presides where nobody else was named, null: the policy's choice is vacant */
    usualChair: namedBy.nullable(),
    agenda: z.array(z.string()),
    maxMinutes: z.int(),
    speakerKinds: z.array(speakerKind),
    oral: z.array(
      z.strictObject({
        person: id,
        name: z.string(),
        required: z.boolean(),
        called: z.boolean(),
        report,
        version: z.int(),
      }),
    ),
    minutes: z.strictObject({ text: z.string(), version: z.int() }),
    /** who has reported neither by word nor in writing */
    withoutReport: z.array(z.strictObject({ person: id, name: z.string() })),
    unmarked: z.int(),
    perUnit: z.int(),
    /** the sides that the actor acts for */
    sides: z.array(side),
    mayReopen: z.boolean(),
  }),
  errors: ['not-found'],
  permission: 'conduct.read',
  audit: null,
});

export const readRoster = operation({
  ...common,
  id: 'conduct.read-roster',
  method: 'GET',
  path: '/api/cycles/{cycle}/conduct/{unit}/roster',
  summary: { zh: '参会人员名单和签到情况', en: "The participants' list and who is there" },
  input: place,
  output: z.strictObject({
    rule: z.strictObject({
      path: z.string().nullable(),
      staff: z.string(),
      attendees: z.array(z.string()),
      representatives: z.array(z.string()),
      min: z.int(),
      max: z.int().nullable(),
    }),
    state: z.enum(['draft', 'submitted']),
    /** why the list could not be submitted as it is */
    problems: z.array(problem),
    /** categories without anybody */
    emptyCategories: z.array(z.string()),
    attendees: z.array(attendee),
    /** whether attendance can be marked now, else why not */
    markable: z.array(problem),
  }),
  errors: ['not-found'],
  permission: 'conduct.read',
  audit: null,
});

export const proposeMeeting = operation({
  ...common,
  id: 'conduct.propose-meeting',
  path: '/api/cycles/{cycle}/conduct/{unit}/meeting/proposals',
  summary: { zh: '提出述职会议的时间、地点', en: "Propose the meeting's day and place" },
  /** `number` of the proposal that the actor saw stand, 0: none */
  input: place.extend({ slot: slotSchema, number: z.int().min(0) }),
  output: z.strictObject({ number: z.int() }),
  audit: 'meeting.proposed',
});

export const confirmMeeting = operation({
  ...common,
  id: 'conduct.confirm-meeting',
  path: '/api/cycles/{cycle}/conduct/{unit}/meeting/confirmation',
  summary: { zh: '确认对方提出的时间', en: 'Confirm what the other side proposed' },
  input: place.extend({ number: z.int().min(1) }),
  audit: 'meeting.agreed',
});

export const cancelMeeting = operation({
  ...common,
  id: 'conduct.cancel-meeting',
  path: '/api/cycles/{cycle}/conduct/{unit}/meeting/cancellation',
  summary: { zh: '取消已提出或已商定的时间', en: 'Cancel the proposed or agreed day' },
  input: place.extend({ number: z.int().min(1), reason }),
  audit: 'meeting.cancelled',
});

export const addParticipants = operation({
  ...common,
  id: 'conduct.add-participants',
  path: '/api/cycles/{cycle}/conduct/{unit}/roster',
  summary: { zh: '在名单中加入某类人员', en: 'Add people of a category to the list' },
  /** each with an id of the caller's: the same again adds nobody twice */
  input: place.extend({
    category: name,
    people: z
      .array(z.strictObject({ id: ulid, name: z.string().trim().min(1).max(40), note: z.string().trim().max(60) }))
      .min(1)
      .max(60),
  }),
  permission: 'conduct.unit',
  audit: 'roster.changed',
});

export const removeParticipant = operation({
  ...common,
  id: 'conduct.remove-participant',
  path: '/api/cycles/{cycle}/conduct/{unit}/roster/{participant}/removal',
  summary: { zh: '从名单中删去一人', en: 'Take somebody off the list' },
  input: place.extend({ participant: ulid }),
  permission: 'conduct.unit',
  audit: 'roster.changed',
});

export const submitRoster = operation({
  ...common,
  id: 'conduct.submit-roster',
  path: '/api/cycles/{cycle}/conduct/{unit}/roster/submission',
  summary: { zh: '提交参会人员名单', en: "Submit the participants' list" },
  /** how many stood on the list that the actor saw: another list has to be looked at first */
  input: place.extend({ seen: z.int().min(0) }),
  permission: 'conduct.unit',
  audit: 'roster.submitted',
});

export const reopenRoster = operation({
  ...common,
  id: 'conduct.reopen-roster',
  path: '/api/cycles/{cycle}/conduct/{unit}/roster/reopening',
  summary: { zh: '退回参会人员名单', en: "Reopen the participants' list" },
  input: place.extend({ reason }),
  audit: 'roster.reopened',
});

const markState = z.enum(['unmarked', 'present', 'absent']);

/**
 * Not an event each: a mark is kept with its time and whoever made it, and the closing of the meeting puts all of them
 * on record. Marks of different people never stand in each other's way.
 */
export const markAttendance = operation({
  ...common,
  id: 'conduct.mark-attendance',
  path: '/api/cycles/{cycle}/conduct/{unit}/attendance',
  summary: { zh: '签到', en: 'Mark who is there' },
  input: place.extend({
    marks: z
      .array(
        z.strictObject({
          participant: z.string().min(1).max(66),
          to: markState,
          reason: reason.nullable(),
          /** what whoever marks saw: where it is another by now, somebody else's mark stands and is given back */
          saw: markState,
        }),
      )
      .min(1)
      .max(25),
  }),
  output: z.strictObject({
    results: z.array(
      z.strictObject({
        participant: z.string(),
        outcome: z.enum(['done', 'other', 'unknown']),
        /** as it now stands */
        mark: attendanceMark.nullable(),
      }),
    ),
  }),
  audit: null,
});

export const listSpeakers = operation({
  ...common,
  id: 'conduct.list-speakers',
  method: 'GET',
  path: '/api/cycles/{cycle}/conduct/{unit}/speakers',
  summary: { zh: '可作动员讲话的人', en: 'Who may give the speech' },
  input: place,
  output: z.strictObject({
    speakers: z.array(z.strictObject({ user: z.string(), name: z.string(), as: speakerKind })),
  }),
  errors: ['not-found'],
  audit: null,
});

export const setChair = operation({
  ...common,
  id: 'conduct.set-chair',
  method: 'PUT',
  path: '/api/cycles/{cycle}/conduct/{unit}/meeting/chair',
  summary: { zh: '确定主持人', en: 'Name who presides' },
  input: place.extend({
    kind: z.enum(['person', 'user']),
    id: z.string().min(1).max(64),
    reason: reason.nullable(),
  }),
  audit: 'meeting.chaired',
});

export const moveAgenda = operation({
  ...common,
  id: 'conduct.move-agenda',
  path: '/api/cycles/{cycle}/conduct/{unit}/agenda/{item}',
  summary: { zh: '开始、结束一项议程', en: 'Begin or end an item of the agenda' },
  /** `item` counts from 1 */
  input: place.extend({
    item: z.string().regex(/^[1-9]\d?$/),
    action: z.enum(['start', 'end', 'resume']),
    speaker: z.string().max(64).nullable(),
  }),
  output: z.strictObject({ at: time }),
  audit: 'meeting.item-begun',
});

export const saveMinutes = operation({
  ...common,
  id: 'conduct.save-minutes',
  method: 'PUT',
  path: '/api/cycles/{cycle}/conduct/{unit}/meeting/minutes',
  summary: { zh: '保存会议记录', en: 'Keep the minutes' },
  input: place.extend({ text: z.string().max(20_000), version: z.int().min(0) }),
  output: z.strictObject({ version: z.int() }),
  audit: null,
});

export const callForOral = operation({
  ...common,
  id: 'conduct.call-for-oral',
  path: '/api/cycles/{cycle}/conduct/{unit}/oral/{person}/call',
  summary: { zh: '考核组确定口头述职人员', en: 'The group calls somebody to report by word' },
  input: place.extend({ person: id, called: z.boolean() }),
  permission: 'conduct.group',
  audit: 'oral.called',
});

export const recordOral = operation({
  ...common,
  id: 'conduct.record-oral',
  path: '/api/cycles/{cycle}/conduct/{unit}/oral/{person}',
  summary: { zh: '记录口头述职用时', en: 'Record how long somebody reported' },
  /** null takes a time back that was recorded by mistake */
  input: place.extend({ person: id, seconds: z.int().min(1).max(14_400).nullable(), version: z.int().min(0) }),
  output: z.strictObject({ over: z.int() }),
  audit: 'oral.recorded',
});

export const closeMeeting = operation({
  ...common,
  id: 'conduct.close-meeting',
  path: '/api/cycles/{cycle}/conduct/{unit}/meeting/closing',
  summary: { zh: '结束述职会议', en: 'Close the meeting' },
  input: place,
  audit: 'meeting.closed',
});

export const reopenMeeting = operation({
  ...common,
  id: 'conduct.reopen-meeting',
  path: '/api/cycles/{cycle}/conduct/{unit}/meeting/reopening',
  summary: { zh: '重新打开述职会议', en: 'Reopen the meeting' },
  input: place.extend({ reason }),
  permission: 'conduct.lead',
  audit: 'meeting.reopened',
});

export const nominate = operation({
  ...common,
  id: 'conduct.nominate',
  path: '/api/cycles/{cycle}/conduct/{unit}/nominees',
  summary: { zh: '推荐群众满意干部', en: 'Nominate who is recognised by the public' },
  input: place.extend({ people: z.array(id).max(20), reason: reason.nullable() }),
  permission: 'conduct.unit',
  audit: 'nominee.submitted',
});
