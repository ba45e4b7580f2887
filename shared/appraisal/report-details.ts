import * as z from 'zod';
import { by, time, ulid } from '#shared/api/common.ts';

/** What is kept with a report. */

export const attachment = z.strictObject({
  file: ulid,
  name: z.string(),
  /** bytes */
  size: z.int(),
  type: z.string(),
});
export type Attachment = z.infer<typeof attachment>;

/** What was submitted once, as it was. */
export const submission = z.strictObject({
  number: z.int(),
  at: time,
  by,
  characters: z.int(),
  late: z.boolean(),
  /** SHA-256 of text and attachments, as the record has it */
  hash: z.string(),
  attachments: z.array(attachment),
});
export type Submission = z.infer<typeof submission>;

export const remark = z.strictObject({ at: time, by, text: z.string(), number: z.int() });
