import type { Sample } from '../samples.ts';

export const ballotsSamples: Record<string, Sample> = {};
