import type { Sample } from '../samples.ts';

export const custodySamples: Record<string, Sample> = {};
