import type { Sample } from '../samples.ts';

export const messagesSamples: Record<string, Sample> = {};
