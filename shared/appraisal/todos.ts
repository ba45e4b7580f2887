import { type Access, type Permission, reachOf } from '#shared/api/access.ts';
import type { Todo } from '#shared/api/messages.ts';
import type { Cycle, Unit } from '#shared/dataset/schema.ts';
import { toDayNumber } from '#shared/policy/civil-date.ts';
import type { Policy } from '#shared/policy/schema.ts';
import type { Bilingual } from '#shared/problem.ts';
import type { Appraised } from './placement.ts';
import { phaseIds, phaseNames, type Plan } from './plan.ts';
import { type Owner, type Step, statusOfSteps, type StepStatus } from './step.ts';
import type { UnitConduct } from './unit-conduct.ts';

/** A first-level unit as to-do lists see it. */
export interface UnitWork {
  unit: Unit;
  people: readonly Appraised[];
  facts: UnitConduct;
}

/** A cycle whose conduct is under way. */
export interface CycleWork {
  cycle: Cycle;
  policy: Policy;
  plan: Plan;
  /** civil date in the county's time zone */
  today: string;
  units: readonly UnitWork[];
}

/** What lets somebody do the steps of an owner. */
const permissionOf: Record<Owner, Permission> = {
  unit: 'conduct.unit',
  leadingGroup: 'conduct.staff',
  group: 'conduct.group',
  office: 'conduct.plan',
  media: 'conduct.media',
};

/** Whether somebody has to do a unit's steps of an owner: they hold its permission where the unit lies. */
export function doesFor(access: Access, owner: Owner, unit: Pick<Unit, 'id' | 'group'>): boolean {
  const reach = reachOf(access, permissionOf[owner]);
  return reach.county || reach.groups.includes(unit.group) || reach.units.includes(unit.id);
}

/** Whether anything of a unit can be on somebody's list. */
export const hasStepsIn = (access: Access, unit: Pick<Unit, 'id' | 'group'>): boolean =>
  (Object.keys(permissionOf) as Owner[]).some((owner) => doesFor(access, owner, unit));

const cyclePath = (cycle: string): string => `/cycles/${encodeURIComponent(cycle)}`;

/** Days from a day to another: 0 the same, below 0 when it is past. */
export const daysLeft = (today: string, due: string | null): number | null =>
  due === null ? null : toDayNumber(due) - toDayNumber(today);

/** What makes a to-do of something: the rest follows from the cycle. */
type Draft = Pick<Todo, 'task' | 'state' | 'due' | 'blockedBy' | 'units' | 'link'> & { key: string };

export const todoOf = ({ cycle, today }: Pick<CycleWork, 'cycle' | 'today'>, { key, ...draft }: Draft): Todo => ({
  id: [cycle.id, key, draft.state, draft.due ?? ''].join('/'),
  ...{ cycle: cycle.id, year: cycle.year, days: daysLeft(today, draft.due) },
  ...draft,
});

/** A step that stands open in a unit, for whoever does it. */
export interface OpenStep {
  step: Step;
  status: StepStatus;
  work: UnitWork;
}

/** The steps that a unit has before it: late, open or waiting for another. */
export function openSteps(steps: readonly Step[], { policy, plan, today }: CycleWork, work: UnitWork): OpenStep[] {
  const { unit, people, facts } = work;
  const byId = new Map(steps.map((step) => [step.id, step]));
  return statusOfSteps(steps, { policy, plan, unit, people, conduct: facts, today })
    .filter(({ state }) => state === 'late' || state === 'open' || state === 'blocked')
    .map((status) => ({ step: byId.get(status.step)!, status, work }));
}

/**
 * What somebody has to do in the units of a cycle: one for each step, the units that stand alike together.
 * @param access what they may do, and where
 * @param isOwn whether a unit is their own: nothing of it is theirs to do as members of its group
 */
export function stepTodos(
  steps: readonly Step[],
  cycle: CycleWork,
  access: Access,
  isOwn: (unit: string) => boolean = () => false,
): Todo[] {
  const labels = new Map(steps.map(({ id, label }) => [id, label]));
  const base = cyclePath(cycle.cycle.id);
  const open = cycle.units.flatMap((work) =>
    openSteps(steps, cycle, work).filter(
      ({ status: { owner } }) => doesFor(access, owner, work.unit) && !(owner === 'group' && isOwn(work.unit.id)),
    ),
  );
  const alike = Map.groupBy(open, ({ step, status }) =>
    [step.id, status.state, status.due ?? '', ...status.blockedBy].join('/'),
  );
  return [...alike.values()].map((group) => {
    const [{ step, status }] = group as [OpenStep];
    const units = group.map(({ work: { unit }, status: { done, total } }) => ({
      ...{ id: unit.id, name: unit.name, link: `${base}/${step.page(unit.id)}`, done, total },
    }));
    return todoOf(cycle, {
      key: [step.id, ...status.blockedBy].join('+'),
      ...{ task: step.task, state: status.state as Todo['state'], due: status.due, units },
      blockedBy: status.blockedBy.map((id) => labels.get(id) ?? { zh: id, en: id }),
      link: units.length === 1 ? units[0]!.link : `${base}/conduct`,
    });
  });
}

/** Phases that are open past their end: the office closes them, or gives them longer (A.1). */
export function phaseTodos(cycle: CycleWork): Todo[] {
  const { plan, today } = cycle;
  return phaseIds
    .filter((id) => plan.phases[id].state === 'open' && (plan.phases[id].to ?? today) < today)
    .map((id) =>
      todoOf(cycle, {
        key: `phase:${id}`,
        task: {
          zh: `结束或延长“${phaseNames[id].zh}”阶段`,
          en: `Close the phase “${phaseNames[id].en}”, or give it longer`,
        },
        ...{
          state: 'late',
          due: plan.phases[id].to,
          blockedBy: [],
          units: [],
          link: `${cyclePath(cycle.cycle.id)}/plan`,
        },
      }),
    );
}

const rank = { late: 0, open: 1, blocked: 2 } as const;

/** Late first, then by the last day, those without one after the others; what waits for something else at the end. */
export const sortTodos = (todos: readonly Todo[]): Todo[] =>
  todos.toSorted(
    (a, b) =>
      rank[a.state] - rank[b.state] || compare(a.due ?? '9', b.due ?? '9') || b.year - a.year || compare(a.id, b.id),
  );

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** What a reminder says (`procedure.remindDays`). */
export const remindedOf = (task: Bilingual, units: readonly string[]): Bilingual => ({
  zh: units.length === 0 ? `${task.zh}。` : `${task.zh}：${units.join('、')}。`,
  en: units.length === 0 ? `${task.en}.` : `${task.en}: ${units.join(', ')}.`,
});
