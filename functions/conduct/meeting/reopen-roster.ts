import { reopenRoster } from '#shared/api/conduct/meeting.ts';
import { move } from '#shared/appraisal/machine.ts';
import { compositionRule, rosterMachine } from '#shared/appraisal/meeting-roster.ts';
import { implement } from '#functions/platform/operation.ts';
import { changeUnit, movedOrRefused } from '../change.ts';
import { type MeetingContext, meetingLink, sidesOf } from './details.ts';

export const reopenRosterOperation = implement(reopenRoster, ({ cycle, unit: id, reason }, context: MeetingContext) =>
  changeUnit(
    context,
    { cycle, unit: id, permissions: rosterMachine.actions.reopen.by },
    async ({ view, unit, facts }) => {
      const { meeting } = facts;
      const rule = compositionRule(view.policy, unit.category);
      const input = { rule, attendees: [], begun: meeting.state !== 'planned' };
      const { to, event } = movedOrRefused(move(rosterMachine, meeting.roster.state, 'reopen', input));
      const isGroup = sidesOf(context, view, unit)[0] === 'group';
      return {
        answer: {},
        facts: { meeting: { ...meeting, roster: { state: to, submitted: null } } },
        event: { type: event, data: { unit: id, reason } },
        messages: [
          {
            audience: isGroup ? { to: 'unit' as const, unit: id } : { to: 'group' as const, group: unit.group },
            topic: 'meeting',
            title: { zh: `参会名单退回修改：${unit.name}`, en: `Participants' list reopened: ${unit.name}` },
            text: { zh: `原因：${reason}`, en: `Reason: ${reason}` },
            link: meetingLink(cycle, id),
            due: meeting.schedule.slot?.date ?? null,
          },
        ],
      };
    },
  ),
);
