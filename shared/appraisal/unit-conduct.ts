import * as z from 'zod';
import { ballotsFacts, noBallots } from './ballots.ts';
import { custodyFacts, noCustody } from './custody.ts';
import { interviewsFacts, noInterviews } from './interviews.ts';
import { mediaFacts, noMedia } from './media.ts';
import { meetingFacts, noMeeting } from './meeting.ts';
import { noNotice, noticeFacts } from './notice.ts';
import { noPapers, papersFacts } from './papers.ts';
import { noReadiness, readinessFacts } from './readiness.ts';
import { noReports, reportsFacts } from './reports.ts';
import { noStaff, staffFacts } from './staff.ts';

/**
 * What is known of a first-level unit's appraisal in a cycle: enough for the board and for to-do lists, without the texts,
 * which lie in items of their own. One key for each part of the work; small, since every change writes it anew.
 */
export const unitConductSchema = z.strictObject({
  notice: noticeFacts,
  readiness: readinessFacts,
  meeting: meetingFacts,
  reports: reportsFacts,
  interviews: interviewsFacts,
  papers: papersFacts,
  staff: staffFacts,
  ballots: ballotsFacts,
  custody: custodyFacts,
  media: mediaFacts,
});
export type UnitConduct = z.infer<typeof unitConductSchema>;

/** A unit of which nothing is known yet. */
export const nothingYet: UnitConduct = {
  notice: noNotice,
  readiness: noReadiness,
  meeting: noMeeting,
  reports: noReports,
  interviews: noInterviews,
  papers: noPapers,
  staff: noStaff,
  ballots: noBallots,
  custody: noCustody,
  media: noMedia,
};
