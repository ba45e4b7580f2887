import type { Sample } from '../samples.ts';

/** The voting page's operations: open to everybody who holds a capability, and to nobody else. */
export const votesSamples: Record<string, Sample> = {};
