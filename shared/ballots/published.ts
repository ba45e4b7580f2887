import * as z from 'zod';
import { id, ulid } from '#shared/api/common.ts';
import { pollSources, subjectCounts } from './poll.ts';
import { sheetItem, sheetRules, sheetSubject } from './sheet-schema.ts';

/**
 * The published file of a poll: everything that anybody needs to recompute its tally and to find their receipt. What was
 * given by too few is not in it, nor anything it could be subtracted from.
 */
export const publishedFormat = 'kaoping.poll/1';

const count = z.int().min(0);

export const publishedBox = z.strictObject({
  /** public key, SPKI DER, base64url; null: on paper */
  key: z.string().nullable(),
  /** what else a voter was shown and sent back (`paperHash`): with the key and the sheet it makes the fingerprint; null: on paper */
  asked: z.strictObject({ box: z.string(), size: count }).nullable(),
  /** cards that opened this box, and those exchanged for a ballot paper */
  cards: count,
  issued: count,
  cast: count,
  /** on paper: of these, invalid ones; not there in files of before */
  invalid: count.optional(),
  /** ballots that say 不了解 of everybody and nominate nobody; null: withheld with a subject's counts; not there: not counted */
  blank: count.nullable().optional(),
  /** receipts: hashes of the serials, sorted by their characters; null: on paper */
  hashes: z.array(z.string()).nullable(),
  /** one for each subject of the box, in the order of its paper; `counts` null: fewer than `minBallots` grades in one of its items */
  results: z.array(z.strictObject({ subject: count, counts: subjectCounts.nullable() })),
});
export type PublishedBox = z.infer<typeof publishedBox>;

export const publishedPoll = z.strictObject({
  format: z.literal(publishedFormat),
  county: z.string(),
  cycle: id,
  year: z.int(),
  unit: z.strictObject({ id, name: z.string() }),
  poll: ulid,
  source: z.enum(pollSources),
  title: z.string(),
  dryRun: z.boolean(),
  medium: z.enum(['electronic', 'paper']),
  /** of all keys, as on the notice; null: on paper */
  fingerprint: z.string().nullable(),
  minBallots: count,
  subjects: z.array(sheetSubject),
  /** what persons are rated in; teams as a whole */
  items: z.array(sheetItem),
  rules: sheetRules,
  boxes: z.array(publishedBox).min(1),
});
export type PublishedPoll = z.infer<typeof publishedPoll>;
