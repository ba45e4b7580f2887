import type { Bilingual } from '#shared/problem.ts';
import { compare, type Rational, rational, round } from '../arithmetic.ts';
import type { Derivation } from '../derivation.ts';

export const bi = (zh: string, en: string): Bilingual => ({ zh, en });

/** A text that is the same in both languages: a formula of figures. */
export const same = (text: string): Bilingual => ({ zh: text, en: text });

type LineParts = Pick<Derivation, 'id' | 'label' | 'value' | 'unit'> & Partial<Derivation>;

/** One line of a derivation; what is not given is absent. */
export function line(parts: LineParts): Derivation {
  return { formula: null, policyPath: null, weight: null, row: null, cut: false, inputs: [], ...parts };
}

/** A figure as it is written; a dash for what is absent. */
export const shown = (value: number | null | undefined): string => (value == null ? '—' : String(value));

/** An exact figure with at most four decimals; ≈ where it has more. */
export function shownExact(value: Rational): string {
  const short = round(value, 4);
  return compare(rational(short), value) === 0 ? String(short) : `≈${short}`;
}

/** A weight or a share of a whole in per cent, to two decimals; null where the whole is 0. */
export function percentOfWhole(part: number, whole: Rational): number | null {
  if (whole.n === 0n) return null;
  const { n, d } = rational(part);
  return round({ n: n * 100n * whole.d, d: d * whole.n }, 2);
}

/** A negative figure stands in brackets where it follows a sign. */
export const bracketed = (value: number): string => (value < 0 ? `(${value})` : String(value));
