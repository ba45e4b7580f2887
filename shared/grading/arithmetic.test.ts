import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  add,
  compare,
  differsByMoreThan,
  divide,
  floorOfPercent,
  isShareAbove,
  multiply,
  type Rational,
  rational,
  round,
  roundedQuotient,
  roundedSum,
  subtract,
  zero,
} from './arithmetic.ts';
import { byCodePoint, sorted } from './code-points.ts';

const written = (r: Rational) => [r.n, r.d];

describe('rational', () => {
  it.each([
    [0.1, 1n, 10n],
    [-12.5, -125n, 10n],
    [33.33, 3333n, 100n],
    [1e21, 10n ** 21n, 1n],
    [1.5e-7, 15n, 10n ** 8n],
    [0, 0n, 1n],
  ])('takes %d as the decimal it is written as', (x, n, d) => {
    expect(written(rational(x))).toEqual([n, d]);
  });

  it.each([NaN, Infinity])('refuses %d', (x) => {
    expect(() => rational(x)).toThrow(RangeError);
  });

  it('divides by a negative number, and not by zero', () => {
    expect(compare(divide(rational(1), rational(-3)), divide(rational(-1), rational(3)))).toBe(0);
    expect(() => divide(rational(1), zero)).toThrow(RangeError);
  });
});

describe('round', () => {
  it.each([
    [1.005, 2, 1.01],
    [2.675, 2, 2.68],
    [-2.675, 2, -2.68],
    [0.5, 0, 1],
    [-0.5, 0, -1],
    [-0.004, 2, 0],
    [89.985, 2, 89.99],
  ])('takes %d to %i decimals, half away from zero: %d', (x, decimals, expected) => {
    expect(round(rational(x), decimals)).toBe(expected);
    expect(roundedSum([x], 6)).toBe(x);
  });
});

/** What the fast way must give: the same sum and division in fractions. */
function slowQuotient(values: number[], factors: number[], divisors: number[], decimals: number): number {
  const numerator = values.reduce((sum, v, i) => add(sum, multiply(rational(v), rational(factors[i]!))), zero);
  const denominator = divisors.reduce((sum, d) => add(sum, rational(d)), zero);
  return round(divide(numerator, denominator), decimals);
}

const decimal = (most: number) =>
  fc.tuple(fc.integer({ min: -most, max: most }), fc.integer({ min: 0, max: 9 })).map(([n, k]) => Number(`${n}e-${k}`));
const positive = decimal(1e9)
  .map(Math.abs)
  .filter((x) => x > 0);

describe('the fast ways', { timeout: 60_000 }, () => {
  it('divide a sum of products as fractions do', () => {
    const terms = fc.array(fc.tuple(decimal(1e12), positive), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(terms, fc.integer({ min: 0, max: 6 }), (pairs, decimals) => {
        const [values, factors] = [pairs.map(([v]) => v), pairs.map(([, f]) => f)];
        expect(roundedQuotient(values, factors, factors, decimals)).toBe(
          slowQuotient(values, factors, factors, decimals),
        );
      }),
      { numRuns: 500 },
    );
  });

  it('compare as fractions do', () => {
    fc.assert(
      fc.property(decimal(1e9), decimal(1e9), decimal(1e4), (a, b, c) => {
        expect(differsByMoreThan(a, b, c)).toBe(compare(subtract(rational(a), rational(b)), rational(c)) > 0);
      }),
    );
    fc.assert(
      fc.property(fc.nat(), fc.nat(), decimal(1e6), (a, b, percent) => {
        const exact = compare(multiply(rational(a), rational(100)), multiply(rational(percent), rational(b))) > 0;
        expect(isShareAbove(a, b, percent)).toBe(exact);
      }),
    );
  });

  it('add up as fractions do', () => {
    fc.assert(
      fc.property(fc.array(decimal(1e12)), (values) => {
        expect(roundedSum(values, 2)).toBe(
          slowQuotient(
            values,
            values.map(() => 1),
            [1],
            2,
          ),
        );
      }),
    );
  });

  it.each([
    [43, 25, 10],
    [3, 33.33, 0],
    [10000, 33.33, 3333],
    [100, 29, 29],
    [0, 50, 0],
  ])('%i people at %d %% have %i places', (base, percent, places) => {
    expect(floorOfPercent(base, percent)).toBe(places);
  });
});

describe('byCodePoint', { timeout: 60_000 }, () => {
  it('puts characters beyond U+FFFF last, which UTF-16 does not', () => {
    const [rare, compatible, plain] = ['\u{20BB7}', '\uFA11', '一'];
    expect(sorted([rare, compatible, plain, 'a', ''])).toEqual(['', 'a', plain, compatible, rare]);
    expect(sorted([`x${rare}`, `x${compatible}`])).toEqual([`x${compatible}`, `x${rare}`]);
    expect(sorted(['\u{20BB8}', rare, `${rare}a`])).toEqual([rare, `${rare}a`, '\u{20BB8}']);
  });

  it('is the order of the code points', () => {
    const text = fc.string({ unit: 'binary', maxLength: 4 });
    const points = (s: string) => [...s].map((c) => c.codePointAt(0)!);
    fc.assert(
      fc.property(text, text, (a, b) => {
        const [p, q] = [points(a), points(b)];
        const i = p.findIndex((point, at) => point !== q[at]);
        const expected = i < 0 ? Math.sign(p.length - q.length) : q[i] === undefined ? 1 : Math.sign(p[i]! - q[i]!);
        expect(Math.sign(byCodePoint(a, b))).toBe(expected);
      }),
      { numRuns: 300 },
    );
  });
});
