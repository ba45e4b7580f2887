import { confirmMeeting } from '#shared/api/conduct/meeting.ts';
import { move } from '#shared/appraisal/machine.ts';
import { scheduleMachine } from '#shared/appraisal/meeting-schedule.ts';
import { Refusal } from '#functions/platform/errors.ts';
import { by, implement } from '#functions/platform/operation.ts';
import { changeUnit, movedOrRefused } from '../change.ts';
import { rebooking } from './bookings.ts';
import { type MeetingContext } from './details.ts';
import { aboutSchedule, scheduleInput } from './schedule.ts';

export const confirmMeetingOperation = implement(
  confirmMeeting,
  ({ cycle, unit: id, number }, context: MeetingContext) =>
    changeUnit(
      context,
      { cycle, unit: id, permissions: scheduleMachine.actions.confirm.by },
      async ({ view, unit, facts }) => {
        const { conduct } = context.repositories;
        const { meeting } = facts;
        const { schedule } = meeting;
        const actor = by(context);
        if (schedule.number !== number) throw new Refusal('stale-version');
        if (schedule.state === 'agreed' && schedule.confirmed?.by.user === actor.user) return { answer: {} };
        const { slot } = schedule;
        if (!slot) throw new Refusal('stale-version');
        const { input, day } = await scheduleInput(context, { view, unit, meeting, slot });
        const { to, event } = movedOrRefused(move(scheduleMachine, schedule.state, 'confirm', input));
        const confirmed = { at: context.clock.now().toISOString(), by: actor };
        // Whoever confirms is of the other side than whoever proposed.
        const from = schedule.proposed?.side === 'group' ? 'unit' : 'group';
        return {
          answer: {},
          facts: { meeting: { ...meeting, schedule: { ...schedule, state: to, confirmed, group: unit.group } } },
          event: { type: event, data: { unit: id, slot, side: from, number } },
          cycleDetails: await rebooking(conduct, cycle, id, schedule, { group: unit.group, slot, day }),
          messages: [aboutSchedule('agreed', { view, unit, from, slot, reason: null })],
        };
      },
    ),
);
