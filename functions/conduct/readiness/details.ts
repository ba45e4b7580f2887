import * as z from 'zod';
import { guidanceFields, receiptFields } from '#shared/appraisal/readiness-details.ts';
import { leadingGroupCategoryIds } from '#shared/appraisal/leading-group.ts';

/** What lies in a unit's details of its readiness (items.ts). */

export const leadingGroupDetail = z.strictObject({
  members: z.array(
    z.strictObject({
      person: z.string(),
      /** as it was when the group was registered: somebody may be gone since */
      name: z.string(),
      category: z.enum(leadingGroupCategoryIds as ['leaders', 'sectionHeads', 'representatives']),
    }),
  ),
});
export type LeadingGroupDetail = z.infer<typeof leadingGroupDetail>;

/** `withdrawn`: why, where it was entered by mistake; it no longer counts. */
const entry = { withdrawn: z.string().nullable() };
export const guidanceDetail = z.strictObject({ ...guidanceFields, ...entry });
export type GuidanceDetail = z.infer<typeof guidanceDetail>;
export const receiptDetail = z.strictObject({ ...receiptFields, ...entry });
export type ReceiptDetail = z.infer<typeof receiptDetail>;

/** A person's own words to the group, named: they stand in no event and no message. */
export const concernDetail = z.strictObject({ person: z.string(), name: z.string(), text: z.string() });
export type ConcernDetail = z.infer<typeof concernDetail>;

/** the only leading group of a unit */
export const theGroup = 'current';
