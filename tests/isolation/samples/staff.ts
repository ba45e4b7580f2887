import type { Sample } from '../samples.ts';

export const staffSamples: Record<string, Sample> = {};
