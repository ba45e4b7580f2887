import type { Policy } from '#shared/policy/schema.ts';
import { divide, hundred, multiply, rational, round } from '../arithmetic.ts';
import { competitionRanks } from '../competition-ranking.ts';
import type { DatasetIndex } from '../index-dataset.ts';
import type { Graded, GradedTeam } from './graded.ts';

export type Award = Policy['fund']['awards'][number];

/** The award fund in yuan (scoring.md §8). */
export function fundTotal({ policy, dataset }: DatasetIndex): number {
  const revenue = rational(dataset.cycle.fiscalRevenue ?? 0);
  return round(divide(multiply(revenue, rational(policy.fund.percentOfRevenue)), hundred), 2);
}

/** The units at an award's rank, vetoed ones among them; those get nothing, and their part is given to nobody. */
export function unitsAtRank(award: Award, { teams, standings }: Graded): GradedTeam[] {
  const ofCategory = teams.filter(({ category }) => category === award.category);
  if (award.kind === 'comprehensive') return ofCategory.filter(({ unit }) => standings.ranks.get(unit) === award.rank);
  const id = award.indicator ?? '';
  const scored = ofCategory.filter(({ indicators }) => Object.hasOwn(indicators, id));
  const ranks = competitionRanks(scored, ({ indicators }) => indicators[id]!);
  return scored.filter((team) => ranks.get(team) === award.rank);
}

/** What each unit at an award's rank gets, in yuan. */
export function awardAmount(total: number, award: Award, atRank: number): number {
  const shared = multiply(rational(total), rational(award.sharePercent));
  return round(divide(shared, multiply(hundred, rational(atRank))), 2);
}

export function giveAwards(index: DatasetIndex, graded: Graded): { id: string; unit: string; amount: number }[] {
  if (index.dataset.cycle.fiscalRevenue === undefined) return [];
  const total = fundTotal(index);
  return index.policy.fund.awards.flatMap((award) => {
    const atRank = unitsAtRank(award, graded);
    return atRank
      .filter(({ unit }) => !graded.standings.vetoed.has(unit))
      .map(({ unit }) => ({ id: award.id, unit, amount: awardAmount(total, award, atRank.length) }));
  });
}
