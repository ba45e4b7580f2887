import { unitConductPath } from '../conduct/paths.ts';

export const meetingPath = (cycle: string, unit: string): string => `${unitConductPath(cycle, unit)}/meeting`;
export const attendancePath = (cycle: string, unit: string): string => `${unitConductPath(cycle, unit)}/attendance`;
export const oralPath = (cycle: string, unit: string): string => `${unitConductPath(cycle, unit)}/oral`;
export const paperPath = (cycle: string, unit: string, what: 'list' | 'agenda'): string =>
  `${meetingPath(cycle, unit)}/paper?what=${what}`;
