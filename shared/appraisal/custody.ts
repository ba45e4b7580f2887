import * as z from 'zod';
import type { Step } from './step.ts';

export const custodyFacts = z.strictObject({});
export const noCustody: z.infer<typeof custodyFacts> = {};

export const custodySteps: readonly Step[] = [];
