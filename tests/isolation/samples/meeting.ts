import type { Sample } from '../samples.ts';

export const meetingSamples: Record<string, Sample> = {};
