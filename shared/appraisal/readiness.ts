import * as z from 'zod';
import { by, time } from '#shared/api/common.ts';
import { addDays } from '#shared/policy/civil-date.ts';
import type { Bilingual } from '#shared/problem.ts';
import { leadingGroupCounts } from './leading-group.ts';
import type { Step, StepInput } from './step.ts';

const date = z.iso.date();

/** What a unit has ready before the meeting (A-90, A-107 … A-110); the lists themselves lie in details. */
export const readinessFacts = z.strictObject({
  /** the leading group that stands: how many of each category, and since when */
  leadingGroup: z.strictObject({ counts: leadingGroupCounts, at: time, by }).nullable(),
  /** dates of the guidance activities, first to last */
  guidance: z.array(date),
  forms: z.strictObject({
    receipts: z.int().min(0),
    /** sets and single documents received in all */
    sets: z.int().min(0),
    documents: z.int().min(0),
    /** when the first and the last were collected */
    first: date.nullable(),
    last: date.nullable(),
  }),
  /** items of the county's own checklist that the unit has ticked off itself */
  checked: z.array(z.strictObject({ item: z.string(), at: time, by })),
});
export type ReadinessFacts = z.infer<typeof readinessFacts>;

export const noReadiness: ReadinessFacts = {
  leadingGroup: null,
  guidance: [],
  forms: { receipts: 0, sets: 0, documents: 0, first: null, last: null },
  checked: [],
};

/** The civil date of the unit's meeting, once group and unit have agreed on one. */
export const meetingDateOf = ({ meeting: { schedule } }: Pick<StepInput['conduct'], 'meeting'>): string | null =>
  schedule.state === 'agreed' ? (schedule.slot?.date ?? null) : null;

/** only what took place before the meeting counts. */
export const guidanceBefore = (dates: readonly string[], meeting: string | null): string[] =>
  dates.filter((day) => meeting === null || day < meeting);

/** Whether forms were collected after the last day for it, which is included. */
export const isLateReceipt = (day: string, deadline: string | null): boolean => deadline !== null && day > deadline;

/**
 * What the forms cost, in yuan: for each set, or for each document, as the policy has it. Counted in fen, so that
 * no sum of money is a rounded one.
 */
export function formsFee(
  { sets, documents }: { sets: number; documents: number },
  { fee, feePer }: { fee: number; feePer: 'set' | 'document' },
): number {
  return (Math.round(fee * 100) * (feePer === 'set' ? sets : documents)) / 100;
}

/** Items of `procedure.readiness` that the program itself can answer, by their wording; the unit ticks the others off. */
const answeredBy: Readonly<Record<string, string>> = {
  确认收到通知: 'notice',
  成立考核领导小组: 'leadingGroup',
  领取表格: 'forms',
  开展思想政治教育: 'guidance',
};
export const stepOfItem = (item: string): string | null => answeredBy[item] ?? null;

export const recordKinds = {
  guidance: { zh: '思想政治教育', en: 'guidance activity' },
  formReceipt: { zh: '领取表格', en: 'receipt of forms' },
} as const satisfies Record<string, Bilingual>;

const page = (unit: string): string => `conduct/${encodeURIComponent(unit)}/readiness`;

export const readinessSteps: readonly Step[] = [
  {
    id: 'leadingGroup',
    label: { zh: '考核领导小组', en: 'Leading group' },
    task: { zh: '成立本单位考核领导小组，登记成员', en: 'Set up the unit’s leading group and enter its members' },
    phase: 'preparation',
    owner: 'unit',
    rules: ['A-107', 'A-108'],
    applies: ({ policy }) => policy.procedure.leadingGroup.required,
    after: [],
    progress: ({ conduct }) => ({ done: conduct.readiness.leadingGroup ? 1 : 0, total: 1 }),
    page,
  },
  {
    id: 'guidance',
    label: { zh: '思想教育', en: 'Guidance' },
    task: {
      zh: '在述职评议会前开展思想政治教育并登记',
      en: 'Hold a guidance activity before the meeting, and enter it',
    },
    phase: 'preparation',
    owner: 'unit',
    rules: ['A-110'],
    applies: ({ policy }) => policy.procedure.guidance,
    after: [],
    progress: ({ conduct }) => ({
      done: guidanceBefore(conduct.readiness.guidance, meetingDateOf(conduct)).length > 0 ? 1 : 0,
      total: 1,
    }),
    due: ({ conduct, plan }) => {
      const meeting = meetingDateOf(conduct);
      return meeting === null ? plan.phases.preparation.to : addDays(meeting, -1);
    },
    page,
  },
  {
    id: 'forms',
    label: { zh: '领取表格', en: 'Forms collected' },
    task: {
      zh: '到发放机关领取考核表格并登记',
      en: 'Collect the forms from the issuing office, and enter the receipt',
    },
    phase: 'preparation',
    owner: 'unit',
    rules: ['A-90', 'A-97'],
    applies: ({ policy }) => policy.documents.forms.length > 0,
    after: [],
    progress: ({ conduct }) => ({ done: conduct.readiness.forms.receipts > 0 ? 1 : 0, total: 1 }),
    page,
  },
];
