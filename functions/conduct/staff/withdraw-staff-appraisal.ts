import { withdrawStaffAppraisal } from '#shared/api/conduct/staff.ts';
import { noStaff } from '#shared/appraisal/staff.ts';
import { staffAppraisalMachine } from '#shared/appraisal/staff-machine.ts';
import { type Context, implement } from '#functions/platform/operation.ts';
import { changeUnit } from '../change.ts';
import type { ConductRepositories } from '../repositories.ts';
import { noTally, type StaffTallyDetail, theTally } from './details.ts';
import { stepStaff } from './step-staff.ts';

/** What was counted goes with it: the next start counts anew, and perhaps others count. */
export const withdrawStaffAppraisalOperation = implement(
  withdrawStaffAppraisal,
  ({ cycle, unit, reason }, context: Context<ConductRepositories>) =>
    changeUnit(
      context,
      { cycle, unit, permissions: staffAppraisalMachine.actions.withdraw.by },
      async ({ facts: { staff } }) => {
        const { state, event } = stepStaff(staff, 'withdraw', {});
        const { conduct } = context.repositories;
        const before = await conduct.readDetail<StaffTallyDetail>(cycle, unit, 'STAFFTALLY', theTally);
        return {
          answer: {},
          facts: { staff: { ...noStaff, state } },
          details: before ? [{ kind: 'STAFFTALLY', id: theTally, before, content: noTally }] : [],
          event: { type: event, data: { unit, mode: staff.mode, reason } },
        };
      },
    ),
);
