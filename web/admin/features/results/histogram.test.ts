import { describe, expect, it } from 'vitest';
import { histogram } from './histogram.ts';
import { person } from './run-result.fixture.ts';

const scores = (...values: (number | null)[]) => values.map((composite, i) => person(`p${i}`, { composite }));
const count = (bins: { excellent: number; others: number }[]) =>
  bins.reduce((sum, bin) => sum + bin.excellent + bin.others, 0);

describe('histogram', () => {
  it('puts a score on a threshold above the line', () => {
    const { width, bins } = histogram(scores(84.99, 85, 89.99), [85, 70, 60]);
    expect(width).toBe(5);
    expect(bins.find((bin) => bin.from === 80)?.others).toBe(1);
    expect(bins.find((bin) => bin.from === 85)?.others).toBe(2);
  });

  it('narrows the bars until every threshold lies on an edge', () => {
    const { width, bins } = histogram(scores(80, 87.5, 90), [87.5, 70, 60]);
    expect(width).toBe(2.5);
    expect(bins.some((bin) => bin.from === 87.5)).toBe(true);
  });

  it('counts everybody with a composite once, scores above 100 too', () => {
    const people = scores(101.5, 100, 99.99, 0, null);
    const { bins } = histogram(people, [85, 70, 60]);
    expect(count(bins)).toBe(4);
    expect(bins.at(-1)).toMatchObject({ from: 100, others: 2 });
  });

  it('shows excellent apart from the rest of a bar', () => {
    const { bins } = histogram(
      [person('a', { composite: 91, grade: 'excellent' }), person('b', { composite: 92 })],
      [85],
    );
    expect(bins.at(-1)).toEqual({ from: 90, to: 95, excellent: 1, others: 1 });
  });

  it('has no bars where nobody has a composite', () => {
    expect(histogram(scores(null, null), [85]).bins).toEqual([]);
  });
});
