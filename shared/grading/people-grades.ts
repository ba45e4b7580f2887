import type { PersonGrade, Policy } from '#shared/policy/schema.ts';
import { lowerGrade } from './caps.ts';
import { chooseFirst } from './competition-ranking.ts';
import type { DatasetIndex } from './index-dataset.ts';
import type { AssessedPerson } from './people.ts';
import type { Pool, Quota } from './pools.ts';
import type { Standings } from './standings.ts';

export type BarReason = 'forced' | 'vetoedUnit' | 'eliminatedUnit';

/** What a person's grade rests on, before the pool's places are given out (scoring.md §7.3 to §7.5, §7.8). */
export interface GradeCase {
  assessed: AssessedPerson;
  composite: number;
  /** the grade that an eliminated unit's principal gets at most */
  forced: PersonGrade | null;
  barred: BarReason[];
  isCandidate: boolean;
  /** a winner unit's principal, who comes first */
  hasPriority: boolean;
}

/** @param assessed appraised, with a composite score */
export function gradeCaseOf(index: DatasetIndex, standings: Standings, assessed: AssessedPerson): GradeCase {
  const { consequences, grading } = index.policy;
  const { unit, role, person, cap } = assessed;
  const composite = assessed.composite!;
  const inEliminated = standings.eliminated.has(unit);
  const forced = inEliminated && role === 'principal' ? consequences.eliminated.principalGrade : null;
  const barred: BarReason[] = [];
  if (forced !== null) barred.push('forced');
  if (standings.vetoed.has(unit) && consequences.veto.barredRoles.includes(person.role)) barred.push('vetoedUnit');
  if (inEliminated && consequences.eliminated.cancelExcellent) barred.push('eliminatedUnit');

  const { excellent, competent } = grading.bands.person;
  const mayHavePriority = consequences.winners.principalPriority && role === 'principal' && standings.winners.has(unit);
  const isCandidate =
    barred.length === 0 && cap === 'excellent' && composite >= (mayHavePriority ? competent : excellent);
  return { assessed, composite, forced, barred, isCandidate, hasPriority: isCandidate && mayHavePriority };
}

/** Who of a pool's candidates is excellent (scoring.md §7.6). */
export interface Award {
  /** excellent with priority, without using a place */
  beyondQuota: GradeCase[];
  /** the others in their order */
  ordered: GradeCase[];
  withinQuota: GradeCase[];
  tied: GradeCase[];
  placesLeft: number | null;
}

export function awardPlaces({ consequences }: Policy, cases: readonly GradeCase[], quota: number | null): Award {
  const candidates = cases.filter(({ isCandidate }) => isCandidate);
  const isExtra = ({ hasPriority }: GradeCase) => hasPriority && consequences.winners.principalPlaces === 'extra';
  const beyondQuota = candidates.filter(isExtra);
  const ordered = candidates.filter((candidate) => !isExtra(candidate)).sort(byMerit);
  const { chosen, tied } = chooseFirst(ordered, quota ?? Infinity, (a, b) => byMerit(a, b) === 0);
  return {
    beyondQuota,
    ordered,
    withinQuota: chosen,
    tied,
    placesLeft: quota === null ? null : quota - chosen.length,
  };
}

/** Priority, composite, opinion, duty, nominations, each descending; a null is lowest (scoring.md §7.6). */
export function byMerit(a: GradeCase, b: GradeCase): number {
  return (
    Number(b.hasPriority) - Number(a.hasPriority) ||
    b.composite - a.composite ||
    descending(a.assessed.opinion, b.assessed.opinion) ||
    descending(a.assessed.duty, b.assessed.duty) ||
    (b.assessed.person.nominations ?? 0) - (a.assessed.person.nominations ?? 0)
  );
}

function descending(a: number | null, b: number | null): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return b - a;
}

/** The grade of one who is not excellent: by the bands, then the caps, then what an elimination forces (§7.3, §7.7, §7.8). */
export function gradeBelowExcellent(policy: Policy, { assessed, composite, forced }: GradeCase): PersonGrade {
  const capped = lowerGrade(bandBelowExcellent(policy, composite), assessed.cap);
  return forced === null ? capped : lowerGrade(capped, forced);
}

/** The band below 优秀 that a composite score falls in. */
export function bandBelowExcellent({ grading }: Policy, composite: number): PersonGrade {
  const { competent, basicallyCompetent } = grading.bands.person;
  if (composite >= competent) return 'competent';
  return composite >= basicallyCompetent ? 'basicallyCompetent' : 'incompetent';
}

export interface GradedPool {
  pool: Pool<AssessedPerson>;
  quota: Quota;
  award: Award;
  /** of everyone appraised who has a composite score */
  grades: ReadonlyMap<AssessedPerson, PersonGrade>;
}

export function gradePool(
  index: DatasetIndex,
  standings: Standings,
  pool: Pool<AssessedPerson>,
  quota: Quota,
): GradedPool {
  const cases = pool.participants
    .filter(({ status, composite }) => status === 'appraised' && composite !== null)
    .map((assessed) => gradeCaseOf(index, standings, assessed));
  const award = awardPlaces(index.policy, cases, quota.quota);
  const excellent = new Set([...award.beyondQuota, ...award.withinQuota]);
  const grades = new Map(
    cases.map((gradeCase) => [
      gradeCase.assessed,
      excellent.has(gradeCase) ? 'excellent' : gradeBelowExcellent(index.policy, gradeCase),
    ]),
  );
  return { pool, quota, award, grades };
}
