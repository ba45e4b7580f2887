import { unitConductPath } from '../conduct/paths.ts';

export const interviewsPath = (cycle: string, unit: string): string => `${unitConductPath(cycle, unit)}/interviews`;
export const interviewPath = (cycle: string, unit: string, interview: string): string =>
  `${interviewsPath(cycle, unit)}/${interview}`;
