import type { CycleRow } from '#shared/api/appraisals.ts';

/** The published run of the latest year that has one; null where nothing is published. */
export function latestPublished(
  rows: readonly Pick<CycleRow, 'cycle' | 'publishedRun'>[],
): { cycle: string; year: number; run: string } | null {
  const [latest] = rows
    .flatMap(({ cycle, publishedRun: run }) => (run === null ? [] : [{ cycle: cycle.id, year: cycle.year, run }]))
    .sort((a, b) => b.year - a.year);
  return latest ?? null;
}
