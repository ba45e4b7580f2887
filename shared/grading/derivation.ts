import type { Bilingual } from '#shared/problem.ts';

/**
 * The derivation of one number (scoring.md §9): a tree that leads from the number down to the ballots' counts, the
 * indicator's row and the article of the policy. A line of `inputs` that has inputs of its own opens in turn.
 */
export interface Derivation {
  /** address of the number, e.g. `p13.composite`, `t1.indicators.tobacco-area`; unique in its tree's level */
  id: string;
  label: Bilingual;
  /** the formula in words and figures, e.g. 「(6 × 96.55 + 1 × 100 + 3 × 96.75) ÷ 10 = 96.96」 */
  formula: Bilingual | null;
  /** the value as it stands in the result: a score, a grade, a number of places, money; null = there is none */
  value: number | string | boolean | null;
  /** how to show the value */
  unit: 'score' | 'percent' | 'points' | 'yuan' | 'count' | 'grade' | 'date' | 'text' | 'weight';
  /** dotted path of the policy's field that was used, e.g. `composites.principal` */
  policyPath: string | null;
  /** the weight this line has in the formula above it, normalised to per cent, where there is one */
  weight: number | null;
  /** the row of the dataset it rests on, so that a page can say who entered it */
  row: { list: 'performance' | 'opinions' | 'people' | 'units'; key: string } | null;
  /** true where lines below were withheld from this reader */
  cut: boolean;
  inputs: Derivation[];
}
