import { describe, expect, test } from 'vitest';
import { accessOf, type Assignment } from '#shared/api/access.ts';
import { presets } from '#shared/policy/presets/all.ts';
import { policySchema } from '#shared/policy/schema.ts';
import { planOf } from './plan.ts';
import type { Step } from './step.ts';
import { type CycleWork, daysLeft, phaseTodos, sortTodos, stepTodos } from './todos.ts';
import { nothingYet } from './unit-conduct.ts';

const policy = policySchema.parse(presets['county-appraisal-2011']);
const cycle = { id: '2026', year: 2026, periodStart: '2026-01-01', periodEnd: '2026-12-31' };
const unitOf = (id: string, group: string) =>
  ({ id, name: `单位${id}`, category: 'township', level: 'first', group }) as const;

const work = (more: Partial<CycleWork> = {}): CycleWork => {
  const plan = planOf(policy, cycle);
  const open = { from: '2026-11-01', to: '2026-11-20', state: 'open', closed: null } as const;
  return {
    ...{ cycle, policy, today: '2026-11-18' },
    plan: { ...plan, phases: { ...plan.phases, preparation: open } },
    units: [unitOf('a', 'g1'), unitOf('b', 'g1'), unitOf('c', 'g2')].map((unit) => ({
      unit,
      people: [],
      facts: nothingYet,
    })),
    ...more,
  };
};

const stepOf = (id: string, more: Partial<Step> = {}): Step => ({
  ...{ id, label: { zh: id, en: id }, task: { zh: `做${id}`, en: `do ${id}` }, phase: 'preparation', owner: 'unit' },
  ...{ rules: [], applies: () => true, after: [], progress: () => ({ done: 0, total: 1 }) },
  page: (unit) => `${id}/${unit}`,
  ...more,
});

const todosOf = (steps: readonly Step[], roles: Assignment[], at = work()) =>
  stepTodos(steps, at, accessOf(roles)).map(({ task, state, units }) => [
    task.zh,
    state,
    units.map(({ id }) => id).join(),
  ]);

describe('to-dos of steps', () => {
  const owners = [
    stepOf('unit'),
    stepOf('leading', { owner: 'leadingGroup' }),
    stepOf('group', { owner: 'group' }),
    stepOf('office', { owner: 'office' }),
    stepOf('media', { owner: 'media' }),
  ];

  test('are for whom the policy gives the step, where it says so', () => {
    const steps = [stepOf('ballots', { owner: 'group', ownerBy: () => 'office' })];
    expect(todosOf(steps, [{ role: 'appraisal-office' }])).toEqual([['做ballots', 'open', 'a,b,c']]);
    expect(todosOf(steps, [{ role: 'group-member', scope: 'g1' }])).toEqual([]);
  });

  test.each<[Assignment, string[][]]>([
    [{ role: 'unit-liaison', scope: 'a' }, [['做unit', 'open', 'a']]],
    [{ role: 'unit-leader', scope: 'c' }, [['做unit', 'open', 'c']]],
    [{ role: 'unit-leading-group', scope: 'b' }, [['做leading', 'open', 'b']]],
    [{ role: 'group-member', scope: 'g1' }, [['做group', 'open', 'a,b']]],
    [{ role: 'appraisal-office' }, [['做office', 'open', 'a,b,c']]],
    [{ role: 'media' }, [['做media', 'open', 'a,b,c']]],
    [{ role: 'supervisor' }, []],
    [{ role: 'staff' }, []],
    [{ role: 'data-provider', scope: 'a' }, []],
  ])('each is for those who do it: %o', (role, wanted) => expect(todosOf(owners, [role])).toEqual(wanted));

  test('units that stand alike are one; what waits for something else says for what', () => {
    const steps = [
      stepOf('first', { progress: ({ unit }) => ({ done: unit.id === 'a' ? 1 : 0, total: 1 }) }),
      stepOf('second', { after: ['first'] }),
    ];
    const both: Assignment[] = ['a', 'b', 'c'].map((scope) => ({ role: 'unit-liaison', scope }));
    expect(todosOf(steps, both)).toEqual([
      ['做second', 'open', 'a'],
      ['做first', 'open', 'b,c'],
      ['做second', 'blocked', 'b,c'],
    ]);
    const blocked = stepTodos(steps, work(), accessOf(both)).find(({ state }) => state === 'blocked')!;
    expect(blocked.blockedBy).toEqual([{ zh: 'first', en: 'first' }]);
    expect(blocked.link).toBe('/cycles/2026/conduct');
    expect(blocked.units[0]!.link).toBe('/cycles/2026/second/b');
  });

  test('late after the last day, which itself is in time', () => {
    const liaison: Assignment[] = [{ role: 'unit-liaison', scope: 'a' }];
    const on = (today: string) => stepTodos([stepOf('x')], work({ today }), accessOf(liaison))[0]!;
    expect(on('2026-11-20')).toMatchObject({ state: 'open', days: 0 });
    expect(on('2026-11-21')).toMatchObject({ state: 'late', days: -1 });
    expect(daysLeft('2026-11-18', null)).toBeNull();
  });
});

test('phases that are open past their end', () => {
  expect(phaseTodos(work())).toEqual([]);
  expect(phaseTodos(work({ today: '2026-11-21' }))).toMatchObject([
    { task: { zh: '结束或延长“考核准备”阶段' }, state: 'late', days: -1, link: '/cycles/2026/plan' },
  ]);
});

test('late first, then by day, those without one last; what is blocked at the end', () => {
  const base = { task: { zh: '', en: '' }, blockedBy: [], units: [], link: '', cycle: '', year: 2026, days: null };
  const of = (id: string, state: 'late' | 'open' | 'blocked', due: string | null) => ({ ...base, id, state, due });
  const sorted = sortTodos([
    of('1', 'blocked', '2026-01-01'),
    of('2', 'open', null),
    of('3', 'open', '2026-11-30'),
    of('4', 'late', '2026-11-10'),
    of('5', 'open', '2026-11-20'),
    of('6', 'late', '2026-11-01'),
  ]);
  expect(sorted.map(({ id }) => id).join('')).toBe('645321');
});
