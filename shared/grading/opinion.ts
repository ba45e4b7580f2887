import type { OpinionRow } from '#shared/dataset/schema.ts';
import type { Policy, Source, Weights } from '#shared/policy/schema.ts';
import { differsByMoreThan, roundedQuotient } from './arithmetic.ts';

/** One source's votes on a subject. */
export interface SourceScore {
  source: Source;
  row: OpinionRow;
  votes: number;
  weight: number;
  /** rounded; null where the source is left out */
  score: number | null;
}

export type Bias = 'overRated' | 'underRated';

/** How a subject's opinion score came about (scoring.md §4). */
export interface OpinionScore {
  /** the sources given, in the dataset's order */
  sources: SourceScore[];
  /** the mean of the others; rounded */
  others: number | null;
  bias: Bias | null;
  /** the subject's own score is counted as `others` plus this, in points; null: it is counted as it is */
  clampedBy: number | null;
  score: number | null;
}

/**
 * @param weights the weights of the subject's kind and weight role
 * @param rows the opinions on the subject, one for a source
 */
export function scoreOpinion(
  policy: Policy,
  kind: 'team' | 'person',
  weights: Weights,
  rows: readonly OpinionRow[],
): OpinionScore {
  const { scoreDecimals: decimals } = policy.rounding;
  const { tolerance, treatment } = policy.opinion.selfBias;
  const sources = rows.map((row) => scoreSource(policy, kind, weights, row));
  const weighted = sources.filter(({ score, weight }) => score !== null && weight > 0);
  const otherSources = weighted.filter(({ source }) => source !== 'self');
  if (otherSources.length === 0) return { sources, others: null, bias: null, clampedBy: null, score: null };

  const otherWeights = otherSources.map(({ weight }) => weight);
  const others = roundedQuotient(
    otherSources.map(({ score }) => score!),
    otherWeights,
    otherWeights,
    decimals,
  );
  const self = sources.find(({ source, score }) => source === 'self' && score !== null);
  const bias = self ? biasOf(self.score!, others, tolerance) : null;
  const clampedBy = bias && treatment === 'clamp' ? (bias === 'overRated' ? tolerance : -tolerance) : null;

  const values = weighted.map(({ source, score }) => (source === 'self' && clampedBy !== null ? others : score!));
  const factors = weighted.map(({ weight }) => weight);
  const divisors = [...factors];
  if (clampedBy !== null && self!.weight > 0) {
    values.push(clampedBy);
    factors.push(self!.weight);
  }
  return { sources, others, bias, clampedBy, score: roundedQuotient(values, factors, divisors, decimals) };
}

function biasOf(self: number, others: number, tolerance: number): Bias | null {
  if (differsByMoreThan(self, others, tolerance)) return 'overRated';
  return differsByMoreThan(others, self, tolerance) ? 'underRated' : null;
}

function scoreSource(policy: Policy, kind: 'team' | 'person', weights: Weights, row: OpinionRow): SourceScore {
  const { source, counts } = row;
  const scale: Record<string, number> = policy.opinion.scales[source === 'self' ? 'self' : kind];
  const values: number[] = [];
  const factors: number[] = [];
  let votes = 0;
  for (const grade in counts) {
    const n = counts[grade]!;
    votes += n;
    values.push(scale[grade]!);
    factors.push(n);
  }
  const isLeftOut = votes === 0 || (votes < policy.opinion.minBallots && (source === 'mass' || source === 'peer'));
  return {
    source,
    row,
    votes,
    weight: weights[source],
    score: isLeftOut ? null : roundedQuotient(values, factors, [votes], policy.rounding.scoreDecimals),
  };
}

/** The sources with votes that are left out for having too few (scoring.md §9, `leftOut`). */
export function leftOutOf({ sources }: OpinionScore): Source[] {
  return sources.filter(({ score, votes }) => score === null && votes > 0).map(({ source }) => source);
}

/** The votes that vote rules look at: mass, peer and leader, unless left out (scoring.md §7.8). */
export function countedVotes({ sources }: OpinionScore): SourceScore[] {
  return sources.filter(({ source, score }) => source !== 'self' && score !== null);
}
