import { arrangeStaffMeeting } from '#shared/api/conduct/staff.ts';
import { staffAppraisalMachine } from '#shared/appraisal/staff-machine.ts';
import { type Context, implement } from '#functions/platform/operation.ts';
import { changeUnit } from '../change.ts';
import type { ConductRepositories } from '../repositories.ts';
import { stepStaff } from './step-staff.ts';

export const arrangeStaffMeetingOperation = implement(
  arrangeStaffMeeting,
  ({ cycle, unit, meeting }, context: Context<ConductRepositories>) =>
    changeUnit(
      context,
      { cycle, unit, permissions: staffAppraisalMachine.actions.arrange.by },
      async ({ facts: { staff } }) => {
        const { state, event } = stepStaff(staff, 'arrange', { mode: staff.mode });
        return {
          answer: {},
          facts: { staff: { ...staff, state, meeting } },
          event: { type: event, data: { unit, ...meeting } },
        };
      },
    ),
);
