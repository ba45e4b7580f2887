import { submitRoster } from '#shared/api/conduct/meeting.ts';
import { move } from '#shared/appraisal/machine.ts';
import { countProblems, representativesOf, rosterMachine } from '#shared/appraisal/meeting-roster.ts';
import { Refusal } from '#functions/platform/errors.ts';
import { by, implement } from '#functions/platform/operation.ts';
import { changeUnit, movedOrRefused } from '../change.ts';
import { type MeetingContext, meetingLink, readRoll, readRosterOf } from './details.ts';

/** From here on the staff of the list are those of today: later transfers do not change who was invited. */
export const submitRosterOperation = implement(submitRoster, ({ cycle, unit: id, seen }, context: MeetingContext) =>
  changeUnit(
    context,
    { cycle, unit: id, permissions: rosterMachine.actions.submit.by },
    async ({ view, unit, facts }) => {
      const { meeting } = facts;
      if (meeting.roster.state === 'submitted') return { answer: {} };
      const [{ rule, staff, attendees }, roll] = await Promise.all([
        readRosterOf(context, view, unit, meeting),
        readRoll(context.repositories.conduct, cycle, id),
      ]);
      if (attendees.length !== seen) throw new Refusal('stale-version');
      const input = { rule, attendees, begun: meeting.state !== 'planned' };
      const problems = countProblems(input);
      // The row of the policy, and by how many it is missed.
      if (problems[0]) throw new Refusal('refused', problems[0].message, { problems, policyField: problems[0].path });
      const { to, event } = movedOrRefused(move(rosterMachine, meeting.roster.state, 'submit', input));
      const counts = { attendees: attendees.length, representatives: representativesOf(input) };
      const roster = { state: to, submitted: { at: context.clock.now().toISOString(), by: by(context) } };
      return {
        answer: {},
        facts: { meeting: { ...meeting, roster } },
        event: { type: event, data: { unit: id, ...counts } },
        details: [{ kind: 'ROLL', id: 'staff', before: roll ?? null, content: { staff } }],
        messages: [
          {
            audience: { to: 'group', group: unit.group },
            topic: 'meeting',
            title: { zh: `参会名单已提交：${unit.name}`, en: `Participants' list submitted: ${unit.name}` },
            text: {
              zh: `${unit.name}述职会议参会人员 ${counts.attendees} 名，其中各类代表 ${counts.representatives} 名。`,
              en: `${unit.name}: ${counts.attendees} participants, ${counts.representatives} of them representatives.`,
            },
            link: meetingLink(cycle, id),
            due: null,
          },
        ],
      };
    },
  ),
);
