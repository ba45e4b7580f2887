import { tallyColumns, type TallyCounts } from '#shared/appraisal/staff-tally.ts';
import { personGradeNames } from '#shared/policy/terms.ts';
import type { Bilingual } from '#shared/problem.ts';

/** The columns of the tally with their heads. */
export const columns = tallyColumns;
export type TallyColumn = (typeof columns)[number];

export const headOf = (column: TallyColumn): Bilingual =>
  column === 'abstain' ? { zh: '不了解', en: 'don’t know' } : personGradeNames[column];

/** Whether any row is of ballots that give several marks each. */
export const inItems = (rows: readonly { ballots?: number | undefined }[]): boolean =>
  rows.some(({ ballots }) => ballots !== undefined);

/** Sums by column of the rows that are shown. */
export const sumOf = (rows: readonly { counts: TallyCounts | null }[]): TallyCounts => {
  const sum: TallyCounts = { excellent: 0, competent: 0, basicallyCompetent: 0, incompetent: 0, abstain: 0 };
  for (const { counts } of rows) if (counts) for (const column of columns) sum[column] += counts[column];
  return sum;
};
