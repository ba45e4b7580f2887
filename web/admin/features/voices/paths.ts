import { ballotsPath } from '../ballots/paths.ts';

export const voicesPath = (cycle: string, unit: string, about?: string): string =>
  `${ballotsPath(cycle, unit)}/voices${about === undefined ? '' : `?about=${encodeURIComponent(about)}`}`;
