import * as z from 'zod';
import { by, time } from '#shared/api/common.ts';
import type { Policy } from '#shared/policy/schema.ts';
import { type Appraised, takesPart } from './placement.ts';
import { keptStates } from './report-machine.ts';
import type { Step } from './step.ts';

/** A-24 …: the team's work summary and everybody's written report. */
export const reportsFacts = z.strictObject({
  /** the team summary; null: not begun */
  team: z
    .strictObject({
      state: z.enum(keptStates),
      /** of what was submitted last */
      characters: z.int().nullable(),
      submittedAt: time.nullable(),
      late: z.boolean(),
    })
    .nullable(),
  /** how many personal reports stand so; who owes one follows from the unit's people */
  personal: z.strictObject({ submitted: z.int(), returned: z.int() }),
  /** while it is set, what was submitted stands as it is */
  locked: z.strictObject({ at: time, by }).nullable(),
});
export type ReportsFacts = z.infer<typeof reportsFacts>;
export const noReports: ReportsFacts = { team: null, personal: { submitted: 0, returned: 0 }, locked: null };

/** Whether a team summary is asked for. */
export const teamOwes = ({ scheme }: Pick<Policy, 'scheme'>): boolean => scheme.subjects.includes('team');

/** Whether somebody owes a written report: who takes part, of the ranks that are appraised. */
export const owesReport = ({ scheme }: Pick<Policy, 'scheme'>, person: Appraised): boolean =>
  takesPart(person) && scheme.subjects.includes(person.rank);

export const reportsSteps: readonly Step[] = [
  {
    id: 'teamReport',
    label: { zh: '班子总结', en: 'Team summary' },
    task: { zh: '撰写并提交领导班子工作总结', en: 'Write and submit the summary of the leading team’s work' },
    phase: 'reports',
    owner: 'unit',
    rules: ['A-24', 'A-28', 'A-32'],
    applies: ({ policy }) => teamOwes(policy),
    after: [],
    progress: ({ conduct }) => ({ done: conduct.reports.team?.state === 'submitted' ? 1 : 0, total: 1 }),
    page: (unit) => `reports/${encodeURIComponent(unit)}/team`,
  },
  {
    id: 'personalReports',
    label: { zh: '个人述职报告', en: 'Personal reports' },
    task: { zh: '督促干部职工提交述德述职述廉报告', en: 'See to it that everybody submits their report' },
    phase: 'reports',
    owner: 'unit',
    rules: ['A-31', 'A-33', 'A-34', 'A-48'],
    applies: ({ policy, people }) => people.some((person) => owesReport(policy, person)),
    after: [],
    progress: ({ policy, people, conduct }) => {
      const total = people.filter((person) => owesReport(policy, person)).length;
      // Somebody who has handed in here may be appraised elsewhere since.
      return { done: Math.min(conduct.reports.personal.submitted, total), total };
    },
    page: (unit) => `conduct/${encodeURIComponent(unit)}/reports`,
  },
];
