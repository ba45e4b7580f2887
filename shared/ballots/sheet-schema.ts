import * as z from 'zod';
import { id } from '#shared/api/common.ts';

/** A ballot paper 测评票 as data. What follows from one stands in `sheet.ts`, which the voting page loads without this file. */

export const sheetSubject = z.strictObject({
  kind: z.enum(['team', 'person']),
  id,
  name: z.string(),
  /** post or rank, for the one who reads the paper; may be empty */
  post: z.string(),
});

/** what a person is rated in: as a whole, or the dimensions of the policy; a team always as a whole */
export const sheetItem = z.strictObject({ id, label: z.string(), weight: z.number() });

export const sheetRules = z.strictObject({
  abstain: z.boolean(),
  nominations: z.boolean(),
  layout: z.enum(['single', 'multiple']),
  comments: z.strictObject({
    enabled: z.boolean(),
    /** places on the scale, 0 the best: B-146 names a person's grades, a team's stand at the same place */
    requiredFor: z.array(z.int().min(0).max(3)),
    maxChars: z.int(),
  }),
});

/** What one box asks. */
export const sheet = z.strictObject({
  subjects: z.array(sheetSubject).min(1),
  /** of persons */
  items: z.array(sheetItem).min(1),
  rules: sheetRules,
});

/** What a voter says of one subject. */
export const ballotRow = z.strictObject({
  /** place among the sheet's subjects, from 0 */
  subject: z.int().min(0).max(999),
  /** for each item, in the sheet's order: a grade of the subject's scale, or `abstain` */
  marks: z.array(z.string().max(32)).max(20),
  nominated: z.boolean(),
  /** empty: none */
  comment: z.string().max(20_000),
});
