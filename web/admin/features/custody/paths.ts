import { unitConductPath } from '../conduct/paths.ts';
import { cyclePath } from '../cycles/paths.ts';

export const custodyPath = (cycle: string, unit: string): string => `${unitConductPath(cycle, unit)}/custody`;
export const batchesPath = (cycle: string): string => `${cyclePath(cycle)}/custody`;
