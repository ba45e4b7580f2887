import * as z from 'zod';
import type { Step } from './step.ts';

export const reportsFacts = z.strictObject({});
export const noReports: z.infer<typeof reportsFacts> = {};

export const reportsSteps: readonly Step[] = [];
