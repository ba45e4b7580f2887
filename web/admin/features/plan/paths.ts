import { cyclePath } from '../cycles/paths.ts';

/** Addresses of a cycle's plan and notice. */
export const planPath = (cycle: string): string => `${cyclePath(cycle)}/plan`;
export const noticePath = (cycle: string): string => `${cyclePath(cycle)}/notice`;
