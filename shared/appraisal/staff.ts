import * as z from 'zod';
import { by, time } from '#shared/api/common.ts';
import { addDays } from '#shared/policy/civil-date.ts';
import type { Bilingual } from '#shared/problem.ts';
import { type Appraised, takesPart } from './placement.ts';
import type { Step, StepInput } from './step.ts';

/** A-15: in the cadres' meeting, or in one of the unit's own. */
export const staffModes = {
  joint: { zh: '同科级干部的评议一并进行', en: 'together with the cadres' },
  separate: { zh: '单独召开会议评议', en: 'in a meeting of its own' },
} as const satisfies Record<string, Bilingual>;
export type StaffMode = keyof typeof staffModes;

const date = z.iso.date();
const count = z.int().min(0).max(100_000);
/** who did something, at what time and on which civil date of the county */
const act = z.strictObject({ at: time, on: date, by });

export const staffMeeting = z.strictObject({
  date,
  place: z.string().trim().min(1).max(100),
  /** how many came, once it is held */
  attendance: count.nullable(),
});

/** How a unit's staff appraisal stands; the counts lie in a detail, so that nobody reads them with this. */
export const staffFacts = z.strictObject({
  state: z.enum(['planned', 'underWay', 'tallied', 'signed', 'released']),
  mode: z.enum(['joint', 'separate']).nullable(),
  meeting: staffMeeting.nullable(),
  started: act.nullable(),
  tallied: act.nullable(),
  signatures: z.array(act),
  /** when the last signature came */
  signed: z.strictObject({ at: time, on: date }).nullable(),
  released: act.nullable(),
  /** why it was sent back last, until it goes on */
  returned: z.strictObject({ at: time, by, reason: z.string() }).nullable(),
});
export type StaffFacts = z.infer<typeof staffFacts>;

export const noStaff: StaffFacts = {
  ...{ state: 'planned', mode: null, meeting: null, started: null, tallied: null },
  ...{ signatures: [], signed: null, released: null, returned: null },
};

/** Whom a unit's leading group appraises: ordinary staff who take part. */
export const staffSubjects = (people: readonly Appraised[]): Appraised[] =>
  people.filter((person) => person.rank === 'staff' && takesPart(person));

/** The last day to release results after they were signed: so many plain days after, the day itself not counted. */
export const releaseDue = (signedOn: string, feedbackDays: number): string => addDays(signedOn, feedbackDays);

const applies = ({ policy, people }: StepInput): boolean =>
  policy.scheme.subjects.includes('staff') && staffSubjects(people).length > 0;

const page = (unit: string): string => `conduct/${encodeURIComponent(unit)}/staff`;

const order: readonly StaffFacts['state'][] = ['planned', 'underWay', 'tallied', 'signed', 'released'];
/** How many of these states have been reached. */
const reached = ({ state }: StaffFacts, ...states: readonly StaffFacts['state'][]): number =>
  states.filter((one) => order.indexOf(state) >= order.indexOf(one)).length;

export const staffSteps: readonly Step[] = [
  {
    id: 'staffAppraisal',
    label: { zh: '职工考核', en: 'Staff appraisal' },
    task: { zh: '组织本单位一般干部职工的考核评议', en: 'Run the appraisal of the unit’s ordinary staff' },
    phase: 'staff',
    owner: 'leadingGroup',
    rules: ['A-14', 'A-15', 'A-74', 'A-116'],
    applies,
    after: ['leadingGroup'],
    // Counting, signing and releasing are the appraisal group's where it goes together with the cadres.
    progress: ({ conduct: { staff } }) => {
      const states = staff.mode === 'joint' ? (['underWay'] as const) : (['underWay', 'tallied', 'released'] as const);
      return { done: reached(staff, ...states), total: states.length };
    },
    page,
  },
  {
    id: 'staffTally',
    label: { zh: '评议情况汇总', en: 'Staff tally' },
    task: {
      zh: '汇总职工评议情况，成员签署后反馈单位',
      en: 'Tally the staff’s ballots, sign, and release to the unit',
    },
    phase: 'staff',
    owner: 'group',
    rules: ['A-59', 'A-60'],
    applies: (input) => applies(input) && input.conduct.staff.mode === 'joint',
    after: ['staffAppraisal'],
    progress: ({ conduct: { staff } }) => ({ done: reached(staff, 'tallied', 'signed', 'released'), total: 3 }),
    due: ({ conduct: { staff }, plan, policy }) =>
      staff.signed ? releaseDue(staff.signed.on, policy.ballots.feedbackDays) : plan.phases.staff.to,
    page,
  },
];
