import { expect, test } from 'vitest';
import { presets } from '#shared/policy/presets/all.ts';
import { noMeeting } from './meeting.ts';
import { planOf } from './plan.ts';
import {
  formsFee,
  guidanceBefore,
  isLateReceipt,
  noReadiness,
  type ReadinessFacts,
  readinessSteps,
  stepOfItem,
} from './readiness.ts';
import { type StepInput, statusOfSteps } from './step.ts';
import { nothingYet } from './unit-conduct.ts';

const policy = presets['county-appraisal-2011']!;
const plan = planOf(policy, { id: '2026', year: 2026, periodStart: '2026-01-01', periodEnd: '2026-12-31' });
plan.phases.preparation.to = '2026-12-28';

const standing = (readiness: Partial<ReadinessFacts>, more: { today?: string; meeting?: string } = {}) => {
  const slot = { date: more.meeting ?? '', from: '09:00', to: '11:00', place: '会议室' };
  const schedule = { ...noMeeting.schedule, ...(more.meeting && { state: 'agreed' as const, slot }) };
  const input: StepInput = {
    ...{ policy, plan, people: [], today: more.today ?? '2026-12-20' },
    unit: { id: 'u1', name: '甲镇', category: 'township', level: 'first', group: 'g1' },
    conduct: {
      ...nothingYet,
      readiness: { ...noReadiness, ...readiness },
      meeting: { ...noMeeting, schedule },
    },
  };
  return Object.fromEntries(
    statusOfSteps(readinessSteps, input).map(({ step, state, due }) => [step, [state, due] as const]),
  );
};

test('H-05: 37 sets of forms at 15 yuan are 555.00 yuan', () => {
  expect(formsFee({ sets: 37, documents: 120 }, { fee: 15, feePer: 'set' })).toBe(555);
  expect(formsFee({ sets: 37, documents: 37 }, policy.documents)).toBe(555);
});

test('a fee for each document counts documents, and sums of fen are exact', () => {
  expect(formsFee({ sets: 37, documents: 120 }, { fee: 0.35, feePer: 'document' })).toBe(42);
  expect(formsFee({ sets: 3, documents: 9 }, { fee: 0.1, feePer: 'set' })).toBe(0.3);
});

test('forms collected on the last day are in time, the day after late (A-90)', () => {
  expect(isLateReceipt('2026-12-28', '2026-12-28')).toBe(false);
  expect(isLateReceipt('2026-12-29', '2026-12-28')).toBe(true);
  expect(isLateReceipt('2026-12-29', null)).toBe(false);
  expect(standing({}, { today: '2026-12-28' })['forms']).toEqual(['open', '2026-12-28']);
  expect(standing({}, { today: '2026-12-29' })['forms']).toEqual(['late', '2026-12-28']);
});

test('guidance is due on the day before the meeting, and what follows the meeting does not count (A-110)', () => {
  expect(guidanceBefore(['2026-12-19', '2026-12-22'], '2026-12-22')).toEqual(['2026-12-19']);
  expect(standing({}, { meeting: '2026-12-22' })['guidance']).toEqual(['open', '2026-12-21']);
  expect(standing({}, { meeting: '2026-12-22', today: '2026-12-22' })['guidance']![0]).toBe('late');
  const held = { guidance: ['2026-12-22'] };
  expect(standing(held, { meeting: '2026-12-22' })['guidance']![0]).toBe('open');
  expect(standing(held, { meeting: '2026-12-23' })['guidance']![0]).toBe('done');
  expect(standing(held)['guidance']).toEqual(['done', '2026-12-28']);
});

test('the leading group is a step until it is registered', () => {
  const counts = { leaders: 1, sectionHeads: 1, representatives: 1 };
  const leadingGroup = { counts, at: '2026-12-01T00:00:00.000Z', by: { user: 'u', name: '用户' } };
  expect(standing({})['leadingGroup']![0]).toBe('open');
  expect(standing({ leadingGroup })['leadingGroup']![0]).toBe('done');
});

test('every item of the checklist that comes with the policy is answered by a step', () => {
  expect(policy.procedure.readiness.map(stepOfItem)).toEqual(['notice', 'leadingGroup', 'forms']);
  expect(stepOfItem('布置会场')).toBeNull();
});
