import { move } from '#shared/appraisal/machine.ts';
import type { StaffFacts } from '#shared/appraisal/staff.ts';
import {
  nothingKnown,
  type StaffAction,
  staffAppraisalMachine,
  type StaffMoveFacts,
} from '#shared/appraisal/staff-machine.ts';
import { Refusal } from '#functions/platform/errors.ts';
import { by, type Context } from '#functions/platform/operation.ts';
import { movedOrRefused } from '../change.ts';
import type { CycleView } from '../view.ts';

/** Moves a staff appraisal on, or refuses; `may` false: the actor's role does not allow it. */
export function stepStaff(
  { state }: StaffFacts,
  action: StaffAction,
  facts: Partial<StaffMoveFacts>,
  may = true,
): { state: StaffFacts['state']; event: string } {
  const { from } = staffAppraisalMachine.actions[action];
  // Who may not act learns no more than in what state it is, which they may read.
  if (!may && (from as readonly string[]).includes(state)) throw new Refusal('forbidden');
  const { to, event } = movedOrRefused(move(staffAppraisalMachine, state, action, { ...nothingKnown, ...facts }));
  return { state: to, event };
}

/** What somebody does now, as the facts keep it. */
export const actOf = (context: Pick<Context, 'actor' | 'clock'>, { today: on }: CycleView) => ({
  at: context.clock.now().toISOString(),
  on,
  by: by(context),
});

export const staffLink = (cycle: string, unit: string): string =>
  `/cycles/${encodeURIComponent(cycle)}/conduct/${encodeURIComponent(unit)}/staff`;
