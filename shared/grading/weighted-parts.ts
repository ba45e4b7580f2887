import { roundedQuotient } from './arithmetic.ts';

/** The parts of a score and the weight of each; a part that is absent is null. */
export interface Part<N extends string = string> {
  name: N;
  value: number | null;
  weight: number;
}

/** The parts of weight above 0 that are absent: without them there is no score (scoring.md §5). */
export function missingParts<N extends string>(parts: readonly Part<N>[]): N[] {
  const names: N[] = [];
  for (const { name, value, weight } of parts) if (weight > 0 && value === null) names.push(name);
  return names;
}

/** The mean of the parts, weighted and rounded; null where a needed part is missing (scoring.md §5). */
export function weightedScore(parts: readonly Part[], decimals: number): number | null {
  const values: number[] = [];
  const weights: number[] = [];
  for (const { value, weight } of parts) {
    if (!(weight > 0)) continue;
    if (value === null) return null;
    values.push(value);
    weights.push(weight);
  }
  return values.length === 0 ? null : roundedQuotient(values, weights, weights, decimals);
}
