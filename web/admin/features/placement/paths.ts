import { cyclePath } from '../cycles/paths.ts';

export const placementPath = (cycle: string): string => `${cyclePath(cycle)}/placement`;
