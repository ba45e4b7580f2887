import { type Attendee, compositionRule } from '#shared/appraisal/meeting-roster.ts';
import type { Appraised } from '#shared/appraisal/placement.ts';
import { type PlannedPoll, planPolls } from '#shared/ballots/plan-polls.ts';
import type { UnitAt } from '#functions/conduct/change.ts';
import { readRosterOf } from '#functions/conduct/meeting/details.ts';
import { readAppraised } from '#functions/conduct/view.ts';
import type { BallotsContext } from './poll-at.ts';

export interface PlanAt {
  planned: PlannedPoll[];
  attendees: readonly Attendee[];
  people: readonly Appraised[];
}

/** The polls that the policy asks for in a unit as it stands now: list, staff, and how the staff are rated. */
export async function readPlan(context: BallotsContext, { view, unit, facts }: UnitAt): Promise<PlanAt> {
  const [{ attendees }, appraised] = await Promise.all([
    readRosterOf(context, view, unit, facts.meeting),
    readAppraised(context, view),
  ]);
  const people = appraised.get(unit.id) ?? [];
  const planned = planPolls({
    ...{ policy: view.policy, unit, units: view.units, people, attendees },
    rule: compositionRule(view.policy, unit.category),
    rosterSubmitted: facts.meeting.roster.state === 'submitted',
    staffMode: facts.staff.mode,
  });
  return { planned, attendees, people };
}
