import { boardPath, unitConductPath } from '../conduct/paths.ts';
import { cyclePath } from '../cycles/paths.ts';
import type { Crumb } from '../../ui/page-header.tsx';

export const meetingPath = (cycle: string, unit: string): string => `${unitConductPath(cycle, unit)}/meeting`;
export const attendancePath = (cycle: string, unit: string): string => `${unitConductPath(cycle, unit)}/attendance`;
export const oralPath = (cycle: string, unit: string): string => `${unitConductPath(cycle, unit)}/oral`;
export const paperPath = (cycle: string, unit: string, what: 'list' | 'agenda'): string =>
  `${meetingPath(cycle, unit)}/paper?what=${what}`;

/** county → years → year → board → unit → (meeting) */
export const crumbsOf = (
  cycle: string,
  unit: { id: string; name: string },
  words: { cycles: string; board: string; meeting?: string },
): Crumb[] => [
  { label: words.cycles, to: '/cycles' },
  { label: cycle, to: cyclePath(cycle) },
  { label: words.board, to: boardPath(cycle) },
  { label: unit.name, to: unitConductPath(cycle, unit.id) },
  ...(words.meeting === undefined ? [] : [{ label: words.meeting, to: meetingPath(cycle, unit.id) }]),
];
