import * as z from 'zod';
import {
  intervieweeSchema,
  interviewPlanSchema,
  interviewRecordSchema,
  interviewStates,
} from '#shared/appraisal/interview-record.ts';
import { interviewsFacts } from '#shared/appraisal/interviews.ts';
import { inquirySchema } from '#shared/appraisal/paper.ts';
import { phaseSchema } from '#shared/appraisal/plan.ts';
import { by, id, reason, time, ulid } from '../common.ts';
import { operation } from '../operation.ts';

/** A.6, A-20: the group's interviews in a unit. What was said is the group's alone; others see counts (unit.ts). */

const unit = { cycle: id, unit: id };
const one = { ...unit, interview: ulid };
/** the number of the version that was read */
const read = z.int().min(1);
const stamp = { version: z.int(), changedAt: time, changedBy: by };
const errors = ['invalid-input', 'not-found', 'refused', 'stale-version', 'busy'] as const;

/** An interview without what was said. */
export const interviewRow = z.strictObject({
  id: ulid,
  who: intervieweeSchema,
  category: z.string(),
  plan: interviewPlanSchema.nullable(),
  state: z.enum(interviewStates),
  /** the day it was held */
  date: z.string().nullable(),
  interviewers: z.array(z.string()),
  ...stamp,
});
export type InterviewRow = z.infer<typeof interviewRow>;

const candidate = z.strictObject({ person: id, oral: z.int(), ballot: z.int() });
const mentioned = z.strictObject({ person: id, outstanding: z.array(z.string()), poor: z.array(z.string()) });

export const readInterviews = operation({
  id: 'conduct.read-interviews',
  context: 'visits',
  method: 'GET',
  path: '/api/cycles/{cycle}/conduct/{unit}/interviews',
  summary: {
    zh: '某单位的个别谈话：名单、汇总、对长期请假人员的了解（仅考核组）',
    en: "A unit's interviews: list, tallies, inquiries (the group alone)",
  },
  input: z.strictObject(unit),
  output: z.strictObject({
    facts: interviewsFacts,
    /** how many may be listed now, and whether the policy lets the leader raise it here */
    cap: z.strictObject({ max: z.int(), headcount: z.int(), mayRaise: z.boolean(), hardMax: z.int().nullable() }),
    /** the on-site window */
    window: phaseSchema.pick({ from: true, to: true }),
    interviews: z.array(interviewRow),
    /** members of the team who are not listed yet */
    suggested: z.array(z.strictObject({ person: id, name: z.string(), category: z.string() })),
    candidates: z.array(candidate),
    mentions: z.array(mentioned),
    /** cadres on long leave, with what the group has noted of each; version 0: nothing yet */
    inquiries: z.array(
      z.strictObject({ person: id, name: z.string(), text: z.string(), version: z.int(), changedBy: by.nullable() }),
    ),
  }),
  errors: ['not-found'],
  permission: 'conduct.group',
  audit: null,
});

export const listInterviewees = operation({
  id: 'conduct.list-interviewees',
  context: 'visits',
  method: 'POST',
  path: '/api/cycles/{cycle}/conduct/{unit}/interviews',
  summary: { zh: '列入谈话对象', en: 'Put people on the list of interviews' },
  /** `id` is chosen by the client: the same again changes nothing; without `person` name and post are required */
  input: z.strictObject({
    ...unit,
    entries: z
      .array(
        z.strictObject({
          ...{ id: ulid, person: id.nullable(), name: z.string().trim().max(100), post: z.string().trim().max(100) },
          category: z.string().max(200),
        }),
      )
      .min(1)
      .max(40),
  }),
  output: z.strictObject({ listed: z.int() }),
  errors: [...errors],
  permission: 'conduct.group',
  audit: 'interview.listed',
});

export const planInterview = operation({
  id: 'conduct.plan-interview',
  context: 'visits',
  method: 'PUT',
  path: '/api/cycles/{cycle}/conduct/{unit}/interviews/{interview}/plan',
  summary: { zh: '安排谈话时间、地点', en: 'Plan when and where an interview is held' },
  input: z.strictObject({ ...one, version: read, plan: interviewPlanSchema.nullable() }),
  output: interviewRow,
  errors: [...errors],
  permission: 'conduct.group',
  audit: 'interview.planned',
});

export const withdrawInterview = operation({
  id: 'conduct.withdraw-interview',
  context: 'visits',
  method: 'POST',
  path: '/api/cycles/{cycle}/conduct/{unit}/interviews/{interview}/withdrawal',
  summary: { zh: '取消谈话对象', en: 'Take somebody off the list of interviews' },
  input: z.strictObject({ ...one, version: read }),
  output: interviewRow,
  errors: [...errors],
  permission: 'conduct.group',
  audit: 'interview.withdrawn',
});

const whole = z.strictObject({ ...interviewRow.shape, record: interviewRecordSchema });

export const readInterview = operation({
  id: 'conduct.read-interview',
  context: 'visits',
  method: 'GET',
  path: '/api/cycles/{cycle}/conduct/{unit}/interviews/{interview}',
  summary: { zh: '一次谈话的记录（仅考核组）', en: 'The notes of an interview (the group alone)' },
  input: z.strictObject(one),
  output: whole,
  errors: ['not-found'],
  permission: 'conduct.group',
  audit: null,
});

export const saveInterview = operation({
  id: 'conduct.save-interview',
  context: 'visits',
  method: 'PUT',
  path: '/api/cycles/{cycle}/conduct/{unit}/interviews/{interview}',
  summary: {
    zh: '保存谈话记录草稿；首次保存即开始记录',
    en: 'Save the draft of the notes; the first saving begins the interview',
  },
  input: z.strictObject({ ...one, version: read, record: interviewRecordSchema }),
  output: z.strictObject({ state: z.enum(interviewStates), ...stamp }),
  errors: [...errors],
  permission: 'conduct.group',
  audit: 'interview.begun',
});

export const finishInterview = operation({
  id: 'conduct.finish-interview',
  context: 'visits',
  method: 'POST',
  path: '/api/cycles/{cycle}/conduct/{unit}/interviews/{interview}/finish',
  summary: { zh: '完成谈话记录', en: 'Finish the notes of an interview' },
  input: z.strictObject({ ...one, version: read, record: interviewRecordSchema }),
  output: whole,
  errors: [...errors],
  permission: 'conduct.group',
  audit: 'interview.finished',
});

export const reopenInterview = operation({
  id: 'conduct.reopen-interview',
  context: 'visits',
  method: 'POST',
  path: '/api/cycles/{cycle}/conduct/{unit}/interviews/{interview}/reopen',
  summary: { zh: '重新打开谈话记录', en: 'Open the notes of an interview again' },
  input: z.strictObject({ ...one, version: read }),
  output: whole,
  errors: [...errors],
  permission: 'conduct.group',
  audit: 'interview.reopened',
});

export const raiseInterviewCap = operation({
  id: 'conduct.raise-interview-cap',
  context: 'visits',
  method: 'POST',
  path: '/api/cycles/{cycle}/conduct/{unit}/interview-cap',
  summary: { zh: '组长增加谈话人数', en: "The group's leader lets more people be interviewed" },
  input: z.strictObject({ ...unit, max: z.int().min(1).max(1000), reason }),
  output: z.strictObject({ max: z.int() }),
  errors: [...errors],
  permission: 'conduct.lead',
  audit: 'interviews.capRaised',
});

export const closeInterviews = operation({
  id: 'conduct.close-interviews',
  context: 'visits',
  method: 'POST',
  path: '/api/cycles/{cycle}/conduct/{unit}/interviews-closed',
  summary: { zh: '结束单位的个别谈话', en: 'Close the interviews of a unit' },
  input: z.strictObject(unit),
  output: interviewsFacts,
  errors: [...errors],
  permission: 'conduct.group',
  audit: 'interviews.closed',
});

export const reopenInterviews = operation({
  id: 'conduct.reopen-interviews',
  context: 'visits',
  method: 'POST',
  path: '/api/cycles/{cycle}/conduct/{unit}/interviews-reopened',
  summary: { zh: '重新开放单位的个别谈话', en: 'Open the interviews of a unit again' },
  input: z.strictObject({ ...unit, reason }),
  output: interviewsFacts,
  errors: [...errors],
  permission: 'conduct.group',
  audit: 'interviews.reopened',
});

export const saveInquiry = operation({
  id: 'conduct.save-inquiry',
  context: 'visits',
  method: 'PUT',
  path: '/api/cycles/{cycle}/conduct/{unit}/inquiries/{person}',
  summary: { zh: '记录对长期请假干部的了解情况', en: 'Note what was learnt of a cadre on long leave' },
  /** `version` 0: nothing was noted yet */
  input: z.strictObject({ ...unit, person: id, version: z.int().min(0), text: inquirySchema.shape.text }),
  output: z.strictObject(stamp),
  errors: [...errors],
  permission: 'conduct.group',
  audit: 'inquiry.noted',
});
