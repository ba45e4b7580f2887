import * as z from 'zod';
import { by, id, time } from '#shared/api/common.ts';
import { opinionSchema } from '#shared/dataset/rows.ts';
import { sheetItem, sheetRules, sheetSubject } from './sheet-schema.ts';

/**
 * A poll 测评: one meeting × one class of voters × one source. Its roll is its cards; it has one box, or several where a
 * voter is a subject, too, so that nobody's ballot has a telling gap (ballots.md).
 */

export const pollSources = ['mass', 'peer'] as const;
export const pollStates = [
  'preparing',
  'frozen',
  'issuing',
  'casting',
  'open',
  'closing',
  'closed',
  'published',
  'voided',
] as const;
export type PollState = (typeof pollStates)[number];

const count = z.int().min(0).max(100_000);
const act = z.strictObject({ at: time, by });

/** Whom a box rates: places in the poll's `subjects`. */
export const pollBox = z.strictObject({
  subjects: z.array(z.int().min(0)).min(1),
  /** the voter who is this box's subject, and so not on its roll; null: everybody votes in it */
  without: z.string().nullable(),
  shards: z.int().min(1),
});
export type PollBox = z.infer<typeof pollBox>;

/** Votes on a subject in one item: for each grade of its scale, and 不了解. */
export const markCounts = z.record(z.string(), count);

/** What a box, or a bundle of paper, gave for a subject. */
export const subjectCounts = z.strictObject({
  /** place among the poll's subjects */
  subject: z.int().min(0),
  /** for each item in order */
  items: z.array(markCounts),
  nominations: count,
});
export type SubjectCounts = z.infer<typeof subjectCounts>;

/** A bundle of paper ballots as somebody counted it. */
export const paperCount = z.strictObject({
  /** papers handed out and come back */
  issued: count,
  returned: count,
  /** of those that came back: 无效票, which count nowhere, and 空白（弃权）票, which are valid and say nothing; without it 0 */
  invalid: count.optional(),
  blank: count.optional(),
  rows: z.array(subjectCounts),
});
export type PaperCount = z.infer<typeof paperCount>;

export const pollSchema = z.strictObject({
  unit: id,
  source: z.enum(pollSources),
  /** the class of voters in the county's words: 全体干部职工 */
  title: z.string(),
  dryRun: z.boolean(),
  medium: z.enum(['electronic', 'paper']),
  fillMode: z.enum(['central', 'dispersed']),
  /** whose appraisal it serves: the cadres' meeting, or the unit's staff alone (A-14) */
  purpose: z.enum(['cadres', 'staff']),
  state: z.enum(pollStates),
  /** how many people may vote */
  voters: count,
  subjects: z.array(sheetSubject).min(1),
  items: z.array(sheetItem).min(1),
  rules: sheetRules,
  minBallots: count,
  boxes: z.array(pollBox).min(1),
  /** of the keys of all boxes, once they are made: base64url of SHA-256, on the notice and in every QR */
  fingerprint: z.string().nullable(),
  /** until when its links are answered: votes while it is open, receipts after that */
  expires: time,
  /** of a dispersed poll that is open: when it ends */
  until: time.nullable(),
  created: act,
  opened: act.nullable(),
  closed: act.nullable(),
  published: act.nullable(),
  voided: z.strictObject({ at: time, by, reason: z.string() }).nullable(),
  /** whoever watches over it has it stand still, and why; absent or null: it goes on */
  paused: z.strictObject({ at: time, by, reason: z.string() }).nullish(),
  /** once it is closed; `cards`: all that were made, those that are void among them */
  turnout: z.strictObject({ cards: count, voided: count, issued: count, cast: z.array(count) }).nullable(),
  paper: z.strictObject({
    entered: z.strictObject({ count: paperCount, at: time, by }).nullable(),
    confirmed: act.nullable(),
  }),
  /** SHA-256 of the published file, base64url */
  file: z.string().nullable(),
});
export type Poll = z.infer<typeof pollSchema>;

/** The unit's record of the meeting at which a team's members rate each other (B-150). */
export const lifeMeetingSchema = z.strictObject({
  date: z.iso.date(),
  place: z.string().trim().max(100),
  attendees: z.array(z.string()).max(60),
  note: z.string().trim().max(2000),
});

/**
 * What a counted poll gives to the tally of its unit's staff and, once it is published, to grading: a detail of the cycle,
 * so that a run reads those of all units at once.
 */
export const tallySchema = z.strictObject({
  unit: id,
  poll: id,
  source: z.enum(pollSources),
  medium: z.enum(['electronic', 'paper']),
  /** false: nobody but the tally of the staff takes anything from it */
  published: z.boolean(),
  /**
   * whole counts for the engine, dimensions weighed in, and of how many ballots where each gave several marks; without
   * subjects that had too few
   */
  rows: z.array(opinionSchema.pick({ subject: true, counts: true, ballots: true })),
});
export type Tally = z.infer<typeof tallySchema>;

/** How many shards a box's tally has: one up to 100 voters, then at most one for each 50. */
export const shardsFor = (voters: number): number => (voters <= 100 ? 1 : Math.min(80, Math.floor(voters / 50)));
