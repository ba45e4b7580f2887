import { cyclePath } from '../cycles/paths.ts';

export const myBallotsPath = (cycle: string): string => `${cyclePath(cycle)}/my-ballots`;
