import { closeMeeting } from '#shared/api/conduct/meeting.ts';
import { move, type Moved } from '#shared/appraisal/machine.ts';
import { meetingMachine } from '#shared/appraisal/meeting-agenda.ts';
import { countAttendance, stateOf } from '#shared/appraisal/meeting-roster.ts';
import { by, implement } from '#functions/platform/operation.ts';
import { changeUnit, movedOrRefused } from '../change.ts';
import { type Closing, readClosing } from './closing.ts';
import { type MeetingContext, meetingLink } from './details.ts';

/** The event keeps who was there: marks have none of their own. */
export const closeMeetingOperation = implement(closeMeeting, ({ cycle, unit: id }, context: MeetingContext) =>
  changeUnit(
    context,
    { cycle, unit: id, permissions: meetingMachine.actions.close.by },
    async ({ view, unit, facts }) => {
      const { meeting } = facts;
      const closing = await readClosing(context, view, unit, meeting);
      const moved = move(meetingMachine, meeting.state, 'close', closing.input);
      const { to, event } = movedOrRefused(withNames(moved, closing));
      const { attendees } = closing;
      const { expected, present } = countAttendance(attendees);
      const inState = (state: string) => attendees.filter((one) => stateOf(one) === state);
      const { perUnit } = view.policy.recognition;
      const closed = { at: context.clock.now().toISOString(), by: by(context), expected, present };
      return {
        answer: {},
        facts: { meeting: { ...meeting, state: to, closed } },
        event: {
          type: event,
          data: {
            ...{ unit: id, expected, present },
            presentAre: inState('present').map((one) => one.id),
            absentAre: inState('absent').map((one) => ({ id: one.id, reason: one.mark?.reason ?? null })),
          },
        },
        messages:
          perUnit === 0
            ? []
            : [
                {
                  audience: { to: 'unit', unit: id },
                  topic: 'meeting',
                  title: { zh: `请推荐群众满意干部：${unit.name}`, en: `Nominate now: ${unit.name}` },
                  text: {
                    zh: `${unit.name}述职会议已结束，请推荐群众满意干部 ${perUnit} 名。`,
                    en: `The meeting of ${unit.name} is closed: nominate ${perUnit} recognised by the public.`,
                  },
                  link: meetingLink(cycle, id),
                  due: view.plan.phases.onSite.to,
                },
              ],
      };
    },
  ),
);

/** The refusal with who and what is missing by name. */
function withNames<S extends string>(moved: Moved<S>, closing: Closing): Moved<S> {
  if (moved.ok) return moved;
  const named: Record<string, string[]> = {
    'agenda-open': closing.openItems,
    unmarked: closing.unmarked.map(({ name }) => name),
    'without-report': closing.withoutReport.map(({ name }) => name),
  };
  const problems = moved.problems.map((problem) => {
    const names = named[problem.code];
    if (!names) return problem;
    const { zh, en } = problem.message;
    return {
      ...problem,
      message: { zh: `${zh.slice(0, -1)}：${names.join('、')}。`, en: `${en.slice(0, -1)}: ${names.join(', ')}.` },
    };
  });
  return { ...moved, problems };
}
