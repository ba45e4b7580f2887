import type { Unit } from '#shared/dataset/schema.ts';
import type { Policy } from '#shared/policy/schema.ts';
import type { Bilingual } from '#shared/problem.ts';
import type { Appraised } from './placement.ts';
import { hasBegun, type PhaseId, type Plan } from './plan.ts';
import type { UnitConduct } from './unit-conduct.ts';

/** Who has to do a step. */
export type Owner = 'unit' | 'leadingGroup' | 'group' | 'office' | 'media';

/** What a step is judged by: pure facts of one first-level unit on a day. */
export interface StepInput {
  policy: Policy;
  plan: Plan;
  unit: Unit;
  /** who is appraised in the unit, everybody with their status (scoring.md §2) */
  people: readonly Appraised[];
  conduct: UnitConduct;
  /** civil date in the county's time zone */
  today: string;
}

/** A step of a unit's appraisal as data: one column of the board, and what to-do lists are made of. */
export interface Step {
  id: string;
  label: Bilingual;
  /** what to do, as an imperative for whoever owns it */
  task: Bilingual;
  phase: PhaseId;
  owner: Owner;
  /** where the policy says whose it is */
  ownerBy?(policy: Policy): Owner;
  /** rows of the requirements */
  rules: readonly string[];
  /** whether county and unit ask for it at all */
  applies(input: StepInput): boolean;
  /** steps that have to be done before */
  after: readonly string[];
  /** so many of so many; done when `done` reaches `total` */
  progress(input: StepInput): { done: number; total: number };
  /** the last day, where it is another than its phase's */
  due?(input: StepInput): string | null;
  /** where it is done: `/cycles/<cycle>/…` follows */
  page(unit: string): string;
}

export type StepState = 'notApplicable' | 'done' | 'late' | 'blocked' | 'open' | 'notYet';

export interface StepStatus {
  step: string;
  owner: Owner;
  state: StepState;
  done: number;
  total: number;
  due: string | null;
  /** steps that stand in the way */
  blockedBy: string[];
}

/**
 * How every step stands on a day. Late: not done after its last day. Not yet: its phase has not begun. Blocked: it has,
 * and a step before this one is not done. A late step stays late though another blocks it, with what blocks it named.
 */
export function statusOfSteps(steps: readonly Step[], input: StepInput): StepStatus[] {
  const applying = new Set(steps.filter((one) => one.applies(input)).map(({ id }) => id));
  const progress = new Map(steps.filter(({ id }) => applying.has(id)).map((one) => [one.id, one.progress(input)]));
  const isDone = (id: string): boolean => {
    const found = progress.get(id);
    return found === undefined || found.done >= found.total;
  };
  return steps.map((one): StepStatus => {
    const found = progress.get(one.id);
    const owner = one.ownerBy?.(input.policy) ?? one.owner;
    if (!found) return { step: one.id, owner, state: 'notApplicable', done: 0, total: 0, due: null, blockedBy: [] };
    const phase = input.plan.phases[one.phase];
    const due = one.due ? one.due(input) : phase.to;
    const blockedBy = isDone(one.id) ? [] : one.after.filter((id) => !isDone(id));
    const state = (): StepState => {
      if (isDone(one.id)) return 'done';
      if (due !== null && due < input.today) return 'late';
      if (!hasBegun(input.plan, one.phase, input.today)) return 'notYet';
      return blockedBy.length > 0 ? 'blocked' : 'open';
    };
    return { step: one.id, owner, state: state(), ...found, due, blockedBy };
  });
}
