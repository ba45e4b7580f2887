import { readRoster } from '#shared/api/conduct/meeting.ts';
import { move } from '#shared/appraisal/machine.ts';
import { attendanceMachine, countProblems, emptyCategories } from '#shared/appraisal/meeting-roster.ts';
import { implement } from '#functions/platform/operation.ts';
import { factsOf } from '../repository.ts';
import { readCycle, unitInReach } from '../view.ts';
import { type MeetingContext, readRosterOf } from './details.ts';

export const readRosterOperation = implement(readRoster, async ({ cycle, unit: id }, context: MeetingContext) => {
  const view = await readCycle(context, cycle);
  const unit = unitInReach(context, view, id, 'conduct.read');
  const { meeting } = factsOf(await context.repositories.conduct.readUnit(cycle, id));
  const { rule, attendees } = await readRosterOf(context, view, unit, meeting);
  const { schedule, roster } = meeting;
  const marking = move(attendanceMachine, 'unmarked', 'present', {
    ...{ rosterSubmitted: roster.state === 'submitted', today: view.today, closed: meeting.state === 'closed' },
    ...{ day: schedule.state === 'agreed' ? (schedule.slot?.date ?? null) : null, reason: null },
  });
  return {
    rule: { ...rule, attendees: [...rule.attendees], representatives: [...rule.representatives] },
    state: roster.state,
    problems: countProblems({ rule, attendees }),
    emptyCategories: emptyCategories({ rule, attendees }),
    attendees,
    markable: marking.ok ? [] : marking.problems,
  };
});
