import * as z from 'zod';
import type { Step } from './step.ts';

export const papersFacts = z.strictObject({});
export const noPapers: z.infer<typeof papersFacts> = {};

export const papersSteps: readonly Step[] = [];
