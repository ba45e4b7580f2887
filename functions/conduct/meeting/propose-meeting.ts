import { proposeMeeting } from '#shared/api/conduct/meeting.ts';
import { move } from '#shared/appraisal/machine.ts';
import type { Slot } from '#shared/appraisal/meeting.ts';
import { scheduleMachine } from '#shared/appraisal/meeting-schedule.ts';
import { Refusal } from '#functions/platform/errors.ts';
import { by, implement } from '#functions/platform/operation.ts';
import { changeUnit, movedOrRefused } from '../change.ts';
import { rebooking } from './bookings.ts';
import { type MeetingContext, sidesOf } from './details.ts';
import { aboutSchedule, scheduleInput } from './schedule.ts';

const isSame = (a: Slot | null, b: Slot): boolean =>
  a !== null && a.date === b.date && a.from === b.from && a.to === b.to && a.place === b.place;

/** Also moves an agreed meeting: it has to be confirmed anew, and its old hours are free at once. */
export const proposeMeetingOperation = implement(
  proposeMeeting,
  ({ cycle, unit: id, slot, number }, context: MeetingContext) =>
    changeUnit(
      context,
      { cycle, unit: id, permissions: scheduleMachine.actions.propose.by },
      async ({ view, unit, facts }) => {
        const { conduct } = context.repositories;
        const { meeting } = facts;
        const { schedule } = meeting;
        const actor = by(context);
        // Sent again because the answer was lost.
        if (schedule.number === number + 1 && schedule.proposed?.by.user === actor.user && isSame(schedule.slot, slot))
          return { answer: { number: schedule.number } };
        if (schedule.number !== number) throw new Refusal('stale-version');
        const { input, day } = await scheduleInput(context, { view, unit, meeting, slot });
        const moved = move(scheduleMachine, schedule.state, input.bothConfirm ? 'propose' : 'settle', input);
        const { to, event } = movedOrRefused(moved);
        const [at, side] = [context.clock.now().toISOString(), sidesOf(context, view, unit)[0]!];
        const isAgreed = to === 'agreed';
        const next = {
          ...{ state: to, number: number + 1, slot, proposed: { side, at, by: actor }, reason: null },
          ...{ confirmed: isAgreed ? { at, by: actor } : null, group: isAgreed ? unit.group : null },
        };
        return {
          answer: { number: next.number },
          facts: { meeting: { ...meeting, schedule: next } },
          event: { type: event, data: { unit: id, slot, side, number: next.number } },
          cycleDetails: await rebooking(
            conduct,
            cycle,
            id,
            schedule,
            isAgreed ? { group: unit.group, slot, day } : null,
          ),
          messages: [aboutSchedule(isAgreed ? 'agreed' : 'proposed', { view, unit, from: side, slot, reason: null })],
        };
      },
    ),
);
