import type { Implementation } from '#functions/platform/operation.ts';
import type { ConductRepositories } from '../repositories.ts';
import { arrangeStaffMeetingOperation } from './arrange-staff-meeting.ts';
import { confirmStaffTallyOperation } from './confirm-staff-tally.ts';
import { enterStaffTallyOperation } from './enter-staff-tally.ts';
import { readStaffAppraisalOperation } from './read-staff-appraisal.ts';
import { releaseStaffTallyOperation } from './release-staff-tally.ts';
import { returnStaffTallyOperation } from './return-staff-tally.ts';
import { signStaffTallyOperation } from './sign-staff-tally.ts';
import { startStaffAppraisalOperation } from './start-staff-appraisal.ts';
import { withdrawStaffAppraisalOperation } from './withdraw-staff-appraisal.ts';

export const staffOperations: Implementation<ConductRepositories>[] = [
  readStaffAppraisalOperation,
  startStaffAppraisalOperation,
  arrangeStaffMeetingOperation,
  withdrawStaffAppraisalOperation,
  enterStaffTallyOperation,
  confirmStaffTallyOperation,
  signStaffTallyOperation,
  releaseStaffTallyOperation,
  returnStaffTallyOperation,
];
