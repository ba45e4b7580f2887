import type { Sample } from '../samples.ts';

export const reportsSamples: Record<string, Sample> = {};
