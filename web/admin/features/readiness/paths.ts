import { cyclePath } from '../cycles/paths.ts';

/** Where somebody tells the group that appraises them what weighs on them. */
export const concernPath = (cycle: string): string => `${cyclePath(cycle)}/concern`;
