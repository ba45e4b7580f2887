import { unitConductPath } from '../conduct/paths.ts';
import { cyclePath } from '../cycles/paths.ts';

export const reportPath = (cycle: string, unit: string, subject: string): string =>
  `${cyclePath(cycle)}/reports/${encodeURIComponent(unit)}/${encodeURIComponent(subject)}`;
export const reportsPath = (cycle: string, unit: string): string => `${unitConductPath(cycle, unit)}/reports`;
export const myAppraisalPath = (cycle?: string): string =>
  cycle === undefined ? '/my-appraisal' : `/my-appraisal?cycle=${encodeURIComponent(cycle)}`;
