import { describe, expect, test } from 'vitest';
import type { Unit } from '#shared/dataset/schema.ts';
import { presets } from '#shared/policy/presets/all.ts';
import { type Plan, planOf } from './plan.ts';
import { statusOfSteps, type Step, type StepInput } from './step.ts';
import { nothingYet } from './unit-conduct.ts';

const policy = presets['county-appraisal-2011']!;
const plan = planOf(policy, { id: '2011', year: 2011, periodStart: '2011-01-01', periodEnd: '2011-12-31' });
const unit: Unit = { id: 't1', name: '桃江镇', category: 'township', level: 'first', group: 'g1' };
const input = (today: string, changed: Partial<StepInput> = {}): StepInput => ({
  ...{ policy, plan, unit, people: [], conduct: nothingYet, today },
  ...changed,
});

const made = (id: string, more: Partial<Step> = {}): Step => ({
  ...{ id, label: { zh: id, en: id }, task: { zh: id, en: id }, phase: 'onSite', owner: 'unit', rules: [] },
  ...{ applies: () => true, after: [], progress: () => ({ done: 0, total: 1 }), page: () => id },
  ...more,
});
const stateOf = (one: Step, today: string, changed?: Partial<StepInput>) =>
  statusOfSteps([one], input(today, changed))[0]!.state;

describe('a step', () => {
  test('is not yet due before its phase begins, open in it, the last day included, late after', () => {
    const days = ['2011-12-27', '2011-12-28', '2012-01-10', '2012-01-11'];
    expect(days.map((day) => stateOf(made('meeting'), day))).toEqual(['notYet', 'open', 'open', 'late']);
  });

  test('is open once its phase was opened by hand, whatever the date', () => {
    const onSite = { ...plan.phases.onSite, state: 'open' as const };
    const opened: Plan = { ...plan, phases: { ...plan.phases, onSite } };
    expect(stateOf(made('meeting'), '2011-12-01', { plan: opened })).toBe('open');
  });

  test('of a phase that has only a last day is open from the start; without any date nothing is due', () => {
    expect(stateOf(made('forms', { phase: 'preparation' }), '2011-06-01')).toBe('open');
    const undated: Plan = {
      ...plan,
      phases: { ...plan.phases, preparation: { ...plan.phases.preparation, to: null } },
    };
    const forms = made('forms', { phase: 'preparation' });
    expect(stateOf(forms, '2011-06-01', { plan: undated })).toBe('notYet');
    const notice = { number: 1, at: '2011-12-01T00:00:00Z', by: { user: 'u', name: '考评办' } };
    expect(stateOf(forms, '2012-06-01', { plan: { ...undated, notice } })).toBe('open');
  });

  test('has a last day of its own where it says so', () => {
    const own = made('tally', { due: () => '2011-12-30' });
    expect(['2011-12-30', '2011-12-31'].map((day) => stateOf(own, day))).toEqual(['open', 'late']);
    expect(stateOf(made('tally', { due: () => null }), '2013-01-01')).toBe('open');
  });

  test('is done whatever the day, and half of it is not done', () => {
    const half = made('personalReports', { progress: () => ({ done: 5, total: 7 }) });
    expect(statusOfSteps([half], input('2012-01-11'))[0]).toMatchObject({ state: 'late', done: 5, total: 7 });
    const all = made('personalReports', { progress: () => ({ done: 7, total: 7 }) });
    expect(stateOf(all, '2012-01-11')).toBe('done');
    expect(stateOf(made('nobody', { progress: () => ({ done: 0, total: 0 }) }), '2011-12-28')).toBe('done');
  });

  test('is not asked for where county or unit has none of it', () => {
    expect(statusOfSteps([made('media', { applies: () => false })], input('2012-06-01'))[0]).toEqual({
      ...{ step: 'media', owner: 'unit', state: 'notApplicable', done: 0, total: 0, due: null, blockedBy: [] },
    });
  });
});

describe('steps one after the other', () => {
  const chain = (first: Partial<Step>) => [made('roster', first), made('meeting', { after: ['roster', 'guidance'] })];
  const second = (first: Partial<Step>, today: string) => statusOfSteps(chain(first), input(today))[1];

  test('wait for each other; one that is not asked for or not there stands in nobody’s way', () => {
    expect(second({}, '2011-12-28')).toMatchObject({ state: 'blocked', blockedBy: ['roster'] });
    expect(second({ progress: () => ({ done: 1, total: 1 }) }, '2011-12-28')).toMatchObject({ state: 'open' });
    expect(second({ applies: () => false }, '2011-12-28')).toMatchObject({ state: 'open', blockedBy: [] });
  });

  test('before the phase begins nobody is held up yet', () => {
    expect(second({}, '2011-12-27')).toMatchObject({ state: 'notYet', blockedBy: ['roster'] });
  });

  test('a late one stays late though another blocks it, and names it', () => {
    expect(second({}, '2012-01-11')).toMatchObject({ state: 'late', blockedBy: ['roster'] });
  });
});
