import type { Sample } from '../samples.ts';

export const interviewsSamples: Record<string, Sample> = {};
