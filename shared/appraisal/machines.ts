import { batchMachine, custodyMachine } from './custody.ts';
import { interviewMachine, interviewsMachine } from './interviews.ts';
import { leadingGroupMachine } from './leading-group.ts';
import type { Machine } from './machine.ts';
import { mediaMachine } from './media.ts';
import { agendaMachine, meetingMachine, nomineeMachine } from './meeting-agenda.ts';
import { attendanceMachine, rosterMachine } from './meeting-roster.ts';
import { scheduleMachine } from './meeting-schedule.ts';
import { noticeMachine } from './notice.ts';
import { paperMachine } from './papers.ts';
import { phaseMachine } from './phase.ts';
import { pollMachine } from './poll-machine.ts';
import { questionMachine } from './questions.ts';
import { personalReportMachine, teamReportMachine } from './report-machine.ts';
import { selfRatingMachine } from './self-rating.ts';
import { staffAppraisalMachine } from './staff-machine.ts';

/** Every state machine of the annual appraisal, in the order of the work: what the page of the docs is drawn from. */
export const machines: readonly Machine[] = [
  phaseMachine,
  noticeMachine,
  leadingGroupMachine,
  teamReportMachine,
  personalReportMachine,
  scheduleMachine,
  rosterMachine,
  attendanceMachine,
  meetingMachine,
  agendaMachine,
  nomineeMachine,
  pollMachine,
  selfRatingMachine,
  interviewMachine,
  interviewsMachine,
  custodyMachine,
  batchMachine,
  mediaMachine,
  paperMachine,
  staffAppraisalMachine,
  questionMachine,
];
