import type { MeetingFacts } from '#shared/appraisal/meeting.ts';
import type { MeetingInput } from '#shared/appraisal/meeting-agenda.ts';
import { withoutReport } from '#shared/appraisal/meeting-oral.ts';
import { type Attendee, stateOf } from '#shared/appraisal/meeting-roster.ts';
import type { Appraised } from '#shared/appraisal/placement.ts';
import type { Unit } from '#shared/dataset/schema.ts';
import type { CycleView } from '../view.ts';
import { type MeetingContext, peopleOf, readReportsOf, readRosterOf } from './details.ts';

export interface Closing {
  input: MeetingInput;
  attendees: Attendee[];
  /** who is waited for and not accounted for */
  unmarked: Attendee[];
  /** who has reported neither way */
  withoutReport: Appraised[];
  openItems: string[];
}

/** What closing a meeting is judged by, with the names of what is missing. */
export async function readClosing(
  context: MeetingContext,
  view: CycleView,
  unit: Unit,
  meeting: MeetingFacts,
): Promise<Closing> {
  const [{ attendees }, { orals, written }, people] = await Promise.all([
    readRosterOf(context, view, unit, meeting),
    readReportsOf(context, view.id, unit.id),
    peopleOf(context, view, unit.id),
  ]);
  const unmarked = attendees.filter((one) => one.expected && stateOf(one) === 'unmarked');
  const missing = withoutReport(view.policy, people, orals, written);
  const openItems = view.policy.meetings.agenda.filter((_, i) => meeting.agenda[i]?.state !== 'ended');
  return {
    ...{ attendees, unmarked, withoutReport: missing, openItems },
    input: {
      day: meeting.schedule.slot?.date ?? null,
      ...{ today: view.today, rosterSubmitted: meeting.roster.state === 'submitted', hasChair: meeting.chair !== null },
      ...{ agendaEnded: openItems.length === 0, unmarked: unmarked.length, withoutReport: missing.length },
    },
  };
}
