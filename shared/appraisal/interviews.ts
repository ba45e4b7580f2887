import * as z from 'zod';
import type { Step } from './step.ts';

export const interviewsFacts = z.strictObject({});
export const noInterviews: z.infer<typeof interviewsFacts> = {};

export const interviewsSteps: readonly Step[] = [];
