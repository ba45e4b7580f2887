import type { CycleRow } from '#shared/api/appraisals.ts';

/** The latest cycle that is under way; where all are closed the latest; null where there is none. */
export function latestCycle(rows: readonly Pick<CycleRow, 'cycle' | 'state'>[]): string | null {
  const byYear = rows.toSorted((a, b) => b.cycle.year - a.cycle.year);
  return (byYear.find(({ state }) => state !== 'closed') ?? byYear[0])?.cycle.id ?? null;
}
