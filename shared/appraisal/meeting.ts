import * as z from 'zod';
import type { Step } from './step.ts';

export const meetingFacts = z.strictObject({});
export const noMeeting: z.infer<typeof meetingFacts> = {};

export const meetingSteps: readonly Step[] = [];
