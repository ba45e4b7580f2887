import type * as z from 'zod';
import { interviewSchema } from '#shared/appraisal/interview-record.ts';
import { inquirySchema, paperSchema } from '#shared/appraisal/paper.ts';
import { batchDetail, handoverDetail } from '#shared/api/conduct/custody.ts';
import { slotsDetail } from '#shared/api/conduct/media.ts';
import { questionDetail } from '#shared/api/conduct/questions.ts';

/**
 * The kinds of items that hold the details of a conduct, with what they hold besides `DetailHead`. Those of a unit lie
 * in `CONDUCT#<cycle>#<unit>`, those of the whole cycle in `CONDUCT#<cycle>`; the sort key is `<KIND>#<id>`.
 */
export const unitDetails = {
  INTERVIEW: interviewSchema,
  INQUIRY: inquirySchema,
  PAPER: paperSchema,
  HANDOVER: handoverDetail,
} as const satisfies Record<string, z.ZodObject>;

export const cycleDetails = {
  BATCH: batchDetail,
  SLOTS: slotsDetail,
  QUESTION: questionDetail,
} as const satisfies Record<string, z.ZodObject>;
