import { machine, type Machine, type Need } from './machine.ts';
import {
  reportFields,
  reportLength,
  reportLimit,
  type ReportKind,
  type ReportText,
  missingFields,
} from './report-text.ts';
import type { Policy } from '#shared/policy/schema.ts';
import type { Phase } from './plan.ts';

/** How a report goes from its first draft to the day when nothing of it changes any more (A-32 … A-34). */

/** What is stored; `locked` follows from the unit: see `reportState`. */
export const keptStates = ['draft', 'submitted', 'returned'] as const;
export type KeptState = (typeof keptStates)[number];
export type ReportState = KeptState | 'locked';

/** What submitting is judged by. */
export interface ReportFacts {
  length: number;
  max: number;
  /** fields that are empty */
  missing: readonly string[];
  /** the phase of the written reports was closed */
  phaseClosed: boolean;
  today: string;
  /** the last day, null: not announced */
  due: string | null;
}

export const reportFacts = (
  policy: Pick<Policy, 'reports'>,
  { kind, text, phase, today }: { kind: ReportKind; text: ReportText; phase: Phase; today: string },
): ReportFacts => ({
  length: reportLength(text, policy.reports.countRule),
  max: reportLimit(policy, kind).max,
  missing: missingFields(reportFields(policy, kind), text),
  ...{ phaseClosed: phase.state === 'closed', today, due: phase.to },
});

/** Handed in after the last day; the day itself is in time. */
export const isLate = ({ today, due }: Pick<ReportFacts, 'today' | 'due'>): boolean => due !== null && today > due;

const open: Need<ReportFacts> = {
  code: 'phase-closed',
  text: {
    zh: '“撰写述职报告”阶段已结束，须由考评办重新开放。',
    en: 'The phase of the written reports is closed; the appraisal office would have to open it again.',
  },
  holds: ({ phaseClosed }) => !phaseClosed,
};

const states = {
  draft: { zh: '起草中', en: 'being written' },
  submitted: { zh: '已提交', en: 'submitted' },
  returned: { zh: '已退回', en: 'returned' },
  locked: { zh: '已锁定', en: 'locked' },
} as const;

const reportMachine = (
  id: string,
  title: { zh: string; en: string },
  rules: readonly string[],
  fields: { length: string; parts: string },
): Machine<ReportState, 'submit' | 'withdraw' | 'return' | 'lock' | 'unlock', ReportFacts> =>
  machine({
    ...{ id, title, rules, states, initial: 'draft' },
    actions: {
      submit: {
        label: { zh: '提交', en: 'submit' },
        from: ['draft', 'returned'],
        to: 'submitted',
        by: ['report.write'],
        needs: [
          {
            code: 'too-long',
            text: { zh: '字数超过上限。', en: 'It is too long.' },
            field: fields.length,
            holds: ({ length, max }) => length <= max,
          },
          {
            code: 'empty-part',
            text: { zh: '有内容尚未填写。', en: 'A part of it is still empty.' },
            field: fields.parts,
            holds: ({ missing }) => missing.length === 0,
          },
          open,
        ],
        event: 'report.submitted',
      },
      withdraw: {
        label: { zh: '撤回', en: 'take back' },
        from: ['submitted'],
        to: 'draft',
        by: ['report.write'],
        needs: [
          open,
          {
            code: 'after-deadline',
            text: {
              zh: '已过提交期限，不能撤回；确需修改的，请考核组退回。',
              en: 'The last day is over and it cannot be taken back; ask for it to be returned.',
            },
            field: 'schedule.reportsIn',
            holds: (facts) => !isLate(facts),
          },
        ],
        event: 'report.withdrawn',
      },
      return: {
        label: { zh: '退回修改', en: 'return' },
        from: ['submitted'],
        to: 'returned',
        by: ['report.return'],
        needs: [open],
        event: 'report.returned',
      },
      lock: {
        label: { zh: '锁定', en: 'lock' },
        from: ['submitted'],
        to: 'locked',
        by: ['conduct.group'],
        needs: [],
        event: 'reports.locked',
      },
      unlock: {
        label: { zh: '解除锁定', en: 'unlock' },
        from: ['locked'],
        to: 'submitted',
        by: ['conduct.group'],
        needs: [],
        event: 'reports.unlocked',
      },
    },
  });

export const teamReportMachine = reportMachine(
  'teamReport',
  { zh: '领导班子工作总结', en: 'Team summary' },
  ['A-28', 'A-32'],
  { length: 'reports.team.maxChars', parts: 'reports.team.sections' },
);

export const personalReportMachine = reportMachine(
  'personalReport',
  { zh: '个人述职报告', en: 'Personal report' },
  ['A-31', 'A-33', 'A-34', 'A-48'],
  { length: 'reports.individual.maxChars', parts: 'reports.individual.parts' },
);

export const machineOf = (kind: ReportKind): typeof teamReportMachine =>
  kind === 'team' ? teamReportMachine : personalReportMachine;

/** What was submitted is locked while the unit's reports are. */
export const reportState = (kept: KeptState, unitLocked: boolean): ReportState =>
  kept === 'submitted' && unitLocked ? 'locked' : kept;

/** Whether its author may write on it now. */
export const mayBeWritten = (kept: KeptState, { phaseClosed }: Pick<ReportFacts, 'phaseClosed'>): boolean =>
  kept !== 'submitted' && !phaseClosed;
