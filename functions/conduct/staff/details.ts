import * as z from 'zod';
import { by, id, time } from '#shared/api/common.ts';
import { tallyCounts, tallyRow } from '#shared/appraisal/staff-tally.ts';

/** The tally of a unit's staff 评议情况汇总表: what was counted on paper, and what stands once it is confirmed. */
export const staffTallyDetail = z.strictObject({
  entered: z
    .strictObject({
      ballots: z.int().min(0),
      rows: z.array(z.strictObject({ person: z.string(), counts: tallyCounts })),
      at: time,
      by,
    })
    .nullable(),
  /** the rows as they were confirmed: what is signed stays what it is, whatever the cycle's data become */
  confirmed: z
    .strictObject({
      rows: z.array(tallyRow),
      /** polls that rate the staff as they were counted then; absent in tallies from before there were any */
      polls: z.array(id).optional(),
      ...{ at: time, by },
    })
    .nullable(),
});
export type StaffTallyDetail = z.infer<typeof staffTallyDetail>;

export const noTally: StaffTallyDetail = { entered: null, confirmed: null };
/** the only tally of a unit */
export const theTally = 'current';
