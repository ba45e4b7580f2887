import { unitConductPath } from '../conduct/paths.ts';

export const papersPath = (cycle: string, unit: string): string => `${unitConductPath(cycle, unit)}/papers`;
export const paperPath = (cycle: string, unit: string, subject: string): string =>
  `${papersPath(cycle, unit)}/${encodeURIComponent(subject)}`;
