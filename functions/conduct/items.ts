import type * as z from 'zod';

/**
 * The kinds of items that hold the details of a conduct, with what they hold besides `DetailHead`. Those of a unit lie
 * in `CONDUCT#<cycle>#<unit>`, those of the whole cycle in `CONDUCT#<cycle>`; the sort key is `<KIND>#<id>`.
 */
export const unitDetails = {} as const satisfies Record<string, z.ZodObject>;

export const cycleDetails = {} as const satisfies Record<string, z.ZodObject>;
