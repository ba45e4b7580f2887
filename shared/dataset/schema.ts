import * as z from 'zod';
import { idText, limits } from '#shared/policy/limits.ts';
import { policySchema } from '#shared/policy/schema.ts';
import type { decisionSchema } from './rows.ts';
import { unitSchema, personSchema, performanceSchema, opinionSchema, cycleSchema, groupSchema } from './rows.ts';

/** The portable form of a cycle (scoring.md §1): what a tenant imports, exports and backs up. */

const id = idText();
const name = z.string().min(1).max(limits.name);

export const datasetSchema = z.strictObject({
  format: z.literal('kaoping.dataset/1'),
  tenant: z.strictObject({ id, name }),
  cycle: cycleSchema,
  policy: policySchema,
  groups: z.array(groupSchema),
  units: z.array(unitSchema),
  people: z.array(personSchema),
  performance: z.array(performanceSchema),
  opinions: z.array(opinionSchema),
});

/** A dataset whose policy is whole: presets resolved, defaults filled in. What the engine takes. */
export type Dataset = z.infer<typeof datasetSchema>;
export type Cycle = Dataset['cycle'];
export type Group = Dataset['groups'][number];
export type Unit = Dataset['units'][number];
export type Person = Dataset['people'][number];
export type Decision = z.infer<typeof decisionSchema>;
export type PerformanceRow = Dataset['performance'][number];
export type OpinionRow = Dataset['opinions'][number];
