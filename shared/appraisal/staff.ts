import * as z from 'zod';
import type { Step } from './step.ts';

export const staffFacts = z.strictObject({});
export const noStaff: z.infer<typeof staffFacts> = {};

export const staffSteps: readonly Step[] = [];
