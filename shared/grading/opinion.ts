import type { OpinionRow } from '#shared/dataset/schema.ts';
import type { Policy, Source, Weights } from '#shared/policy/schema.ts';
import { personGrades, selfGrades, teamGrades } from '#shared/policy/terms.ts';
import { differsByMoreThan, roundedMean, roundedQuotient } from './arithmetic.ts';

/** One source's votes on a subject. */
export interface SourceScore {
  source: Source;
  row: OpinionRow;
  /** marks: a ballot gives one in each item that it judges, as often as the item weighs */
  votes: number;
  /** the ballots that gave them: what least numbers of 票 are judged by */
  ballots: number;
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
  const values: number[] = [];
  const divisors: number[] = [];
  let self: SourceScore | null = null;
  for (const present of sources) {
    if (present.score === null) continue;
    if (present.source === 'self') self = present;
    else if (present.weight > 0) {
      values.push(present.score);
      divisors.push(present.weight);
    }
  }
  if (values.length === 0) return { sources, others: null, bias: null, clampedBy: null, score: null };

  const others = roundedQuotient(values, divisors, divisors, decimals);
  if (self === null) return { sources, others, bias: null, clampedBy: null, score: others };
  const bias = biasOf(self.score!, others, tolerance);
  const clampedBy = bias && treatment === 'clamp' ? (bias === 'overRated' ? tolerance : -tolerance) : null;
  if (self.weight === 0) return { sources, others, bias, clampedBy, score: others };

  const factors = [...divisors, self.weight];
  values.push(clampedBy === null ? self.score! : others);
  divisors.push(self.weight);
  if (clampedBy !== null) {
    values.push(clampedBy);
    factors.push(self.weight);
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
  const grades = gradesOf(kind, source);
  let votes = 0;
  for (const grade of grades) votes += counts[grade] ?? 0;
  const ballots = row.ballots ?? votes;
  const isLeftOut = votes === 0 || (ballots < policy.opinion.minBallots && (source === 'mass' || source === 'peer'));
  return {
    source,
    row,
    votes,
    ballots,
    weight: weights[source],
    score: isLeftOut ? null : roundedMean(grades, scale, counts, votes, policy.rounding.scoreDecimals),
  };
}

/** The grades of the scale by which a source judges. */
export function gradesOf(kind: 'team' | 'person', source: Source): readonly string[] {
  if (source === 'self') return selfGrades;
  return kind === 'team' ? teamGrades : personGrades;
}

/** The sources with votes that are left out for having too few (scoring.md §9, `leftOut`). */
export function leftOutOf({ sources }: OpinionScore): Source[] {
  const found: Source[] = [];
  for (const { score, votes, source } of sources) if (score === null && votes > 0) found.push(source);
  return found;
}

/** The votes that vote rules look at: mass, peer and leader, unless left out (scoring.md §7.8). */
export function countedVotes({ sources }: OpinionScore): SourceScore[] {
  return sources.filter(({ source, score }) => source !== 'self' && score !== null);
}
