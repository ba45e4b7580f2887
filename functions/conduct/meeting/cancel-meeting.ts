import { cancelMeeting } from '#shared/api/conduct/meeting.ts';
import { move } from '#shared/appraisal/machine.ts';
import { scheduleMachine } from '#shared/appraisal/meeting-schedule.ts';
import { Refusal } from '#functions/platform/errors.ts';
import { implement } from '#functions/platform/operation.ts';
import { changeUnit, movedOrRefused } from '../change.ts';
import { rebooking } from './bookings.ts';
import { type MeetingContext, sidesOf } from './details.ts';
import { aboutSchedule, scheduleInput } from './schedule.ts';

export const cancelMeetingOperation = implement(
  cancelMeeting,
  ({ cycle, unit: id, number, reason }, context: MeetingContext) =>
    changeUnit(
      context,
      { cycle, unit: id, permissions: scheduleMachine.actions.cancel.by },
      async ({ view, unit, facts }) => {
        const { conduct } = context.repositories;
        const { meeting } = facts;
        const { schedule } = meeting;
        const { slot } = schedule;
        if (schedule.number !== number || !slot) throw new Refusal('stale-version');
        const { input } = await scheduleInput(context, { view, unit, meeting, slot });
        const { to, event } = movedOrRefused(move(scheduleMachine, schedule.state, 'cancel', input));
        const from = sidesOf(context, view, unit)[0]!;
        return {
          answer: {},
          facts: {
            meeting: { ...meeting, schedule: { ...schedule, state: to, confirmed: null, group: null, reason } },
          },
          event: { type: event, data: { unit: id, slot, side: from, number, reason } },
          cycleDetails: await rebooking(conduct, cycle, id, schedule, null),
          messages: [aboutSchedule('cancelled', { view, unit, from, slot, reason })],
        };
      },
    ),
);
