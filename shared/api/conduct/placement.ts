import * as z from 'zod';
import { doubtCodes } from '#shared/appraisal/doubts.ts';
import { decisionSchema } from '#shared/dataset/rows.ts';
import { cycleRow } from '../appraisals.ts';
import { by, id, reason, time, version } from '../common.ts';
import { operation } from '../operation.ts';
import { appraisedRow } from './unit.ts';

/** Who is appraised where, and whether (A-11…A-23): by the rules, and by what the office decided. */

const bilingual = z.strictObject({ zh: z.string(), en: z.string() });
const place = appraisedRow.pick({ unit: true, status: true });

/** Somebody with where they are appraised; what a plain case has nothing of is absent, since a county has ten thousand. */
export const placementRow = appraisedRow.extend({
  /** what the rules alone give, where the office decided */
  computed: place.optional(),
  /** why the rules place them there, and why they give that status */
  placeReason: bilingual.optional(),
  statusReason: bilingual.optional(),
  /** merged spells within the period: of secondment to a first-level unit, of leave that counts (`unit` null) */
  spells: z
    .array(z.strictObject({ unit: id.nullable(), from: z.iso.date(), to: z.iso.date(), days: z.int() }))
    .optional(),
  doubts: z
    .array(z.strictObject({ code: z.enum(doubtCodes), text: bilingual, field: z.string().optional() }))
    .optional(),
  decision: decisionSchema.extend({ by, at: time }).optional(),
});
export type PlacementRow = z.infer<typeof placementRow>;

const cycleFacts = z.strictObject({ id, year: z.int(), periodStart: z.iso.date(), periodEnd: z.iso.date() });

/** Somebody who would be appraised elsewhere, or have another status, if the register were taken over now. */
export const placementChange = z.strictObject({
  id,
  name: z.string(),
  /** null: not among the cycle's people yet */
  before: place.nullable(),
  /** null: no longer in the register */
  after: place.nullable(),
});

export const listPlacement = operation({
  id: 'placement.list',
  context: 'conduct',
  method: 'GET',
  path: '/api/cycles/{cycle}/placement',
  summary: {
    zh: '参加考核人员：在哪个单位考核、是否考核，疑难情形与调入调出（按权限）',
    en: 'Who is appraised where, and whether; doubtful cases and hand-overs, as far as one may see them',
  },
  input: z.strictObject({ cycle: id }),
  output: z.strictObject({
    cycle: cycleFacts,
    version,
    /** whether decisions stand: a result is published, or the cycle is closed */
    frozen: z.boolean(),
    policyVersion: z.string(),
    /** names of the units that the rest speaks of */
    units: z.array(z.strictObject({ id, name: z.string(), level: z.enum(['first', 'secondary']), group: id })),
    people: z.array(placementRow),
    /** of the units in reach, who comes in and who goes out */
    handOvers: z.array(z.strictObject({ unit: id, in: z.array(id), out: z.array(id) })),
    register: z.strictObject({
      /** whether it has changed since the cycle took it over */
      changed: z.boolean(),
      changes: z.array(placementChange),
    }),
  }),
  errors: ['not-found'],
  permission: 'conduct.read',
  audit: null,
});

const counter = z.strictObject({
  years: z.array(z.int()),
  excluded: z.array(z.strictObject({ year: z.int(), reason: bilingual })),
});

/** One person's placement in a cycle, and the years that count for them. */
const onePlacement = z.strictObject({
  cycle: cycleFacts,
  version,
  frozen: z.boolean(),
  /** names of the units that the placement speaks of */
  units: z.array(z.strictObject({ id, name: z.string() })),
  placement: placementRow,
  progression: z.strictObject({ grade: counter, salaryStep: counter }),
});
export type OnePlacement = z.infer<typeof onePlacement>;

export const readPlacement = operation({
  id: 'placement.read',
  context: 'conduct',
  method: 'GET',
  path: '/api/cycles/{cycle}/placement/{unit}/{person}',
  summary: { zh: '某人在哪个单位考核、是否考核及理由', en: 'Where somebody is appraised, whether, and why' },
  /** `unit`: the one whose register has the person */
  input: z.strictObject({ cycle: id, unit: id, person: id }),
  /** null: not among the people of that year */
  output: onePlacement.nullable(),
  errors: ['not-found'],
  permission: 'conduct.read',
  audit: null,
});

export const readOwnPlacement = operation({
  id: 'placement.read-own',
  context: 'conduct',
  method: 'GET',
  path: '/api/cycles/{cycle}/own-placement',
  summary: {
    zh: '我在哪个单位考核、是否考核及理由，我的考核年限',
    en: 'Where I am appraised, whether, and why; which of my years count',
  },
  input: z.strictObject({ cycle: id }),
  /** null: not among the people of that year */
  output: onePlacement.nullable(),
  errors: ['not-found'],
  permission: 'report.own',
  audit: null,
});

/** Writes the cycle's head, hence an operation of the context that owns it. */
export const decidePlacement = operation({
  id: 'placement.decide',
  context: 'appraisals',
  method: 'PUT',
  path: '/api/cycles/{cycle}/placement/{unit}/{person}',
  summary: {
    zh: '考评办决定某人的考核单位或考核状态；撤回决定',
    en: 'The office decides where somebody is appraised, or whether; or takes that back',
  },
  /** `unit`: the one whose register has the person; `decision` null takes the decision back */
  input: z.strictObject({
    ...{ cycle: id, unit: id, person: id, version, reason },
    decision: decisionSchema.omit({ reason: true }).nullable(),
  }),
  output: z.strictObject({ row: cycleRow }),
  errors: ['invalid-input', 'not-found', 'stale-version', 'refused', 'busy'],
  permission: 'conduct.plan',
  audit: 'placement.decided',
});
