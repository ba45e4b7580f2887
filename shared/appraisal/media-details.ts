import * as z from 'zod';
import { id } from '#shared/api/common.ts';
import { clockTime } from './media.ts';
/** What the items of the media reports hold (A-61 … A-65). */

/** A report on its day. */
export const mediaSlot = z.strictObject({
  unit: id,
  person: id,
  start: clockTime,
  minutes: z.int().min(1),
  state: z.enum(['scheduled', 'recorded', 'missed']),
  /** how long it was */
  seconds: z.int().nullable(),
  note: z.string().nullable(),
  /** why it was missed */
  reason: z.string().nullable(),
});
export type MediaSlot = z.infer<typeof mediaSlot>;

/** What the item of a day holds. */
export const slotsDetail = z.strictObject({ slots: z.array(mediaSlot) });
