import { unitConductPath } from '../conduct/paths.ts';

export const ballotsPath = (cycle: string, unit: string): string => `${unitConductPath(cycle, unit)}/ballots`;
export const pollPath = (cycle: string, unit: string, poll: string): string => `${ballotsPath(cycle, unit)}/${poll}`;
export const noticePath = (cycle: string, unit: string, poll: string): string =>
  `${pollPath(cycle, unit, poll)}/notice`;
export const cardsPath = (cycle: string, unit: string, poll: string): string => `${pollPath(cycle, unit, poll)}/cards`;
