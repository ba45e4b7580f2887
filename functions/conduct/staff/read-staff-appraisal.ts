import { readStaffAppraisal } from '#shared/api/conduct/staff.ts';
import { releaseDue, type StaffFacts } from '#shared/appraisal/staff.ts';
import { type StaffAction, staffAppraisalMachine } from '#shared/appraisal/staff-machine.ts';
import { shownToAnybody, shownToUnit } from '#shared/appraisal/staff-tally.ts';
import { daysInclusive } from '#shared/policy/civil-date.ts';
import type { Unit } from '#shared/dataset/schema.ts';
import { type Context, implement } from '#functions/platform/operation.ts';
import type { ConductRepositories } from '../repositories.ts';
import { factsOf } from '../repository.ts';
import { readLeadingGroup } from '../readiness/leading-group.ts';
import { type CycleView, mayActOn, readCycle, unitInReach } from '../view.ts';
import { type Charge, isOfUnit, readCharge } from './charge.ts';
import { readTally, type Tally } from './tally.ts';

type ConductContext = Context<ConductRepositories>;

export const readStaffAppraisalOperation = implement(
  readStaffAppraisal,
  async ({ cycle, unit: id }, context: ConductContext) => {
    const view = await readCycle(context, cycle);
    const unit = unitInReach(context, view, id, 'conduct.read');
    const facts = factsOf(await context.repositories.conduct.readUnit(cycle, id));
    const { staff, readiness } = facts;
    const [charge, tally, leadingGroup] = await Promise.all([
      readCharge(context, view, unit, staff.mode),
      readTally(context, view, { unit: id, facts }),
      readLeadingGroup(context.repositories, cycle, id),
    ]);
    const { ballots, procedure, opinion } = view.policy;
    const signedAt = new Map(staff.signatures.map(({ by, at }) => [by.user, at]));
    return {
      facts: staff,
      subjects: [...tally.subjects],
      jointAllowed: ballots.jointWithStaff,
      lacksLeadingGroup: procedure.leadingGroup.required && readiness.leadingGroup === null,
      leadingGroup: leadingGroup?.members.map(({ name }) => name) ?? [],
      actions: actionsOf(context, view, unit, staff, charge),
      charge: charge.whose,
      tally: shown(context, view, unit, staff, { charge, tally }),
      signers: charge.signers.map((signer) => ({ ...signer, signedAt: signedAt.get(signer.user) ?? null })),
      signaturesRequired: ballots.summarySigned,
      feedback: feedbackOf(staff, ballots.feedbackDays, view.today),
      minBallots: opinion.minBallots,
    };
  },
);

/** What the actor can do in this state; whether everything holds shows when it is tried. */
function actionsOf(
  context: ConductContext,
  view: CycleView,
  unit: Unit,
  { state, mode, signatures }: StaffFacts,
  { isMine, mayConfirm, signers }: Charge,
): StaffAction[] {
  if (view.stored.state === 'closed') return [];
  const isLeading = mayActOn(context, view, 'conduct.staff', unit);
  const me = context.actor.user.id;
  const signed = new Set(signatures.map(({ by }) => by.user));
  // Whoever was missing may have left since: then a signature that was given closes it.
  const waits = !signed.has(me) || signers.every(({ user }) => signed.has(user));
  const may: Record<StaffAction, boolean> = {
    ...{ start: isLeading, withdraw: isLeading, arrange: isLeading && mode === 'separate' },
    ...{ enter: isMine, confirm: mayConfirm, correct: isMine, return: isMine, complete: false },
    sign: waits && signers.some(({ user }) => user === me),
    release: isMine && (state === 'signed' || !view.policy.ballots.summarySigned),
  };
  const all = Object.entries(staffAppraisalMachine.actions) as [StaffAction, { from: readonly string[] }][];
  return all.flatMap(([action, { from }]) => (may[action] && from.includes(state) ? [action] : []));
}

/**
 * The figures, cut to who reads them. Who is in charge of counting sees them until they are released; others outside of
 * the unit see them always. Nobody else of the unit sees any before the release, and then none of too few ballots
 * (A-59, X-04).
 */
function shown(
  context: ConductContext,
  view: CycleView,
  unit: Unit,
  { state }: StaffFacts,
  { charge, tally }: { charge: Charge; tally: Tally },
) {
  const { version, content, rows } = tally;
  const ofUnit = isOfUnit(context, view, unit);
  const seesAll = !ofUnit || (state !== 'released' && charge.mayConfirm);
  const head = { version, enteredBy: content.entered?.by ?? null, confirmedBy: content.confirmed?.by ?? null };
  if (!seesAll && state !== 'released') {
    const hidden = state === 'planned' || state === 'underWay' ? ('counting' as const) : ('unsigned' as const);
    return { ...head, hidden, ballots: null, rows: [] };
  }
  const { minBallots } = view.policy.opinion;
  return {
    ...head,
    hidden: null,
    ballots: content.entered?.ballots ?? null,
    rows: rows.map(({ ballots, ...row }) => {
      const counts = seesAll ? shownToAnybody(row) : shownToUnit({ ...row, ballots }, minBallots);
      return { ...row, counts, ...(counts !== null && ballots !== undefined && { ballots }) };
    }),
  };
}

/** from the last signature to the release, in plain days as the policy's field has them. */
function feedbackOf({ signed, released }: StaffFacts, feedbackDays: number, today: string) {
  if (!signed) return null;
  const due = releaseDue(signed.on, feedbackDays);
  const until = released?.on ?? today;
  return { due, days: daysInclusive(signed.on, until) - 1, overdue: until > due };
}
