import { expect, test } from 'vitest';
import { presets } from '#shared/policy/presets/all.ts';
import { move } from './machine.ts';
import { planOf } from './plan.ts';
import {
  isLate,
  mayBeWritten,
  personalReportMachine,
  reportFacts,
  reportState,
  teamReportMachine,
} from './report-machine.ts';
import { reportFields } from './report-text.ts';
import { noReports, owesReport, reportsSteps } from './reports.ts';
import type { StepInput } from './step.ts';
import { nothingYet } from './unit-conduct.ts';

const policy = presets['county-appraisal-2011']!;
const cycle = { id: '2026', year: 2026, periodStart: '2026-01-01', periodEnd: '2026-12-31' };
const plan = planOf(policy, cycle);
plan.phases.reports.to = '2026-12-27';
const whole = Object.fromEntries(reportFields(policy, 'team').map((field) => [field, '有']));
const facts = (more: { text?: Record<string, string>; today?: string; closed?: boolean } = {}) =>
  reportFacts(policy, {
    kind: 'team',
    text: more.text ?? whole,
    phase: { ...plan.phases.reports, state: more.closed ? 'closed' : 'open' },
    today: more.today ?? '2026-12-20',
  });
const codes = (...given: Parameters<typeof move<string, string, never>>) => {
  const moved = move(...given);
  return moved.ok ? moved.to : moved.problems.map(({ code }) => code);
};
const moves = (state: string, action: string, given: unknown) =>
  codes(teamReportMachine as never, state, action, given as never);

test('a report is submitted, taken back in time, returned, submitted again, locked', () => {
  expect(moves('draft', 'submit', facts())).toBe('submitted');
  expect(moves('submitted', 'withdraw', facts({ today: '2026-12-27' }))).toBe('draft');
  expect(moves('submitted', 'withdraw', facts({ today: '2026-12-28' }))).toEqual(['after-deadline']);
  expect(moves('submitted', 'return', facts())).toBe('returned');
  expect(moves('returned', 'submit', facts())).toBe('submitted');
  expect(moves('submitted', 'submit', facts())).toEqual(['wrong-state']);
  expect(moves(reportState('submitted', true), 'return', facts())).toEqual(['wrong-state']);
  expect(moves(reportState('submitted', true), 'withdraw', facts())).toEqual(['wrong-state']);
  expect(reportState('returned', true)).toBe('returned');
});

test('every reason against submitting is named, with the policy’s field', () => {
  const text = { ...whole, 工作实绩: '绩'.repeat(3001), 改进措施: ' ' };
  const moved = move(teamReportMachine, 'draft', 'submit', facts({ text, closed: true }));
  expect(moved).toMatchObject({ ok: false, policyField: 'reports.team.maxChars' });
  expect(moves('draft', 'submit', facts({ text, closed: true }))).toEqual(['too-long', 'empty-part', 'phase-closed']);
  const empty = facts({ text: { ...whole, 改进措施: ' ' } });
  expect(move(teamReportMachine, 'draft', 'submit', empty)).toMatchObject({ policyField: 'reports.team.sections' });
  expect(move(personalReportMachine, 'draft', 'submit', empty)).toMatchObject({
    policyField: 'reports.individual.parts',
  });
  expect(moves('submitted', 'withdraw', facts({ closed: true }))).toEqual(['phase-closed']);
  expect(moves('submitted', 'return', facts({ closed: true }))).toEqual(['phase-closed']);
  const late = facts({ today: '2027-12-31' });
  expect(move(teamReportMachine, 'submitted', 'withdraw', late)).toMatchObject({ policyField: 'schedule.reportsIn' });
});

test('the last day is in time, the day after is late; without a date nothing is', () => {
  expect(isLate({ today: '2026-12-27', due: '2026-12-27' })).toBe(false);
  expect(isLate({ today: '2026-12-28', due: '2026-12-27' })).toBe(true);
  expect(isLate({ today: '2026-12-28', due: null })).toBe(false);
});

test('what was submitted, or whose phase is closed, is not written on', () => {
  expect((['draft', 'returned', 'submitted'] as const).map((kept) => mayBeWritten(kept, facts()))).toEqual([
    ...[true, true, false],
  ]);
  expect(mayBeWritten('draft', facts({ closed: true }))).toBe(false);
});

const somebody = { id: 'a', name: '甲', rank: 'staff', role: 'member', home: 'u', unit: 'u' } as const;

test('who takes part owes a report, with or without a grade; who is not appraised owes none', () => {
  const owes = (status: 'appraised' | 'ungraded' | 'notAppraised') => owesReport(policy, { ...somebody, status });
  expect([owes('appraised'), owes('ungraded'), owes('notAppraised')]).toEqual([true, true, false]);
  const cadresOnly = { scheme: { ...policy.scheme, subjects: ['team' as const, 'cadre' as const] } };
  expect(owesReport(cadresOnly, { ...somebody, status: 'appraised' })).toBe(false);
});

test('the steps count what was submitted of what is owed', () => {
  const people = (['appraised', 'ungraded', 'notAppraised'] as const).map((status, i) => ({
    ...somebody,
    ...{ id: String(i), status },
  }));
  const unit = { id: 'u', name: '某镇', category: 'township', level: 'first' as const, group: 'g' };
  const input = (reports: typeof noReports): StepInput => ({
    ...{ policy, plan, unit, people, today: '2026-12-20', conduct: { ...nothingYet, reports } },
  });
  const progress = (reports: typeof noReports) => reportsSteps.map((one) => one.progress(input(reports)));
  expect(progress(noReports)).toEqual([
    { done: 0, total: 1 },
    { done: 0, total: 2 },
  ]);
  const team = { state: 'submitted' as const, characters: 2900, submittedAt: '2026-12-20T00:00:00.000Z', late: false };
  expect(progress({ ...noReports, team, personal: { submitted: 2, returned: 1 } })).toEqual([
    { done: 1, total: 1 },
    { done: 2, total: 2 },
  ]);
  expect(progress({ ...noReports, team: { ...team, state: 'returned' } })[0]).toEqual({ done: 0, total: 1 });
});
