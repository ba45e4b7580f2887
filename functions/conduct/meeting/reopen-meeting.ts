import { reopenMeeting } from '#shared/api/conduct/meeting.ts';
import { move } from '#shared/appraisal/machine.ts';
import { meetingMachine } from '#shared/appraisal/meeting-agenda.ts';
import { implement } from '#functions/platform/operation.ts';
import { changeUnit, movedOrRefused } from '../change.ts';
import { readClosing } from './closing.ts';
import { type MeetingContext, meetingLink } from './details.ts';

export const reopenMeetingOperation = implement(reopenMeeting, ({ cycle, unit: id, reason }, context: MeetingContext) =>
  changeUnit(
    context,
    { cycle, unit: id, permissions: meetingMachine.actions.reopen.by },
    async ({ view, unit, facts }) => {
      const { meeting } = facts;
      const { input } = await readClosing(context, view, unit, meeting);
      const { to, event } = movedOrRefused(move(meetingMachine, meeting.state, 'reopen', input));
      return {
        answer: {},
        facts: { meeting: { ...meeting, state: to, closed: null } },
        event: { type: event, data: { unit: id, reason } },
        messages: [
          {
            audience: { to: 'unit', unit: id },
            topic: 'meeting',
            title: { zh: `述职会议重新打开：${unit.name}`, en: `Meeting reopened: ${unit.name}` },
            text: { zh: `原因：${reason}`, en: `Reason: ${reason}` },
            link: meetingLink(cycle, id),
            due: null,
          },
        ],
      };
    },
  ),
);
