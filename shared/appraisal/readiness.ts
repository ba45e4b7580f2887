import * as z from 'zod';
import type { Step } from './step.ts';

export const readinessFacts = z.strictObject({});
export const noReadiness: z.infer<typeof readinessFacts> = {};

export const readinessSteps: readonly Step[] = [];
