import type { PersonResultRow, RunResult } from '#shared/api/grading.ts';
import type { Policy } from '#shared/policy/schema.ts';
import type { Pool, PoolRanking } from './pool-ranking.ts';

export type Bar = 'vetoed' | 'eliminated' | 'capped';

/**
 * Who reached the line of Excellent and a place, and did not get it: barred by their unit or by a case of their own
 * (scoring.md §7.4, §7.8). Below the quota's line people go without for want of places alone.
 */
export function passedOver({ rows }: PoolRanking, pool: Pool, excellentFrom: number): Set<string> {
  const awarded = new Set(pool.awarded);
  const undecided = new Set(pool.undecided);
  const isFull = pool.quota !== null && pool.placesLeft === 0;
  const end =
    undecided.size > 0
      ? rows.findLastIndex(({ person }) => undecided.has(person.id))
      : isFull
        ? rows.findLastIndex(({ person }) => awarded.has(person.id))
        : rows.length;
  return new Set(
    rows
      .slice(0, Math.max(0, end))
      .map(({ person }) => person)
      .filter(({ status, composite }) => status === 'appraised' && composite !== null && composite >= excellentFrom)
      .filter(({ id }) => !awarded.has(id) && !undecided.has(id))
      .map(({ id }) => id),
  );
}

/** What stood in their way, as far as the run tells; a case of their own where their unit's is none. */
export function barOf(
  person: PersonResultRow,
  { teams, eliminated }: Pick<RunResult, 'teams' | 'eliminated'>,
  policy: Policy | null,
): Bar {
  const unit = person.appraisalUnit;
  const barredRoles = policy?.consequences.veto.barredRoles;
  const isVetoed = teams.some((team) => team.unit === unit && team.flags.includes('vetoed'));
  if (isVetoed && (barredRoles?.includes(person.role) ?? true)) return 'vetoed';
  const isCancelled = policy?.consequences.eliminated.cancelExcellent ?? true;
  if (eliminated.includes(unit) && (isCancelled || person.role === 'principal')) return 'eliminated';
  return 'capped';
}
