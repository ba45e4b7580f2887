import type { PerformanceRow } from '#shared/dataset/schema.ts';
import type { Category, Indicator, Policy } from '#shared/policy/schema.ts';
import {
  absolute,
  add,
  compare,
  divide,
  hundred,
  larger,
  multiply,
  type Rational,
  rational,
  round,
  smaller,
  subtract,
  zero,
} from './arithmetic.ts';
import { competitionRanks } from './competition-ranking.ts';
import type { DatasetIndex } from './index-dataset.ts';

export type Missing = 'row' | 'actual' | 'target' | 'base' | 'rating' | 'score';

/** How one indicator of one unit came to its score (scoring.md §3). */
export interface IndicatorScore {
  indicator: Indicator;
  row: PerformanceRow | null;
  /** what is absent, so that there is no score */
  missing: Missing | null;
  /** method `rank`: the place among the units of the category that have an actual figure */
  place: Place | null;
  /** points by the method, before anything is subtracted; exact */
  earned: Rational | null;
  /** subtracted because the reported figure was better than the verified one, in points */
  penalty: number;
  /** rounded; null where something is missing */
  score: number | null;
}

export interface Place {
  rank: number;
  of: number;
}

export type Places = ReadonlyMap<string, ReadonlyMap<string, Place>>;

export const actualOf = (row: PerformanceRow): number | undefined => row.verified ?? row.reported;

/** The places of the units in each indicator of the category that is scored by rank: indicator → unit → place. */
export function placesOf(index: DatasetIndex, category: Category): Places {
  const places = new Map<string, Map<string, Place>>();
  for (const indicator of index.indicators.get(category.id)!) {
    if (indicator.method !== 'rank') continue;
    const actuals = new Map<string, number>();
    for (const { id } of index.teams.get(category.id)!) {
      const row = index.rows.get(id)?.get(indicator.id);
      const actual = row && actualOf(row);
      if (actual !== undefined) actuals.set(id, actual);
    }
    const direction = indicator.lowerIsBetter ? 'lowFirst' : 'highFirst';
    const ranks = competitionRanks(actuals.keys(), (unit) => actuals.get(unit)!, direction);
    places.set(indicator.id, new Map([...ranks].map(([unit, rank]) => [unit, { rank, of: ranks.size }])));
  }
  return places;
}

export function scoreIndicator(
  policy: Policy,
  indicator: Indicator,
  row: PerformanceRow | undefined,
  place: Place | undefined,
): IndicatorScore {
  const nothing = { indicator, row: row ?? null, place: place ?? null, earned: null, penalty: 0, score: null };
  if (!row) return { ...nothing, missing: 'row' };
  const earned = earnPoints(policy, indicator, row, place);
  if (typeof earned === 'string') return { ...nothing, missing: earned };

  const penalty = isInflated(policy, indicator, row) ? policy.verification.inflationPenaltyPoints : 0;
  let points = subtract(earned, rational(penalty));
  for (const deduction of row.deductions ?? []) points = subtract(points, rational(deduction.points));
  points = larger(points, zero);
  if (indicator.cap !== null) points = smaller(points, ceilingOf(indicator, indicator.cap));
  return { ...nothing, missing: null, earned, penalty, score: round(points, policy.rounding.scoreDecimals) };
}

const ceilingOf = (indicator: Indicator, cap: number) => multiply(rational(cap), rational(indicator.points));

function earnPoints(
  policy: Policy,
  indicator: Indicator,
  row: PerformanceRow,
  place: Place | undefined,
): Rational | Missing {
  const points = rational(indicator.points);
  const actual = actualOf(row);
  switch (indicator.method) {
    case 'ratio':
      if (actual === undefined) return 'actual';
      if (!row.target) return 'target';
      return divide(multiply(points, rational(actual)), rational(row.target));
    case 'growth': {
      if (actual === undefined) return 'actual';
      if (row.base === undefined || row.base <= 0) return 'base';
      return divide(multiply(points, growth(actual, row.base)), rational(indicator.targetGrowth!));
    }
    case 'rating':
      if (row.rating === undefined) return 'rating';
      return percentOf(points, rational(policy.opinion.scales.team[row.rating]));
    case 'deduction':
      return points;
    case 'rank':
      return place ? percentOf(points, rankPercent(indicator, place.rank)) : 'actual';
    case 'manual':
      return row.score === undefined ? 'score' : rational(row.score);
  }
}

const percentOf = (points: Rational, percent: Rational) => divide(multiply(points, percent), hundred);

/** Growth in per cent; `base` above 0. */
export function growth(actual: number, base: number): Rational {
  return divide(multiply(subtract(rational(actual), rational(base)), hundred), rational(base));
}

/** The share of the points that a rank earns, in per cent (method 按排名赋分). */
export function rankPercent({ best, step, floor }: Indicator, rank: number): Rational {
  return larger(rational(floor), subtract(rational(best), multiply(rational(step), rational(rank - 1))));
}

/** Whether the reported figure is better than the verified one by more than the tolerance. */
export function isInflated({ verification }: Policy, { lowerIsBetter }: Indicator, row: PerformanceRow): boolean {
  if (row.reported === undefined || row.verified === undefined) return false;
  const [reported, verified] = [rational(row.reported), rational(row.verified)];
  const better = lowerIsBetter ? subtract(verified, reported) : subtract(reported, verified);
  return compare(better, percentOf(absolute(verified), rational(verification.tolerancePercent))) > 0;
}

/** Σ scores ÷ Σ points × 100, rounded; null where a score is missing (scoring.md §3). */
export function performanceOf(policy: Policy, scores: readonly IndicatorScore[]): number | null {
  if (scores.length === 0 || scores.some(({ score }) => score === null)) return null;
  const sum = scores.reduce((total, { score }) => add(total, rational(score!)), zero);
  const points = scores.reduce((total, { indicator }) => add(total, rational(indicator.points)), zero);
  return round(divide(multiply(sum, hundred), points), policy.rounding.scoreDecimals);
}
