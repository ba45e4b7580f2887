import * as z from 'zod';

/**
 * The policy of a county, as stored: always whole. Numbers are written as people write them: `25` means 25 %,
 * weights are normalised by their own sum, money is in yuan. Defaults are those in brackets in scoring.md.
 */

const weight = z.number().min(0);
const share = z.number().min(0).max(100);
const count = z.int().min(0);
const text = z.string().min(1);

export const teamGrades = ['good', 'fairlyGood', 'average', 'poor'] as const;
export const personGrades = ['excellent', 'competent', 'basicallyCompetent', 'incompetent'] as const;
export const selfGrades = ['excellent', 'good', 'average', 'poor'] as const;
export const sources = ['mass', 'peer', 'leader', 'self'] as const;
export const ranks = ['cadre', 'staff'] as const;
export const roles = ['principal', 'deputy', 'member'] as const;
export const responsibilities = ['lead', 'direct', 'concurrent', 'assist'] as const;
export const methods = ['ratio', 'growth', 'rating', 'deduction', 'rank', 'manual'] as const;

export type TeamGrade = (typeof teamGrades)[number];
export type PersonGrade = (typeof personGrades)[number];
export type SelfGrade = (typeof selfGrades)[number];
export type Source = (typeof sources)[number];
export type Rank = (typeof ranks)[number];
export type Role = (typeof roles)[number];
export type Responsibility = (typeof responsibilities)[number];
export type Method = (typeof methods)[number];

export const indicatorSchema = z.strictObject({
  id: text,
  label: text,
  points: z.number().positive(),
  method: z.enum(methods),
  /** growth in per cent that earns all points; method `growth` only */
  targetGrowth: z.number().optional(),
  /** method `rank`: per cent of the points for the first, less for each further rank, and the least */
  best: z.number().default(100),
  step: z.number().default(5),
  floor: z.number().default(0),
  lowerIsBetter: z.boolean().default(false),
  /** ceiling as a multiple of the points; null = no ceiling 上不封顶 */
  cap: z.number().min(0).nullable().default(1),
});

export const categorySchema = z.strictObject({
  id: text,
  label: text,
  totalPoints: z.number().positive(),
  sections: z.array(
    z.strictObject({ id: text, label: text, points: z.number().positive(), indicators: z.array(indicatorSchema) }),
  ),
});

const weights = z.strictObject({
  mass: weight.default(0),
  peer: weight.default(0),
  leader: weight.default(0),
  self: weight.default(0),
});
const scale = <const G extends readonly string[]>(grades: G) =>
  z.strictObject(Object.fromEntries(grades.map((g) => [g, share])) as Record<G[number], typeof share>);
const personWeights = z.strictObject({
  team: weight.default(0),
  duty: weight.default(0),
  opinion: weight.default(0),
});
const quota = z.strictObject({
  pool: z.enum(['group', 'unit', 'tenant']),
  percent: share.nullable(),
  mergeBelow: count.default(0),
  countUngraded: z.boolean().default(true),
  ceilingPercent: share.nullable().default(null),
});

export const awardSchema = z.strictObject({
  id: text,
  kind: z.enum(['comprehensive', 'single']),
  category: text,
  indicator: text.optional(),
  rank: z.int().min(1),
  sharePercent: share,
});

export const policySchema = z.strictObject({
  format: z.literal('kaoping.policy/1'),
  title: text,
  rounding: z.strictObject({ scoreDecimals: z.int().min(0).max(6).default(2) }).prefault({}),
  eligibility: z
    .strictObject({
      halfYearMonths: z.int().min(1).default(6),
      halfYearDays: z.int().min(1).default(183),
      leaveKinds: z.array(text).default(['personal', 'sick']),
      leaveBound: z.enum(['inclusive', 'exclusive']).default('inclusive'),
      leaveOutcome: z.enum(['notAppraised', 'ungraded']).default('notAppraised'),
      /** what each kind of bar does: no grade, or the highest grade it allows (scoring.md §2) */
      barEffects: z
        .record(z.string(), z.enum(['ungraded', ...personGrades]))
        .default({ underInvestigation: 'ungraded', demerit: 'ungraded', warning: 'competent' }),
    })
    .prefault({}),
  verification: z
    .strictObject({
      tolerancePercent: z.number().min(0).default(2),
      inflationPenaltyPoints: z.number().min(0).default(0),
    })
    .prefault({}),
  categories: z.array(categorySchema),
  opinion: z.strictObject({
    scales: z.strictObject({ team: scale(teamGrades), person: scale(personGrades), self: scale(selfGrades) }),
    weights: z.strictObject({ team: weights, principal: weights, deputy: weights, staff: weights }),
    minBallots: count.default(5),
    selfBias: z
      .strictObject({ tolerance: z.number().min(0).default(10), treatment: z.enum(['flag', 'clamp']).default('flag') })
      .prefault({}),
  }),
  composites: z
    .strictObject({
      team: z
        .strictObject({ performance: weight.default(0), opinion: weight.default(0) })
        .default({ performance: 70, opinion: 30 }),
      principal: personWeights.default({ team: 6, duty: 1, opinion: 3 }),
      deputy: personWeights.default({ team: 3, duty: 4, opinion: 3 }),
      staff: personWeights.default({ team: 3, duty: 4, opinion: 3 }),
    })
    .prefault({}),
  responsibility: z
    .strictObject({
      lead: z.number().positive().default(1),
      direct: z.number().positive().default(0.8),
      concurrent: z.number().positive().default(0.5),
      assist: z.number().positive().default(0.3),
    })
    .prefault({}),
  grading: z.strictObject({
    bands: z.strictObject({
      team: z.strictObject({ good: z.number(), fairlyGood: z.number(), average: z.number() }),
      person: z.strictObject({ excellent: z.number(), competent: z.number(), basicallyCompetent: z.number() }),
    }),
    quota: z.strictObject({
      cadre: quota.extend({ pool: quota.shape.pool.default('group') }),
      staff: quota.extend({ pool: quota.shape.pool.default('unit') }),
    }),
    principalsBy: z.enum(['composite', 'unitPerformance']).default('composite'),
    voteRules: z
      .array(
        z.strictObject({
          grades: z.array(z.enum(personGrades)).min(1),
          shareAbove: share,
          minVotes: count.default(1),
          cap: z.enum(personGrades),
        }),
      )
      .default([]),
  }),
  consequences: z
    .strictObject({
      winners: z
        .strictObject({
          topPerCategory: count.default(1),
          principalPriority: z.boolean().default(true),
          principalPlaces: z.enum(['withinQuota', 'extra']).default('withinQuota'),
          extraExcellent: count.default(1),
        })
        .prefault({}),
      eliminated: z
        .strictObject({
          bottomPerCategory: count.default(1),
          minTeams: count.default(3),
          onlyBelow: z.number().nullable().default(null),
          principalGrade: z.enum(personGrades).nullable().default(null),
          cancelExcellent: z.boolean().default(true),
        })
        .prefault({}),
      promotion: z.strictObject({ topRank: z.int().min(1).default(3), years: z.int().min(1).default(2) }).prefault({}),
      veto: z.strictObject({ barredRoles: z.array(z.enum(roles)).default(['principal']) }).prefault({}),
    })
    .prefault({}),
  rewards: z
    .strictObject({
      payer: z.enum(['appraisalUnit', 'homeUnit']).default('appraisalUnit'),
      excellent: z.strictObject({ amount: z.number().min(0).default(800) }).prefault({}),
      consecutive: z
        .strictObject({
          years: z.int().min(1).default(3),
          amount: z.number().min(0).default(1500),
          stacks: z.boolean().default(false),
          restart: z.boolean().default(true),
        })
        .prefault({}),
    })
    .prefault({}),
  progression: z
    .strictObject({ countedGrades: z.array(z.enum(personGrades)).default(['excellent', 'competent']) })
    .prefault({}),
  fund: z.strictObject({ percentOfRevenue: share.default(0), awards: z.array(awardSchema).default([]) }).prefault({}),
  recognition: z
    .strictObject({ perUnit: count.default(1), cadresPerGroup: count.default(5), staffPerGroup: count.default(10) })
    .prefault({}),
});

export type Policy = z.infer<typeof policySchema>;
export type Category = Policy['categories'][number];
export type Indicator = z.infer<typeof indicatorSchema>;
export type Weights = Policy['opinion']['weights']['team'];
