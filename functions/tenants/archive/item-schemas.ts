import * as z from 'zod';
import { cycleRow } from '#shared/api/appraisals.ts';
import { isServiceRole } from '#shared/api/access.ts';
import { assignment, by, id, job, jobId, time, ulid } from '#shared/api/common.ts';
import { runSchema } from '#shared/api/grading.ts';
import { digestFrequencies, messageId } from '#shared/api/messages.ts';
import { contextNames } from '#shared/api/operation.ts';
import { planSchema } from '#shared/appraisal/plan.ts';
import { unitConductSchema } from '#shared/appraisal/unit-conduct.ts';
import { cycleSchema } from '#shared/dataset/rows.ts';
import { cycleDetails, unitDetails } from '#functions/conduct/repository.ts';
import { serviceJobs } from './snapshot.ts';
import type { FoundShape, ItemKind } from './shapes.ts';

/**
 * What the items of an archive hold, so that nothing comes in that this program would not have written. What lies
 * compressed in them is checked by `check-contents.ts`.
 */

const bytes = z.instanceof(Uint8Array);
const hash = z.string().regex(/^[0-9a-f]{64}$/);
const chain = z.strictObject({ seq: z.int().min(1), hash });
const emptyChain = z.strictObject({ seq: z.literal(0), hash: z.literal('') });
const version = z.int().min(1);
/** what every item of a conduct carries beside its own */
const stamp = { version, changedAt: time, changedBy: by };
const text = z.strictObject({ zh: z.string(), en: z.string() });

const user = z.strictObject({
  id: ulid,
  login: z.string().regex(/^[a-z0-9][a-z0-9.-]{0,63}$/),
  name: z.string().min(1).max(200),
  person: z.strictObject({ id, unit: id }).nullable(),
  roles: z.array(assignment.refine(({ role }) => !isServiceRole(role))).max(50),
  disabled: z.boolean(),
});
export type ArchivedUser = z.infer<typeof user>;

const schemas: Partial<Record<ItemKind, z.ZodType>> = {
  register: z.strictObject({ version, chain, body: bytes }),
  users: z.strictObject({ version, chain: chain.or(emptyChain), admins: z.array(ulid) }),
  cycle: z.strictObject({
    ...{ cycle: cycleSchema, policyVersion: ulid, policyTitle: z.string(), version, chain, seq: version, body: bytes },
    ...{ state: cycleRow.shape.state, publishedRun: ulid.nullable(), changedAt: time, changedBy: by },
  }),
  policy: z.strictObject({ current: ulid.nullable(), chain: chain.or(emptyChain), seq: z.int(), versions: bytes }),
  'policy-version': z.strictObject({ policy: bytes }),
  job: job.extend({
    id: jobId,
    kind: job.shape.kind.refine((kind) => !serviceJobs.includes(kind)),
    state: z.enum(['done', 'failed']),
    problems: z.array(z.looseObject({ path: z.string(), code: z.string() })),
    context: z.enum(contextNames),
    ...{ fence: z.int(), leasedUntil: z.null(), attempts: z.int(), due: z.string() },
  }),
  file: z.strictObject({ id: ulid, name: z.string().min(1).max(300), type: z.string(), size: z.int(), by, at: time }),
  user,
  people: z.strictObject({ people: bytes }),
  rows: z.strictObject({ rows: bytes }),
  run: runSchema.omit({ state: true, draftPolicy: true }).extend({
    state: z.enum(['draft', 'published', 'superseded']),
    ...{ draft: z.string().optional(), decimals: z.int(), summaryParts: z.int().min(0).max(500) },
  }),
  summary: z.strictObject({ body: bytes }),
  results: z.strictObject({ people: bytes }),
  homes: z.strictObject({ homes: bytes }),
  conduct: z.strictObject({ chain, seq: version, closed: z.literal(true).optional() }),
  plan: z.strictObject({ plan: planSchema, ...stamp }),
  'unit-conduct': z.strictObject({ unit: id, facts: unitConductSchema.partial(), ...stamp }),
  message: z.strictObject({
    ...{ id: z.string(), topic: z.string(), title: text, text, link: z.string(), due: z.string().nullable() },
    ...{ audience: z.strictObject({ to: z.string() }).catchall(z.string()), at: time, by },
  }),
  'read-marks': z.strictObject({
    user: ulid,
    readUpTo: time.or(z.literal('')),
    read: z.array(messageId).max(300),
    version,
  }),
  'mail-settings': z.strictObject({
    ...{
      user: ulid,
      email: z.string().max(320).nullable(),
      frequency: z.enum(digestFrequencies),
      sentFor: z.iso.date().optional(),
    },
  }),
  event: z.strictObject({
    ...{ seq: z.int().min(1), at: time, actor: by, type: z.string(), data: z.record(z.string(), z.unknown()) },
    ...{ prev: hash.or(z.literal('')), hash },
  }),
};

/** A detail's schema hangs on its own kind, with which its key begins. */
function schemaOf({ kind, parts }: FoundShape): z.ZodType | undefined {
  const details: Readonly<Record<string, z.ZodObject>> | undefined =
    kind === 'unit-detail' ? unitDetails : kind === 'cycle-detail' ? cycleDetails : undefined;
  return details ? details[parts.at(-2)!]?.extend({ id: z.string(), ...stamp }) : schemas[kind];
}

/** The first thing that an item's attributes do not keep to; kinds that are no part of an archive have no schema. */
export function attributesFault(shape: FoundShape, attributes: Record<string, unknown>): { path: string } | undefined {
  const parsed = schemaOf(shape)?.safeParse(attributes);
  if (!parsed) return { path: '' };
  return parsed.success ? undefined : { path: parsed.error.issues[0]?.path.join('.') ?? '' };
}
