import * as z from 'zod';
import { attachment } from '#shared/appraisal/report-details.ts';
import { noticeDocument } from '#shared/appraisal/notice-text.ts';

/** `NOTICE#<number>` beside the plan: a version of the notice, its text as it went out; never written again. */
export const noticeDetail = z.strictObject({
  number: z.int().min(1),
  /** the number of the paper, where the office gave one */
  docNo: z.string().nullable(),
  policyVersion: z.string(),
  document: noticeDocument,
});
export type NoticeDetail = z.infer<typeof noticeDetail>;

/** `FILES#notice` beside the plan: what goes with the notice of a cycle. Bytes that were taken away stay in the store. */
export const noticeFilesDetail = z.strictObject({ attachments: z.array(attachment) });
export type NoticeFiles = z.infer<typeof noticeFilesDetail>;
