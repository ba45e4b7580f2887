import type { Sample } from '../samples.ts';

export const mediaSamples: Record<string, Sample> = {};
