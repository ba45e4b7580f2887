import * as z from 'zod';
import { by, id, name, time } from '#shared/api/common.ts';

const date = z.iso.date();
/** What the items of a hand-over and of a group's batch hold. */

/** a paper, by whose it is: null is the team's */
const materialShape = {
  kind: z.enum(['team', 'cadre', 'staff']),
  person: id.nullable(),
  name,
};
export const material = z.strictObject(materialShape);

/** One hand-over of a unit with what came of it. */
export const handoverRound = z.strictObject({
  /** `required` and `copies` as the unit listed them; `counted` by the group */
  materials: z.array(
    z.strictObject({ ...materialShape, required: z.int(), copies: z.int(), counted: z.int().nullable() }),
  ),
  /** why copies are missing */
  reason: z.string().nullable(),
  at: time,
  by,
  outcome: z
    .strictObject({
      kind: z.enum(['received', 'returned']),
      /** the date on the receipt */
      on: date,
      remark: z.string().nullable(),
      at: time,
      by,
    })
    .nullable(),
});
export type HandoverRound = z.infer<typeof handoverRound>;

/** What a unit's hand-over item holds: every round, the last is the one that counts. */
export const handoverDetail = z.strictObject({ rounds: z.array(handoverRound) });

/** One delivery of a group's batch: the manifest, and the department's receipt. */
export const delivery = z.strictObject({
  number: z.int().min(1),
  at: time,
  by,
  /** why units of the group were missing */
  reason: z.string().nullable(),
  units: z.array(
    z.strictObject({
      unit: id,
      name,
      materials: z.array(z.strictObject({ ...materialShape, copies: z.int() })),
    }),
  ),
  received: z
    .strictObject({
      on: date,
      /** copies that the office counted */
      counts: z.array(z.strictObject({ unit: id, counted: z.int() })),
      remark: z.string().nullable(),
      at: time,
      by,
    })
    .nullable(),
});
export type Delivery = z.infer<typeof delivery>;

/** What a group's batch item holds: the batch first, then what was late. */
export const batchDetail = z.strictObject({ deliveries: z.array(delivery) });
