import type { Sample } from '../samples.ts';

export const questionsSamples: Record<string, Sample> = {};
