import type { Sample } from '../samples.ts';

export const papersSamples: Record<string, Sample> = {};
