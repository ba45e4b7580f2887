import { daysInclusive } from '#shared/policy/civil-date.ts';
import { type PhaseId, phaseIds, type Plan } from './plan.ts';
import type { Step, StepStatus } from './step.ts';

/** A unit as the board has it: its steps in the order of `steps`. */
export interface BoardUnit {
  id: string;
  name: string;
  steps: readonly StepStatus[];
}

/** What is still to do: everything that applies and is not done, whether its time has come or not. */
export const isOpen = ({ state }: Pick<StepStatus, 'state'>): boolean => state !== 'done' && state !== 'notApplicable';

/** How one phase goes in the units that are shown. */
export interface PhaseSummary {
  phase: PhaseId;
  /** cells that apply, and those of them that are done or late */
  total: number;
  done: number;
  late: number;
  /** days until its last day: 0 on that day, negative afterwards; null without a date */
  daysLeft: number | null;
  /** the step in which most units are late, or, where none is, most are open; null where nothing is open */
  stuckAt: { step: string; units: number; late: boolean } | null;
}

/** Every phase with its progress and where it is stuck. */
export function summaryOfPhases(
  steps: readonly Pick<Step, 'id' | 'phase'>[],
  units: readonly BoardUnit[],
  plan: Plan,
  today: string,
): PhaseSummary[] {
  const cells = Map.groupBy(
    units.flatMap((unit) => unit.steps),
    ({ step }) => step,
  );
  return phaseIds.map((phase) => {
    const own = steps.filter((step) => step.phase === phase);
    const applying = own.map(({ id }) => ({
      id,
      cells: (cells.get(id) ?? []).filter(({ state }) => state !== 'notApplicable'),
    }));
    const all = applying.flatMap((one) => one.cells);
    const { to } = plan.phases[phase];
    const most = (late: boolean) =>
      applying
        .map(({ id, cells: of }) => ({
          step: id,
          units: of.filter((cell) => (late ? cell.state === 'late' : isOpen(cell))).length,
          late,
        }))
        .filter(({ units: n }) => n > 0)
        .reduce<PhaseSummary['stuckAt']>((a, b) => (a !== null && a.units >= b.units ? a : b), null);
    return {
      phase,
      total: all.length,
      done: all.filter(({ state }) => state === 'done').length,
      late: all.filter(({ state }) => state === 'late').length,
      daysLeft: to === null ? null : daysInclusive(today, to) - 1,
      stuckAt: most(true) ?? most(false),
    };
  });
}

/** The units in which each step of a phase is still open; steps that are open nowhere are left out. */
export function openObligations(
  steps: readonly Pick<Step, 'id' | 'phase'>[],
  units: readonly BoardUnit[],
  phase: PhaseId,
): { step: string; units: string[] }[] {
  return steps
    .filter((step) => step.phase === phase)
    .map(({ id }) => ({
      step: id,
      units: units.filter((unit) => unit.steps.some((one) => one.step === id && isOpen(one))).map((unit) => unit.id),
    }))
    .filter((one) => one.units.length > 0);
}
