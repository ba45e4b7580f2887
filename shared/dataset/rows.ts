import * as z from 'zod';
import { bounded, idText, limits } from '#shared/policy/limits.ts';
import { ranks, responsibilities, roles, personGrades, sources, teamGrades } from '#shared/policy/terms.ts';

/** The rows of a dataset (scoring.md §1), apart from the policy: what only reads people needs no policy's schema. */

const id = idText();
const name = z.string().min(1).max(limits.name);
const text = z.string().max(limits.text);
const number = bounded(z.number());
/** civil date `YYYY-MM-DD`; that it exists, and every reference, is checked in check.ts */
const date = z.string();
/** absent where there is none; null is refused but in `history`, where a result's null may be brought in as it is */
const count = bounded(z.int().min(0));

export const unitSchema = z.strictObject({
  id,
  name,
  category: id,
  level: z.enum(['first', 'secondary']),
  parent: id.optional(),
  group: id,
  history: z.array(z.strictObject({ year: count, rank: count, of: count })).optional(),
});

/**
 * What the appraisal office decided of a person in this cycle, in place of what scoring.md §2 gives: in which first-level
 * unit they are appraised, whether they are, or both; at least one of them (check.ts).
 */
export const decisionSchema = z.strictObject({
  unit: id.optional(),
  status: z.enum(['appraised', 'ungraded', 'notAppraised']).optional(),
  reason: text.min(1),
});

export const personSchema = z.strictObject({
  id,
  name,
  unit: id,
  rank: z.enum(ranks),
  role: z.enum(roles),
  probationUntil: date.optional(),
  leaves: z.array(z.strictObject({ kind: name, from: date, to: date })).optional(),
  secondments: z.array(z.strictObject({ unit: id, from: date, to: date.optional() })).optional(),
  awaitingAssignment: z.strictObject({ originalUnit: id }).optional(),
  duties: z.array(z.strictObject({ indicator: id, responsibility: z.enum(responsibilities) })).optional(),
  dutyRating: bounded(z.number().min(0).max(100)).optional(),
  nominations: count.optional(),
  satisfactionNominee: z.boolean().optional(),
  bars: z.array(z.strictObject({ kind: name, note: text })).optional(),
  history: z
    .array(
      z.strictObject({
        year: count,
        grade: z.enum([...personGrades, 'ungraded', 'notAppraised']).nullable(),
        honour: text.nullish(),
      }),
    )
    .optional(),
  decision: decisionSchema.optional(),
});

export const performanceSchema = z.strictObject({
  unit: id,
  indicator: id,
  base: number.optional(),
  target: number.optional(),
  reported: number.optional(),
  verified: number.optional(),
  rating: z.enum(teamGrades).optional(),
  score: number.optional(),
  deductions: z.array(z.strictObject({ points: bounded(z.number().min(0)), reason: text })).optional(),
  veto: z.boolean().optional(),
});

export const opinionSchema = z.strictObject({
  subject: z.strictObject({ kind: z.enum(['team', 'person']), id }),
  source: z.enum(sources),
  counts: z.record(z.string(), count),
  /** the ballots that gave the counts, where one ballot gives several marks; absent: each mark is a ballot of its own */
  ballots: count.min(1).optional(),
});

export const cycleSchema = z.strictObject({
  id,
  year: count,
  periodStart: date,
  periodEnd: date,
  fiscalRevenue: number.optional(),
});

export const groupSchema = z.strictObject({ id, name });
