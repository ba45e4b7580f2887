import type { Sample } from '../samples.ts';

export const planSamples: Record<string, Sample> = {};
