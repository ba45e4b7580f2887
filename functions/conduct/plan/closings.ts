import * as z from 'zod';

/** `CLOSING#<phase>` beside the plan: what was open in which units when the phase was closed the last time. */
export const closingDetail = z.strictObject({
  open: z.array(z.strictObject({ step: z.string(), units: z.array(z.string()) })),
});
export type ClosingDetail = z.infer<typeof closingDetail>;
