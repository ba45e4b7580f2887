import { expect, test } from 'vitest';
import { presets } from '#shared/policy/presets/all.ts';
import { type BoardUnit, openObligations, summaryOfPhases } from './board.ts';
import { planOf } from './plan.ts';
import type { StepState, StepStatus } from './step.ts';

const plan = planOf(presets['county-appraisal-2011']!, {
  ...{ id: '2011', year: 2011, periodStart: '2011-01-01', periodEnd: '2011-12-31' },
});
const steps = [
  { id: 'meeting', phase: 'onSite' },
  { id: 'interviews', phase: 'onSite' },
  { id: 'media', phase: 'media' },
] as const;
const status = (step: string, state: StepState): StepStatus => ({
  ...{
    step,
    owner: 'group',
    state,
    done: state === 'done' ? 1 : 0,
    total: state === 'notApplicable' ? 0 : 1,
    due: null,
    blockedBy: [],
  },
});
const unit = (id: string, meeting: StepState, interviews: StepState, media: StepState): BoardUnit => ({
  id,
  name: id,
  steps: [status('meeting', meeting), status('interviews', interviews), status('media', media)],
});
const units = [
  unit('a', 'done', 'open', 'notApplicable'),
  unit('b', 'late', 'blocked', 'done'),
  unit('c', 'open', 'open', 'done'),
];

test('each phase’s progress, days left and where it is stuck: the late before the open', () => {
  const summary = summaryOfPhases(steps, units, plan, '2012-01-08');
  expect(summary.find(({ phase }) => phase === 'onSite')).toEqual({
    ...{ phase: 'onSite', total: 6, done: 1, late: 1, daysLeft: 2 },
    stuckAt: { step: 'meeting', units: 1, late: true },
  });
  expect(summary.find(({ phase }) => phase === 'media')).toEqual({
    ...{ phase: 'media', total: 2, done: 2, late: 0, daysLeft: 5, stuckAt: null },
  });
  const early = [units[0]!, unit('b', 'notYet', 'blocked', 'notYet')];
  expect(summaryOfPhases(steps, early, plan, '2012-01-11').find(({ phase }) => phase === 'onSite')).toMatchObject({
    daysLeft: -1,
    stuckAt: { step: 'interviews', units: 2, late: false },
  });
});

test('a phase without last day has no days left', () => {
  const { preparation } = plan.phases;
  const undated = { ...plan, phases: { ...plan.phases, preparation: { ...preparation, to: null } } };
  expect(summaryOfPhases(steps, [], undated, '2012-01-08')[0]).toEqual({
    ...{ phase: 'preparation', total: 0, done: 0, late: 0, daysLeft: null, stuckAt: null },
  });
});

test('what is open of a phase, by step with its units', () => {
  expect(openObligations(steps, units, 'onSite')).toEqual([
    { step: 'meeting', units: ['b', 'c'] },
    { step: 'interviews', units: ['a', 'b', 'c'] },
  ]);
  expect(openObligations(steps, units, 'media')).toEqual([]);
});
