import { unitConductPath } from '../conduct/paths.ts';
import { cyclePath } from '../cycles/paths.ts';

export const selfRatingPath = (cycle: string): string => `${cyclePath(cycle)}/self-rating`;
export const leaderRatingsPath = (cycle: string): string => `${cyclePath(cycle)}/leader-ratings`;
export const selfRatingsPath = (cycle: string, unit: string): string => `${unitConductPath(cycle, unit)}/self-ratings`;
export const unitLeaderRatingsPath = (cycle: string, unit: string): string =>
  `${unitConductPath(cycle, unit)}/leader-ratings`;
