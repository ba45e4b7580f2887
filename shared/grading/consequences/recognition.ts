import { type Rank, ranks } from '#shared/policy/schema.ts';
import { chooseFirst } from '../competition-ranking.ts';
import { type DatasetIndex, weightRole } from '../index-dataset.ts';
import { scoreOpinion } from '../opinion.ts';
import type { Graded, GradedPerson } from './graded.ts';

/** A nominee as the public judged one. */
export interface Nominee {
  graded: GradedPerson;
  massScore: number;
  nominations: number;
}

export interface Recognition {
  group: string;
  rank: Rank;
  places: number;
  /** the best first */
  nominees: Nominee[];
  people: string[];
  tied: string[];
}

/** 群众满意干部: the best nominees of each group and rank by the public's score (scoring.md §8). */
export function recognise(index: DatasetIndex, { people }: Graded): Recognition[] {
  const nominees = people.flatMap((graded) => {
    const massScore = isEligible(graded) ? massScoreOf(index, graded) : null;
    return massScore === null ? [] : [{ graded, massScore, nominations: graded.person.nominations ?? 0 }];
  });
  return index.dataset.groups.flatMap(({ id: group }) =>
    ranks.map((rank) => {
      const ofGroup = nominees.filter(
        ({ graded }) => graded.person.rank === rank && index.units.get(graded.unit)!.group === group,
      );
      return { group, rank, ...choose(ofGroup, placesOf(index, rank)) };
    }),
  );
}

export function placesOf({ policy: { recognition } }: DatasetIndex, rank: Rank): number {
  return rank === 'cadre' ? recognition.cadresPerGroup : recognition.staffPerGroup;
}

function isEligible({ person, status }: GradedPerson): boolean {
  return person.satisfactionNominee === true && status === 'appraised' && (person.bars ?? []).length === 0;
}

function massScoreOf({ policy, opinions }: DatasetIndex, { person }: GradedPerson): number | null {
  const rows = (opinions.person.get(person.id) ?? []).filter(({ source }) => source === 'mass');
  const weights = policy.opinion.weights[weightRole(person)];
  return scoreOpinion(policy, 'person', weights, rows).sources[0]?.score ?? null;
}

function choose(nominees: Nominee[], places: number): Omit<Recognition, 'group' | 'rank'> {
  const byPublic = (a: Nominee, b: Nominee) => b.massScore - a.massScore || b.nominations - a.nominations;
  const ordered = nominees.toSorted(byPublic);
  const { chosen, tied } = chooseFirst(ordered, places, (a, b) => byPublic(a, b) === 0);
  const ids = (list: Nominee[]) => list.map(({ graded }) => graded.person.id);
  return { places, nominees: ordered, people: ids(chosen), tied: ids(tied) };
}
