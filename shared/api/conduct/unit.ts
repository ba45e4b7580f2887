import * as z from 'zod';
import { planSchema } from '#shared/appraisal/plan.ts';
import { unitConductSchema } from '#shared/appraisal/unit-conduct.ts';
import { personSchema, unitSchema } from '#shared/dataset/rows.ts';
import { permissions } from '../access.ts';
import { id } from '../common.ts';
import { operation } from '../operation.ts';

/** Somebody appraised in a unit (scoring.md §2). */
export const appraisedRow = z.strictObject({
  id,
  name: z.string(),
  rank: personSchema.shape.rank,
  role: personSchema.shape.role,
  home: id,
  unit: id,
  status: z.enum(['appraised', 'ungraded', 'notAppraised']),
});

export const stepStatus = z.strictObject({
  step: z.string(),
  owner: z.enum(['unit', 'leadingGroup', 'group', 'office', 'media']),
  state: z.enum(['notApplicable', 'done', 'late', 'blocked', 'open', 'notYet']),
  done: z.int(),
  total: z.int(),
  due: z.string().nullable(),
  blockedBy: z.array(z.string()),
});

export const readUnitConduct = operation({
  id: 'conduct.read-unit',
  context: 'conduct',
  method: 'GET',
  path: '/api/cycles/{cycle}/conduct/{unit}',
  summary: {
    zh: '某单位的考核进度：各步骤、参加考核人员',
    en: "How a unit's appraisal goes: its steps, and who is appraised there",
  },
  input: z.strictObject({ cycle: id, unit: id }),
  output: z.strictObject({
    unit: unitSchema.omit({ history: true }),
    group: z.strictObject({ id, name: z.string() }),
    policyVersion: z.string(),
    /** civil date in the county's time zone */
    today: z.string(),
    plan: planSchema,
    closed: z.boolean(),
    facts: unitConductSchema,
    steps: z.array(stepStatus),
    /** who is appraised here, secondary units' and those on loan too */
    people: z.array(appraisedRow),
    /** what the actor may do in this unit */
    may: z.array(z.enum(permissions)),
  }),
  errors: ['not-found'],
  permission: 'conduct.read',
  audit: null,
});
