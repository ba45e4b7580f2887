import type { Sample } from '../samples.ts';

export const placementSamples: Record<string, Sample> = {};
