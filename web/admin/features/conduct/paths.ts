import { cyclePath } from '../cycles/paths.ts';

/** Addresses of a cycle's conduct; a step's own page (`step.page`) follows `cyclePath` too. */
export const boardPath = (cycle: string): string => `${cyclePath(cycle)}/conduct`;
export const unitConductPath = (cycle: string, unit: string): string =>
  `${boardPath(cycle)}/${encodeURIComponent(unit)}`;
export const stepPath = (cycle: string, page: string): string => `${cyclePath(cycle)}/${page}`;
