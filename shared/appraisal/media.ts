import * as z from 'zod';
import type { Step } from './step.ts';

export const mediaFacts = z.strictObject({});
export const noMedia: z.infer<typeof mediaFacts> = {};

export const mediaSteps: readonly Step[] = [];
