import * as z from 'zod';
import { by, id, time } from '#shared/api/common.ts';
import { personGrades, selfGrades, teamGrades } from '#shared/policy/terms.ts';

/** The two sources that are signed: what county leaders think of teams and principals, and what somebody thinks of themself. */

const rating = z.strictObject({ grade: z.enum(selfGrades), sections: z.array(z.string()), at: time });

/** A self-rating 自我估评 (B-155 … B-160): a detail of the unit that appraises the person. */
export const selfRatingDetail = z.strictObject({
  person: id,
  rating: rating.nullable(),
  /** oldest first */
  earlier: z.array(rating),
  guidance: z.array(z.strictObject({ text: z.string(), at: time, by })),
});
export type SelfRatingDetail = z.infer<typeof selfRatingDetail>;

/** The grades alone of a unit's people, a detail of the cycle: a run reads those of all units at once. */
export const selfGradesDetail = z.strictObject({ grades: z.record(z.string(), z.enum(selfGrades)) });
export type SelfGradesDetail = z.infer<typeof selfGradesDetail>;

/** What one county leader gave, by unit: a detail of the cycle, named by the leader's user. */
export const leaderDetail = z.strictObject({
  leader: by,
  at: time,
  ratings: z.record(
    z.string(),
    z.strictObject({
      team: z.enum(teamGrades).nullable(),
      /** there may be two 党政正职 */
      principals: z.array(z.strictObject({ person: id, grade: z.enum(personGrades) })),
    }),
  ),
});
export type LeaderDetail = z.infer<typeof leaderDetail>;
