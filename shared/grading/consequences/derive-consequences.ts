import { type Rank, ranks } from '#shared/policy/schema.ts';
import { floorOfPercent } from '../arithmetic.ts';
import { byCodePoint, sorted } from '../code-points.ts';
import type { DatasetIndex } from '../index-dataset.ts';
import type { Result } from '../result.ts';
import { fundTotal, giveAwards } from './fund.ts';
import type { Graded } from './graded.ts';
import { type Honour, honourOf, sumRewards } from './honours.ts';
import { recognise } from './recognition.ts';
import { recommend } from './recommendations.ts';

export interface Consequences extends Pick<
  Result,
  'overCeiling' | 'rewards' | 'fund' | 'recommendations' | 'recognition'
> {
  /** of the graded people, in their order */
  honours: readonly Honour[];
  /** whether the year counts for progression; of the graded people, in their order */
  counting: readonly boolean[];
}

/**
 * What follows from the grades (scoring.md §8): a function of the dataset and the grades alone, so that decided grades
 * give their consequences by the same rules as proposed ones.
 */
export function deriveConsequences(index: DatasetIndex, graded: Graded): Consequences {
  const { policy, dataset } = index;
  const { countedGrades } = policy.progression;
  const honours = graded.people.map(({ person, grade }) => honourOf(policy, dataset.cycle.year, person, grade));
  return {
    honours,
    counting: graded.people.map(({ grade }) => grade !== null && countedGrades.includes(grade)),
    overCeiling: sorted(ranks.filter((rank) => isOverCeiling(ceilingOf(index, graded, rank)))),
    rewards: sumRewards(policy, graded, honours),
    fund: {
      total: fundTotal(index),
      awards: giveAwards(index, graded).sort((a, b) => byCodePoint(a.id, b.id) || byCodePoint(a.unit, b.unit)),
    },
    recommendations: recommend(index, graded).sort(
      (a, b) => byCodePoint(a.kind, b.kind) || byCodePoint(a.unit, b.unit) || byCodePoint(a.person, b.person),
    ),
    recognition: recognise(index, graded)
      .map(({ group, rank, people, tied }) => ({ group, rank, people: sorted(people), tied: sorted(tied) }))
      .sort((a, b) => byCodePoint(a.group, b.group) || byCodePoint(a.rank, b.rank)),
  };
}

export interface Ceiling {
  excellent: number;
  participants: number;
  /** the most that may be excellent; null without a ceiling */
  most: number | null;
}

/** The excellent of a rank in the whole tenant against their ceiling (scoring.md §8). */
export function ceilingOf({ policy }: DatasetIndex, { people }: Pick<Graded, 'people'>, rank: Rank): Ceiling {
  const { ceilingPercent } = policy.grading.quota[rank];
  const ofRank = people.filter(({ person, status }) => person.rank === rank && status !== 'notAppraised');
  return {
    excellent: ofRank.filter(({ grade }) => grade === 'excellent').length,
    participants: ofRank.length,
    most: ceilingPercent === null ? null : floorOfPercent(ofRank.length, ceilingPercent),
  };
}

function isOverCeiling({ excellent, most }: Ceiling): boolean {
  return most !== null && excellent > most;
}
