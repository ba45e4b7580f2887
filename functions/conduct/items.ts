import { lifeMeetingSchema, pollSchema, tallySchema } from '#shared/ballots/poll.ts';
import { voiceSchema } from '#shared/ballots/voices.ts';
import { leaderDetail, selfGradesDetail, selfRatingDetail } from '#shared/ballots/ratings.ts';
import type * as z from 'zod';
import { interviewSchema } from '#shared/appraisal/interview-record.ts';
import { minutesSchema } from '#shared/appraisal/meeting.ts';
import { oralSchema } from '#shared/appraisal/meeting-oral.ts';
import { participantSchema, rollSchema } from '#shared/appraisal/meeting-roster.ts';
import { bookedSchema } from '#shared/appraisal/meeting-schedule.ts';
import { inquirySchema, paperSchema } from '#shared/appraisal/paper.ts';
import { batchDetail, handoverDetail } from '#shared/appraisal/custody-details.ts';
import { slotsDetail } from '#shared/appraisal/media-details.ts';
import { questionDetail } from '#shared/appraisal/question-details.ts';
import { closingDetail } from './plan/closings.ts';
import { noticeDetail, noticeFilesDetail } from './plan/notices.ts';
import { reminderDetail } from './plan/reminded.ts';
import { reportDetail, textDetail, versionDetail } from './reports/details.ts';
import { concernDetail, guidanceDetail, leadingGroupDetail, receiptDetail } from './readiness/details.ts';
import { staffTallyDetail } from './staff/details.ts';

/**
 * The kinds of items that hold the details of a conduct, with what they hold besides `DetailHead`. Those of a unit lie
 * in `CONDUCT#<cycle>#<unit>`, those of the whole cycle in `CONDUCT#<cycle>`; the sort key is `<KIND>#<id>`.
 */
export const unitDetails = {
  ROSTER: participantSchema,
  ROLL: rollSchema,
  ORAL: oralSchema,
  MINUTES: minutesSchema,
  LEADING: leadingGroupDetail,
  GUIDANCE: guidanceDetail,
  RECEIPT: receiptDetail,
  CONCERN: concernDetail,
  STAFFTALLY: staffTallyDetail,
  INTERVIEW: interviewSchema,
  INQUIRY: inquirySchema,
  PAPER: paperSchema,
  HANDOVER: handoverDetail,
  REPORT: reportDetail,
  TEXT: textDetail,
  VERSION: versionDetail,
  POLL: pollSchema,
  LIFEMEETING: lifeMeetingSchema,
  SELFRATING: selfRatingDetail,
  VOICE: voiceSchema,
} as const satisfies Record<string, z.ZodObject>;

export const cycleDetails = {
  BOOKED: bookedSchema,
  BATCH: batchDetail,
  SLOTS: slotsDetail,
  QUESTION: questionDetail,
  FILES: noticeFilesDetail,
  CLOSING: closingDetail,
  NOTICE: noticeDetail,
  REMINDER: reminderDetail,
  TALLY: tallySchema,
  SELFGRADES: selfGradesDetail,
  LEADER: leaderDetail,
} as const satisfies Record<string, z.ZodObject>;
