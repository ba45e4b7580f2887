import { signStaffTally } from '#shared/api/conduct/staff.ts';
import { type Context, implement } from '#functions/platform/operation.ts';
import { changeUnit } from '../change.ts';
import type { ConductRepositories } from '../repositories.ts';
import { refuseIfStale } from '../versions.ts';
import { readCharge } from './charge.ts';
import { type StaffTallyDetail, theTally } from './details.ts';
import { actOf, stepStaff } from './step-staff.ts';
import { doPollsStand } from './tally.ts';

/**
 * every member signs; the last signature makes it signed. Who signed before is answered the same. Somebody who has
 * left the group since need not sign any more, so a signature counts everybody anew.
 */
export const signStaffTallyOperation = implement(
  signStaffTally,
  ({ cycle, unit: id, version }, context: Context<ConductRepositories>) =>
    changeUnit(context, { cycle, unit: id, permissions: ['conduct.read'] }, async ({ view, unit, facts }) => {
      const { staff } = facts;
      const me = context.actor.user.id;
      const { signers, isMine } = await readCharge(context, view, unit, staff.mode);
      const hasSigned = staff.signatures.some(({ by }) => by.user === me);
      if (hasSigned && staff.state === 'signed') return { answer: {} };
      const { conduct } = context.repositories;
      const tally = await conduct.readDetail<StaffTallyDetail>(cycle, id, 'STAFFTALLY', theTally);
      const isSigner = signers.some(({ user }) => user === me);
      const { event } = stepStaff(staff, 'sign', { isSigner, pollsStand: doPollsStand(facts, tally) }, isMine);
      refuseIfStale(tally, version);
      const act = actOf(context, view);
      const signatures = hasSigned ? staff.signatures : [...staff.signatures, act];
      const allSigned = signers.every(({ user }) => signatures.some(({ by }) => by.user === user));
      if (hasSigned && !allSigned) return { answer: {} };
      const state = allSigned ? stepStaff(staff, 'complete', { allSigned }).state : staff.state;
      const signed = allSigned ? { at: act.at, on: act.on } : null;
      return {
        answer: {},
        facts: { staff: { ...staff, state, signatures, signed } },
        event: { type: event, data: { unit: id, signed: signatures.length, of: signers.length } },
      };
    }),
);
