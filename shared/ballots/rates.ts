import type { SubjectCounts } from './poll.ts';
import { abstain, itemsOf, marksOf, type Sheet, type SheetSubject } from './sheet.ts';

/**
 * Rates 得票率: how the counts of a published result are read as shares. Pages, exports, `verify-box` and the voting page
 * all take them from here. The base is the grades given: 不了解 is no grade, and neither is a line left empty on paper.
 */

export interface Rates {
  /** grades given, the base of all shares */
  given: number;
  /** of each grade of the subject's scale, the best first; percent, null where nobody judged */
  shares: (number | null)[];
  /** of the two better grades together: 好+较好, 优秀+称职 */
  upper: number | null;
}

/** A part of a whole, percent with one decimal, half up; null of nothing. */
export const shareOf = (part: number, whole: number): number | null =>
  whole === 0 ? null : Math.round((part * 1000) / whole) / 10;

/** `66.7%`; a dash where there is none. */
export const shareText = (share: number | null): string => (share === null ? '—' : `${share.toFixed(1)}%`);

/** Of one item, or of several added up; `counts` by the marks of the subject's scale. */
export function ratesOf(subject: Pick<SheetSubject, 'kind'>, counts: Readonly<Record<string, number>>): Rates {
  const numbers = marksOf(subject)
    .filter((mark) => mark !== abstain)
    .map((mark) => counts[mark] || 0);
  const given = numbers.reduce((sum, n) => sum + n, 0);
  return {
    given,
    shares: numbers.map((n) => shareOf(n, given)),
    upper: shareOf(numbers[0]! + numbers[1]!, given),
  };
}

/** The items of a subject together, each as often as it weighs: as grading takes them. */
export function weighed(
  of: Pick<Sheet, 'items'>,
  subject: Pick<SheetSubject, 'kind'>,
  { items }: Pick<SubjectCounts, 'items'>,
): Record<string, number> {
  const sum: Record<string, number> = {};
  for (const [i, { weight }] of itemsOf(of, subject).entries())
    for (const [mark, n] of Object.entries(items[i] || {})) sum[mark] = (sum[mark] || 0) + weight * n;
  return sum;
}
