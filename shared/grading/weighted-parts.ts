import { roundedQuotient } from './arithmetic.ts';

/** The parts of a score and the weight of each; a part that is absent is null. */
export interface Part<N extends string = string> {
  name: N;
  value: number | null;
  weight: number;
}

/** The parts of weight above 0 that are absent: without them there is no score (scoring.md §5). */
export function missingParts<N extends string>(parts: readonly Part<N>[]): N[] {
  return parts.filter(({ value, weight }) => weight > 0 && value === null).map(({ name }) => name);
}

/** The mean of the parts, weighted and rounded; null where a needed part is missing (scoring.md §5). */
export function weightedScore(parts: readonly Part[], decimals: number): number | null {
  const needed = parts.filter(({ weight }) => weight > 0);
  if (needed.length === 0 || needed.some(({ value }) => value === null)) return null;
  const weights = needed.map(({ weight }) => weight);
  return roundedQuotient(
    needed.map(({ value }) => value!),
    weights,
    weights,
    decimals,
  );
}
