import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sumExactly } from './decimal.ts';

test.each([
  [[2.67, 2.67, 2.66], 8],
  [[0.1, 0.2], 0.3],
  [[3.33, 3.33, 3.33, 3.33, 3.33, 3.33, 3.34, 3.34, 3.34], 30],
  [[1e-7, 1], 1.0000001],
  [[1e21, 1], 1e21],
  [[5, -5.5], -0.5],
  [[], 0],
])('Σ %j = %d', (values, sum) => expect(sumExactly(values)).toBe(sum));

test('hundredths add up as whole numbers do', () => {
  const cents = fc.integer({ min: -1_000_000, max: 1_000_000 });
  fc.assert(
    fc.property(fc.array(cents), (values) => {
      const sum = values.reduce((a, b) => a + b, 0) / 100;
      expect(sumExactly(values.map((v) => v / 100))).toBe(sum + 0);
    }),
  );
});
