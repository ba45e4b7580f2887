import type { Person, Unit } from '#shared/dataset/schema.ts';
import type { Indicator, PersonGrade, Policy, Responsibility, Source } from '#shared/policy/schema.ts';
import { add, divide, hundred, multiply, type Rational, rational, round, zero } from './arithmetic.ts';
import { capOf } from './caps.ts';
import { placePerson, statusOf } from './eligibility.ts';
import { type DatasetIndex, weightRole } from './index-dataset.ts';
import { type Bias, leftOutOf, type OpinionScore, scoreOpinion } from './opinion.ts';
import type { Status } from './result.ts';
import { missingParts, type Part, weightedScore } from './weighted-parts.ts';

/** A person with status and scores (scoring.md §2, §4, §5). Who is not appraised has no scores. */
export interface AssessedPerson {
  /** where the person stands in the dataset's list: lets results be written in that order without a look-up */
  place: number;
  person: Person;
  status: Status;
  /** the appraisal unit, of level `first` */
  unit: string;
  role: 'principal' | 'deputy' | 'staff';
  opinion: number | null;
  bias: Bias | null;
  leftOut: readonly Source[];
  /** the highest grade that bars and vote rules allow */
  cap: PersonGrade;
  team: number | null;
  duty: number | null;
  composite: number | null;
  missing: readonly string[];
}

/** A team's figures, as far as its people's scores need them. */
export interface TeamFigures {
  performance: number | null;
  composite: number | null;
  /** scores by indicator; one without a score is absent */
  indicators: Readonly<Record<string, number>>;
}

export function assessPerson(
  index: DatasetIndex,
  teamOf: (unit: string) => TeamFigures,
  person: Person,
  place: number,
): AssessedPerson {
  const { policy } = index;
  const { status } = statusOf(index, person);
  const unit = placePerson(index, person).unit;
  const role = weightRole(person);
  if (status === 'notAppraised') {
    return { place, person, status, unit, role, ...noScores };
  }
  const team = teamOf(unit);
  const opinion = personOpinion(index, person);
  const duty = dutyScore(policy, dutiesOf(index, index.units.get(unit)!, team, person), person.dutyRating);
  const byPerformance = isGradedByPerformance(policy, role);
  const parts = byPerformance
    ? [{ name: 'performance', value: team.performance, weight: 1 }]
    : personParts(policy, role, { team: team.composite, duty, opinion: opinion.score });
  return {
    place,
    person,
    status,
    unit,
    role,
    opinion: opinion.score,
    bias: opinion.bias,
    leftOut: leftOutOf(opinion),
    cap: capOf(policy, person, opinion),
    team: team.composite,
    duty,
    composite: weightedScore(parts, policy.rounding.scoreDecimals),
    missing: missingParts(parts),
  };
}

const noScores = {
  opinion: null,
  bias: null,
  leftOut: [],
  cap: 'excellent',
  team: null,
  duty: null,
  composite: null,
  missing: [],
} as const;

/** How a person's opinion score came about, with the votes behind it (scoring.md §4). */
export function personOpinion({ policy, opinions }: DatasetIndex, person: Person): OpinionScore {
  const rows = opinions.person.get(person.id) ?? [];
  return scoreOpinion(policy, 'person', policy.opinion.weights[weightRole(person)], rows);
}

/** Whether a person has the unit's performance as composite score (scoring.md §5, `principalsBy`). */
export function isGradedByPerformance({ grading }: Policy, role: AssessedPerson['role']): boolean {
  return grading.principalsBy === 'unitPerformance' && role === 'principal';
}

export function personParts(
  { composites }: Policy,
  role: AssessedPerson['role'],
  scores: { team: number | null; duty: number | null; opinion: number | null },
): Part<'team' | 'duty' | 'opinion'>[] {
  const weights = composites[role];
  return [
    { name: 'team', value: scores.team, weight: weights.team },
    { name: 'duty', value: scores.duty, weight: weights.duty },
    { name: 'opinion', value: scores.opinion, weight: weights.opinion },
  ];
}

/** One of a person's duties that the appraisal unit's category has, with the unit's score in it. */
export interface Duty {
  indicator: Indicator;
  responsibility: Responsibility;
  score: number | null;
}

export function dutiesOf(index: DatasetIndex, unit: Unit, team: TeamFigures, person: Person): Duty[] {
  if (!person.duties?.length) return [];
  const indicators = index.indicators.get(unit.category)!;
  return person.duties.flatMap(({ indicator: id, responsibility }) => {
    const indicator = indicators.find((candidate) => candidate.id === id);
    if (!indicator) return [];
    return [{ indicator, responsibility, score: Object.hasOwn(team.indicators, id) ? team.indicators[id]! : null }];
  });
}

/** 分管工作: Σ rate × P × w ÷ Σ P × w, or the rating where there are no such duties (scoring.md §5). */
export function dutyScore(policy: Policy, duties: readonly Duty[], rating: number | undefined): number | null {
  const { scoreDecimals } = policy.rounding;
  if (duties.length === 0) return rating === undefined ? null : round(rational(rating), scoreDecimals);
  let earned: Rational = zero;
  let possible: Rational = zero;
  for (const { indicator, responsibility, score } of duties) {
    if (score === null) return null;
    const weight = rational(policy.responsibility[responsibility]);
    earned = add(earned, multiply(rational(score), weight));
    possible = add(possible, multiply(rational(indicator.points), weight));
  }
  return round(divide(multiply(earned, hundred), possible), scoreDecimals);
}
