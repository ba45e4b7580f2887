import { isAtLeast } from '../caps.ts';
import type { DatasetIndex } from '../index-dataset.ts';
import type { Result } from '../result.ts';
import type { Graded, GradedPerson } from './graded.ts';

/** Whom the rules recommend for promotion, or for dismissal or demotion (scoring.md §8); cadres only. */
export function recommend(index: DatasetIndex, { people, standings }: Graded): Result['recommendations'] {
  const isPromising = (unit: string) =>
    !standings.vetoed.has(unit) && isNearTop(index, standings.ranks.get(unit), unit);
  const promisingUnits = new Set([...standings.ranks.keys()].filter(isPromising));
  return people.flatMap((graded) => {
    const { person, unit } = graded;
    if (person.rank !== 'cadre') return [];
    const found: Result['recommendations'] = [];
    if (promisingUnits.has(unit) && isPromotable(graded)) found.push({ kind: 'promote', person: person.id, unit });
    if (graded.status === 'appraised' && person.role === 'principal' && standings.eliminated.has(unit)) {
      found.push({ kind: 'dismissOrDemote', person: person.id, unit });
    }
    return found;
  });
}

function isPromotable({ person, grade }: GradedPerson): boolean {
  const { role, bars = [] } = person;
  return role !== 'member' && grade !== null && isAtLeast(grade, 'competent') && bars.length === 0;
}

/** Ranked `topRank` or better this year and, by the unit's history, in each of the `years` − 1 years before. */
function isNearTop({ policy, dataset, units }: DatasetIndex, rank: number | undefined, unit: string): boolean {
  const { topRank, years } = policy.consequences.promotion;
  if (rank === undefined || rank > topRank) return false;
  const history = units.get(unit)!.history ?? [];
  for (let year = dataset.cycle.year - years + 1; year < dataset.cycle.year; year += 1) {
    if (!history.some((entry) => entry.year === year && entry.rank <= topRank)) return false;
  }
  return true;
}
