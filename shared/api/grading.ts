import * as z from 'zod';
import { personGrades, policySchema, ranks, teamGrades } from '#shared/policy/schema.ts';
import type { Derivation } from '#shared/grading/derivation.ts';
import { ballotOrigin } from '#shared/ballots/opinions.ts';
import { by, id, jobId, reason, started, time, ulid } from './common.ts';
import { operation } from './operation.ts';

/** Grading runs: starting, looking, asking why, publishing. */

export const teamResult = z.strictObject({
  unit: id,
  performance: z.number().nullable(),
  opinion: z.number().nullable(),
  composite: z.number().nullable(),
  rank: z.int().nullable(),
  grade: z.enum(teamGrades).nullable(),
  indicators: z.record(z.string(), z.number()),
  flags: z.array(z.string()),
  leftOut: z.array(z.string()),
  missing: z.array(z.string()),
});

export const personResult = z.strictObject({
  id,
  status: z.enum(['appraised', 'ungraded', 'notAppraised']),
  appraisalUnit: id,
  pool: z.string().nullable(),
  team: z.number().nullable(),
  duty: z.number().nullable(),
  opinion: z.number().nullable(),
  composite: z.number().nullable(),
  order: z.int().nullable(),
  grade: z.enum(personGrades).nullable(),
  honour: z.enum(['commendation', 'meritThirdClass']).nullable(),
  amount: z.number(),
  countsForProgression: z.boolean(),
  flags: z.array(z.string()),
  leftOut: z.array(z.string()),
  missing: z.array(z.string()),
});

/** A person's result with what a list shows beside it: as they stood in the run's dataset. */
export const personResultRow = personResult.extend({
  name: z.string(),
  unit: id,
  rank: z.enum(ranks),
  role: z.enum(['principal', 'deputy', 'member']),
});
export type PersonResultRow = z.infer<typeof personResultRow>;

export const runSchema = z.strictObject({
  id: ulid,
  cycle: id,
  state: z.enum(['running', 'draft', 'published', 'superseded', 'failed']),
  policyVersion: ulid,
  policyTitle: z.string(),
  /**
   * whether it was made on a policy that is not saved, which the run keeps: `policyTitle` is that policy's,
   * `policyVersion` the cycle's own when it was started; it is a trial
   */
  draftPolicy: z.boolean().optional(),
  /** what the run was made for, as its maker wrote */
  note: z.string(),
  at: time,
  by,
  published: z.strictObject({ at: time, by, reason: z.string() }).nullable(),
  people: z.int(),
  /** how many people got each grade; `none` for those without */
  grades: z.record(z.string(), z.int()),
  /** whether a team or person has no score yet: such a run can be looked at, not published */
  provisional: z.boolean(),
  job: ulid,
});
export type Run = z.infer<typeof runSchema>;

export const runResult = z.strictObject({
  run: runSchema,
  /** the policy of a run with `draftPolicy`; any other run's is read by its version */
  policy: policySchema.optional(),
  groups: z.array(z.strictObject({ id, name: z.string() })),
  categories: z.array(
    z.strictObject({
      id,
      label: z.string(),
      indicators: z.array(z.strictObject({ id, label: z.string(), points: z.number() })),
    }),
  ),
  units: z.array(
    z.strictObject({
      id,
      name: z.string(),
      category: id,
      level: z.enum(['first', 'secondary']),
      parent: id.nullable(),
      group: id,
    }),
  ),
  /** thresholds that a chart draws, and decimals that a score shows */
  bands: z.strictObject({ team: z.record(z.string(), z.number()), person: z.record(z.string(), z.number()) }),
  decimals: z.int(),
  teams: z.array(teamResult),
  people: z.array(personResultRow),
  pools: z.array(
    z.strictObject({
      id: z.string(),
      rank: z.enum(ranks),
      participants: z.int(),
      quota: z.int().nullable(),
      awarded: z.array(id),
      undecided: z.array(id),
      placesLeft: z.int().nullable(),
    }),
  ),
  winners: z.array(id),
  eliminated: z.array(id),
  eliminationTied: z.array(id),
  overCeiling: z.array(z.string()),
  provisional: z.strictObject({ categories: z.array(z.string()), pools: z.array(z.string()) }),
  rewards: z.strictObject({ byUnit: z.record(z.string(), z.number()), total: z.number() }),
  fund: z.strictObject({
    total: z.number(),
    awards: z.array(z.strictObject({ id: z.string(), unit: id, amount: z.number() })),
  }),
  recommendations: z.array(z.strictObject({ kind: z.enum(['promote', 'dismissOrDemote']), person: id, unit: id })),
  recognition: z.array(z.strictObject({ group: id, rank: z.enum(ranks), people: z.array(id), tied: z.array(id) })),
});
export type RunResult = z.infer<typeof runResult>;

/** A derivation as it travels; its shape and meaning are in shared/grading/derivation.ts. */
export const derivation: z.ZodType<Derivation, Derivation> = z.lazy(() =>
  z.strictObject({
    id: z.string(),
    label: bilingual,
    formula: bilingual.nullable(),
    value: z.union([z.number(), z.string(), z.boolean()]).nullable(),
    unit: z.enum(['score', 'percent', 'points', 'yuan', 'count', 'grade', 'date', 'text', 'weight']),
    policyPath: z.string().nullable(),
    weight: z.number().nullable(),
    row: z.strictObject({ list: z.enum(['performance', 'opinions', 'people', 'units']), key: z.string() }).nullable(),
    cut: z.boolean(),
    inputs: z.array(derivation),
  }),
);
const bilingual = z.strictObject({ zh: z.string(), en: z.string() });

export const startRun = operation({
  id: 'runs.start',
  context: 'grading',
  method: 'POST',
  path: '/api/cycles/{cycle}/runs',
  summary: { zh: '开始一次评定', en: 'Start a grading run' },
  /**
   * Another policy than the cycle's, a saved version or, in `policy`, one that is not saved, is a trial: it can be looked
   * at and compared, not published. One of `policyVersion` and `policy` at most.
   */
  input: z.strictObject({
    cycle: id,
    id: jobId,
    policyVersion: ulid.nullable(),
    policy: policySchema.nullish(),
    note: z.string().max(200),
  }),
  output: started,
  status: 202,
  errors: ['invalid-input', 'not-found', 'already-exists', 'refused', 'too-large'],
  permission: 'run.write',
  audit: 'run.made',
});

export const listRuns = operation({
  id: 'runs.list',
  context: 'grading',
  method: 'GET',
  path: '/api/cycles/{cycle}/runs',
  summary: {
    zh: '各次评定（无草案权限者只见已公布的）',
    en: 'The runs; without leave to see drafts, the published one',
  },
  input: z.strictObject({ cycle: id }),
  output: z.strictObject({ runs: z.array(runSchema) }),
  errors: ['not-found'],
  permission: 'result.read',
  audit: null,
});

export const readRun = operation({
  id: 'runs.read',
  context: 'grading',
  method: 'GET',
  path: '/api/cycles/{cycle}/runs/{run}',
  summary: { zh: '评定结果（按权限）', en: 'The results of a run, as far as one may see them' },
  input: z.strictObject({ cycle: id, run: ulid }),
  output: runResult,
  errors: ['not-found'],
  permission: 'result.read',
  audit: null,
});

export const readMyResult = operation({
  id: 'results.read-mine',
  context: 'grading',
  method: 'GET',
  path: '/api/cycles/{cycle}/my-result',
  summary: { zh: '我的考核结果（已公布的）', en: 'My own published result' },
  input: z.strictObject({ cycle: id }),
  output: z.strictObject({
    run: runSchema.nullable(),
    result: personResultRow.nullable(),
    unitName: z.string().nullable(),
    decimals: z.int(),
  }),
  errors: ['not-found'],
  permission: 'result.read',
  audit: null,
});

export const explainResult = operation({
  id: 'runs.explain',
  context: 'grading',
  method: 'GET',
  path: '/api/cycles/{cycle}/runs/{run}/why/{address}',
  summary: { zh: '这个数从何而来', en: 'Where a number comes from' },
  input: z.strictObject({ cycle: id, run: ulid, address: z.string().min(1).max(300) }),
  output: z.strictObject({
    derivation,
    /** who entered the rows that the derivation rests on, by `list` and `key` joined with `:` */
    rows: z.record(z.string(), z.strictObject({ by, at: time })),
    /**
     * rows that nobody entered: the published polls or signed ratings they are the sum of, where the derivation stops;
     * who stands in `rows` for such a one had entered a row that the ballots took the place of
     */
    ballots: z.record(z.string(), ballotOrigin),
    policyVersion: ulid,
  }),
  errors: ['not-found', 'forbidden'],
  permission: 'result.read',
  audit: null,
});

export const publishRun = operation({
  id: 'runs.publish',
  context: 'grading',
  method: 'POST',
  path: '/api/cycles/{cycle}/runs/{run}/publication',
  summary: { zh: '公布评定结果', en: 'Publish a run' },
  input: z.strictObject({ cycle: id, run: ulid, reason }),
  output: z.strictObject({ run: runSchema }),
  errors: ['invalid-input', 'not-found', 'refused', 'stale-version'],
  permission: 'run.publish',
  audit: 'run.published',
});
