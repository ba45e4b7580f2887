import { waiting } from '#shared/appraisal/meeting-agenda.ts';
import type { MeetingFacts } from '#shared/appraisal/meeting.ts';

/** The item of a meeting's agenda at which people vote: the one that says so, else the last. */
export function assessmentItem(agenda: readonly string[]): number {
  const named = agenda.findLastIndex((label) => /评议|测评|投票/.test(label));
  return named === -1 ? agenda.length - 1 : named;
}

/** Whether the item before the assessment has ended: the reports were heard. Where it is the first, nothing was to be heard. */
export function assessmentReached(agenda: readonly string[], meeting: Pick<MeetingFacts, 'agenda'>): boolean {
  const at = assessmentItem(agenda);
  return at <= 0 || (meeting.agenda[at - 1] ?? waiting).state === 'ended';
}
