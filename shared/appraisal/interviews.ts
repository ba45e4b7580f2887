import * as z from 'zod';
import { by, id, time } from '#shared/api/common.ts';
import type { Policy } from '#shared/policy/schema.ts';
import type { Problem } from '#shared/problem.ts';
import { type InterviewRecord, noteSections } from './interview-record.ts';
import { machine } from './machine.ts';
import type { Appraised } from './placement.ts';
import type { Plan } from './plan.ts';
import type { Step } from './step.ts';

/** Counts and states alone: everybody who sees the unit sees these, the notes nobody but the group. */
export const interviewsFacts = z.strictObject({
  state: z.enum(['planned', 'underWay', 'closed']),
  /** on the list: those held and those begun, too */
  listed: z.int().min(0),
  /** begun and not finished */
  writing: z.int().min(0),
  done: z.int().min(0),
  /** the group's leader lets more be interviewed */
  cap: z.strictObject({ max: z.int().min(1), reason: z.string(), at: time, by }).nullable(),
  /** those on long leave whom the group has asked about */
  inquired: z.array(id),
});
export type InterviewsFacts = z.infer<typeof interviewsFacts>;
export const noInterviews: InterviewsFacts = {
  ...{ state: 'planned', listed: 0, writing: 0, done: 0, cap: null, inquired: [] },
};

/** cadres who are not appraised, whom the group asks about. */
export const toInquire = (policy: Pick<Policy, 'eligibility'>, people: readonly Appraised[]): Appraised[] =>
  policy.eligibility.inquiryNote
    ? people.filter(({ rank, status }) => rank === 'cadre' && status === 'notAppraised')
    : [];

/** How many may be interviewed in a unit now. */
export const capOf = ({ interviews }: Pick<Policy, 'interviews'>, facts: InterviewsFacts): number =>
  Math.max(interviews.maxPerUnit, facts.cap?.max ?? 0);

export interface Refused extends Problem {
  /** the policy's field */
  field: string;
}

/** Why so many more cannot be listed; null where they can. */
export function listingProblem(
  policy: Pick<Policy, 'interviews'>,
  facts: InterviewsFacts,
  more: number,
): Refused | null {
  const max = capOf(policy, facts);
  if (facts.listed + more <= max) return null;
  return {
    ...{ path: 'entries', code: 'too-many', field: 'interviews.maxPerUnit' },
    message: {
      zh: `每个单位谈话人数控制在 ${max} 人以内，现已列入 ${facts.listed} 人，不能再列入 ${more} 人。`,
      en: `At most ${max} are interviewed in a unit; ${facts.listed} are listed, so ${more} more cannot be.`,
    },
  };
}

/** Why the cap cannot be raised to `max` (A-55, H-08); null where it can. `headcount`: people appraised in the unit. */
export function raisingProblem(
  { interviews }: Pick<Policy, 'interviews'>,
  { facts, headcount, max }: { facts: InterviewsFacts; headcount: number; max: number },
): Refused | null {
  const { mayExceed, largeUnit, hardMax, maxPerUnit } = interviews;
  const refused = (field: string, code: string, zh: string, en: string): Refused => ({
    ...{ path: 'max', code, field: `interviews.${field}`, message: { zh, en } },
  });
  if (!mayExceed)
    return refused('mayExceed', 'not-allowed', '考核办法不允许增加谈话人数。', 'The policy allows no more.');
  if (headcount < largeUnit)
    return refused(
      ...(['largeUnit', 'too-small'] as const),
      `单位人数达到 ${largeUnit} 人的才可增加谈话人数，本单位 ${headcount} 人。`,
      `Only units of ${largeUnit} or more; this one has ${headcount}.`,
    );
  if (hardMax !== null && max > hardMax)
    return refused('hardMax', 'too-many', `增加后不得超过 ${hardMax} 人。`, `At most ${hardMax}, even so.`);
  if (max <= maxPerUnit)
    return refused('maxPerUnit', 'too-few', `应多于 ${maxPerUnit} 人。`, `It has to be more than ${maxPerUnit}.`);
  if (max < facts.listed)
    return refused('maxPerUnit', 'too-few', `已列入 ${facts.listed} 人，不能少于此数。`, 'More are listed already.');
  return null;
}

/** Whether a day lies in the on-site window, both ends included. An unannounced window has no days. */
export function inOnSiteWindow({ phases: { onSite } }: Pick<Plan, 'phases'>, day: string): boolean {
  const { from, to } = onSite;
  return from !== null && to !== null && from <= day && day <= to;
}

/** What is asked of a record before an interview counts as held. */
export interface FinishFacts {
  record: InterviewRecord;
  policy: Pick<Policy, 'interviews'>;
  plan: Pick<Plan, 'phases'>;
  today: string;
}

const filled = (text: string | undefined): boolean => (text ?? '').trim() !== '';

export const interviewMachine = /* @__PURE__ */ machine({
  id: 'interview',
  title: { zh: '一次个别谈话', en: 'One interview' },
  rules: ['A-53', 'A-56', 'A-57', 'A-58'],
  states: {
    listed: { zh: '已列入', en: 'listed' },
    writing: { zh: '记录中', en: 'being written down' },
    done: { zh: '已完成', en: 'held' },
    withdrawn: { zh: '已取消', en: 'taken off the list' },
  },
  initial: 'listed',
  actions: {
    begin: {
      label: { zh: '开始记录', en: 'Begin the notes' },
      from: ['listed'],
      to: 'writing',
      by: ['conduct.group'],
      needs: [],
      event: 'interview.begun',
    },
    finish: {
      label: { zh: '完成记录', en: 'Finish the notes' },
      from: ['listed', 'writing'],
      to: 'done',
      by: ['conduct.group'],
      needs: [
        {
          code: 'no-date',
          text: { zh: '请填写谈话日期。', en: 'Give the day of the interview.' },
          holds: ({ record }: FinishFacts) => record.date !== null,
        },
        {
          code: 'outside-window',
          text: { zh: '谈话日期须在集中考核时间内。', en: 'The day has to lie in the on-site window.' },
          field: 'schedule.onSite',
          holds: ({ record, plan }: FinishFacts) => record.date === null || inOnSiteWindow(plan, record.date),
        },
        {
          code: 'in-the-future',
          text: { zh: '谈话日期不能晚于今天。', en: 'The day cannot lie ahead.' },
          holds: ({ record, today }: FinishFacts) => record.date === null || record.date <= today,
        },
        {
          code: 'no-interviewer',
          text: { zh: '请填写谈话人。', en: 'Name who led the interview.' },
          holds: ({ record }: FinishFacts) => record.interviewers.length > 0,
        },
        {
          code: 'no-team-notes',
          text: { zh: '请填写领导班子建设情况一栏。', en: 'The section on the team has to be written.' },
          field: 'interviews.topics',
          holds: ({ record, policy }: FinishFacts) =>
            noteSections(policy).every(
              ({ topic, required }) => !required || filled(record.notes.find((note) => note.topic === topic)?.text),
            ),
        },
      ],
      event: 'interview.finished',
    },
    reopen: {
      label: { zh: '重新打开', en: 'Open again' },
      from: ['done'],
      to: 'writing',
      by: ['conduct.group'],
      needs: [],
      event: 'interview.reopened',
    },
    withdraw: {
      label: { zh: '取消', en: 'Take off the list' },
      from: ['listed'],
      to: 'withdrawn',
      by: ['conduct.group'],
      needs: [],
      event: 'interview.withdrawn',
    },
  },
});

export interface ClosingFacts {
  facts: InterviewsFacts;
  /** how many of `toInquire` nothing is noted of */
  uninquired: number;
}

export const interviewsMachine = /* @__PURE__ */ machine({
  id: 'interviews',
  title: { zh: '单位的个别谈话', en: 'The interviews of a unit' },
  rules: ['A-20', 'A-53', 'A-54', 'A-55'],
  states: {
    planned: { zh: '安排中', en: 'being planned' },
    underWay: { zh: '进行中', en: 'under way' },
    closed: { zh: '已结束', en: 'closed' },
  },
  initial: 'planned',
  actions: {
    begin: {
      label: { zh: '开始谈话', en: 'Begin' },
      from: ['planned', 'underWay'],
      to: 'underWay',
      by: ['conduct.group'],
      needs: [],
      event: 'interview.begun',
    },
    close: {
      label: { zh: '结束谈话', en: 'Close' },
      from: ['planned', 'underWay'],
      to: 'closed',
      by: ['conduct.group'],
      needs: [
        {
          code: 'none-held',
          text: { zh: '至少完成一人的谈话。', en: 'At least one interview has to be held.' },
          holds: ({ facts }: ClosingFacts) => facts.done > 0,
        },
        {
          code: 'half-written',
          text: { zh: '还有未完成的谈话记录。', en: 'Some notes are not finished.' },
          holds: ({ facts }: ClosingFacts) => facts.writing === 0,
        },
        {
          code: 'no-inquiry',
          text: {
            zh: '对不进行考核的科级干部，考核组应先了解情况并作记录。',
            en: 'The group has to note what it learnt of the cadres who are not appraised.',
          },
          field: 'eligibility.inquiryNote',
          holds: ({ uninquired }: ClosingFacts) => uninquired === 0,
        },
      ],
      event: 'interviews.closed',
    },
    reopen: {
      label: { zh: '重新开放', en: 'Open again' },
      from: ['closed'],
      to: 'underWay',
      by: ['conduct.group'],
      needs: [],
      event: 'interviews.reopened',
    },
  },
});

const page = (unit: string): string => `conduct/${encodeURIComponent(unit)}/interviews`;

export const interviewsSteps: readonly Step[] = [
  {
    id: 'inquiries',
    label: { zh: '了解长期请假人员', en: 'People on long leave' },
    task: { zh: '了解不进行考核的科级干部的情况并作记录', en: 'Ask about cadres who are not appraised, and note it' },
    phase: 'onSite',
    owner: 'group',
    rules: ['A-20'],
    applies: ({ policy, people }) => toInquire(policy, people).length > 0,
    after: [],
    progress: ({ policy, people, conduct }) => {
      const asked = toInquire(policy, people);
      return { done: asked.filter((one) => conduct.interviews.inquired.includes(one.id)).length, total: asked.length };
    },
    page,
  },
  {
    id: 'interviews',
    label: { zh: '个别谈话', en: 'Interviews' },
    task: { zh: '开展个别谈话，完成记录后结束', en: 'Hold the interviews, finish the notes, then close' },
    phase: 'onSite',
    owner: 'group',
    rules: ['A-53', 'A-54', 'A-55', 'A-56', 'A-57', 'A-58'],
    applies: ({ policy }) => policy.interviews.maxPerUnit > 0,
    after: ['meeting'],
    // Done when it is closed: until then one more than are held is wanted, be it the closing itself.
    progress: ({ conduct: { interviews } }) => ({
      done: interviews.done,
      total: interviews.state === 'closed' ? interviews.done : Math.max(interviews.listed, interviews.done + 1),
    }),
    page,
  },
];
