import { cyclePath } from '../cycles/paths.ts';

export const mediaPath = (cycle: string): string => `${cyclePath(cycle)}/media`;
