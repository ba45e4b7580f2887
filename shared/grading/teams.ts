import type { Unit } from '#shared/dataset/schema.ts';
import type { Policy } from '#shared/policy/schema.ts';
import type { DatasetIndex } from './index-dataset.ts';
import { type IndicatorScore, performanceOf, placesOf, type Places, scoreIndicator } from './indicators.ts';
import { type OpinionScore, scoreOpinion } from './opinion.ts';
import { missingParts, type Part, weightedScore } from './weighted-parts.ts';

/** A leading team 领导班子 with its scores (scoring.md §3 to §5). */
export interface Team {
  unit: Unit;
  indicators: IndicatorScore[];
  opinion: OpinionScore;
  performance: number | null;
  composite: number | null;
  vetoed: boolean;
  missing: string[];
}

/** The teams of every category, in the policy's order. */
export function assessTeams(index: DatasetIndex): Team[] {
  return index.policy.categories.flatMap((category) => {
    const places = placesOf(index, category);
    return index.teams.get(category.id)!.map((unit) => assessTeam(index, unit, places));
  });
}

export function assessTeam(index: DatasetIndex, unit: Unit, places: Places): Team {
  const { policy } = index;
  const indicators = scoreIndicators(index, unit, places);
  const opinion = scoreOpinion(policy, 'team', policy.opinion.weights.team, index.opinions.team.get(unit.id) ?? []);
  const performance = performanceOf(policy, indicators);
  const parts = teamParts(policy, performance, opinion.score);
  const unscored = indicators.filter(({ score }) => score === null).map(({ indicator }) => indicator.id);
  return {
    unit,
    indicators,
    opinion,
    performance,
    composite: weightedScore(parts, policy.rounding.scoreDecimals),
    vetoed: isVetoed(index, unit.id),
    missing: [...unscored, ...missingParts(parts)],
  };
}

export function scoreIndicators(index: DatasetIndex, unit: Unit, places: Places): IndicatorScore[] {
  const rows = index.rows.get(unit.id);
  return index.indicators
    .get(unit.category)!
    .map((indicator) =>
      scoreIndicator(index.policy, indicator, rows?.get(indicator.id), places.get(indicator.id)?.get(unit.id)),
    );
}

/** The parts of a team's composite score, with their weights (scoring.md §5). */
export function teamParts({ composites }: Policy, performance: number | null, opinion: number | null): Part[] {
  return [
    { name: 'performance', value: performance, weight: composites.team.performance },
    { name: 'opinion', value: opinion, weight: composites.team.opinion },
  ];
}

/** 一票否决: any row of the unit carries a veto (scoring.md §3). */
export function isVetoed(index: DatasetIndex, unit: string): boolean {
  return [...(index.rows.get(unit)?.values() ?? [])].some(({ veto }) => veto === true);
}
