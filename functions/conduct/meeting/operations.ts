import type { Implementation } from '#functions/platform/operation.ts';
import type { ConductRepositories } from '../repositories.ts';
import { addParticipantsOperation } from './add-participants.ts';
import { callForOralOperation } from './call-for-oral.ts';
import { cancelMeetingOperation } from './cancel-meeting.ts';
import { closeMeetingOperation } from './close-meeting.ts';
import { confirmMeetingOperation } from './confirm-meeting.ts';
import { listSpeakersOperation } from './list-speakers.ts';
import { markAttendanceOperation } from './mark-attendance.ts';
import { moveAgendaOperation } from './move-agenda.ts';
import { nominateOperation } from './nominate.ts';
import { proposeMeetingOperation } from './propose-meeting.ts';
import { readMeetingOperation } from './read-meeting.ts';
import { readRosterOperation } from './read-roster.ts';
import { recordOralOperation } from './record-oral.ts';
import { removeParticipantOperation } from './remove-participant.ts';
import { reopenMeetingOperation } from './reopen-meeting.ts';
import { reopenRosterOperation } from './reopen-roster.ts';
import { saveMinutesOperation } from './save-minutes.ts';
import { setChairOperation } from './set-chair.ts';
import { submitRosterOperation } from './submit-roster.ts';

export const meetingOperations: Implementation<ConductRepositories>[] = [
  addParticipantsOperation,
  callForOralOperation,
  cancelMeetingOperation,
  closeMeetingOperation,
  confirmMeetingOperation,
  listSpeakersOperation,
  markAttendanceOperation,
  moveAgendaOperation,
  nominateOperation,
  proposeMeetingOperation,
  readMeetingOperation,
  readRosterOperation,
  recordOralOperation,
  removeParticipantOperation,
  reopenMeetingOperation,
  reopenRosterOperation,
  saveMinutesOperation,
  setChairOperation,
  submitRosterOperation,
];
