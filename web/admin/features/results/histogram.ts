import type { PersonResultRow } from '#shared/api/grading.ts';

/** A bar of the histogram: scores from `from` up to, not including, `to`. */
export interface Bin {
  from: number;
  to: number;
  excellent: number;
  others: number;
}

const widths = [5, 2.5, 2, 1, 0.5, 0.25, 0.1];
const mostBins = 60;

/** Whether `value` is a multiple of `step`, as people read decimals. */
const falls = (value: number, step: number): boolean => Math.abs(value / step - Math.round(value / step)) < 1e-9;

/**
 * The distribution of composites. The bars are as wide as can be (at most 5 points) with every threshold of the bands on
 * an edge, so that no bar lies on both sides of a line; where the lines are too odd for that, bars of 1 point.
 */
export function histogram(
  people: readonly Pick<PersonResultRow, 'composite' | 'grade'>[],
  thresholds: readonly number[],
): { width: number; bins: Bin[] } {
  const scored = people.filter((person) => person.composite !== null);
  if (scored.length === 0) return { width: widths[0]!, bins: [] };
  const scores = scored.map((person) => person.composite!);
  const low = Math.min(...scores, ...thresholds);
  const high = Math.max(...scores, ...thresholds);
  const width =
    widths.find((step) => thresholds.every((t) => falls(t, step)) && (high - low) / step < mostBins) ??
    Math.max(1, Math.ceil((high - low) / mostBins));
  const first = Math.floor(low / width);
  const count = Math.floor(high / width) - first + 1;
  const edge = (i: number): number => Number(((first + i) * width).toFixed(6));
  const bins = Array.from({ length: count }, (_, i) => ({ from: edge(i), to: edge(i + 1), excellent: 0, others: 0 }));
  for (const { composite, grade } of scored) {
    // a score that lies on an edge belongs above it, whatever the division made of it
    let i = Math.min(count - 1, Math.max(0, Math.floor(composite! / width) - first));
    if (i + 1 < count && composite! >= bins[i + 1]!.from) i += 1;
    if (i > 0 && composite! < bins[i]!.from) i -= 1;
    bins[i]![grade === 'excellent' ? 'excellent' : 'others'] += 1;
  }
  return { width, bins };
}
