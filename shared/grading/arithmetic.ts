/**
 * Exact arithmetic for scores and money (scoring.md §0). A JSON number stands for the decimal it is written as, so every
 * number here is a fraction of two whole numbers. Sums of products are done in safe integers where that is provably
 * exact, and in BigInt fractions otherwise; both give the same result.
 */

/** An exact fraction; `d` is above 0. Not reduced. */
export interface Rational {
  readonly n: bigint;
  readonly d: bigint;
}

export const zero: Rational = { n: 0n, d: 1n };
export const hundred: Rational = { n: 100n, d: 1n };

const decimalForm = /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]\d+))?$/;

/** The fraction that a finite number is written as: `rational(0.1)` is exactly one tenth. */
export function rational(x: number): Rational {
  if (Number.isSafeInteger(x)) return { n: BigInt(x), d: 1n };
  const match = decimalForm.exec(String(x));
  if (!match) throw new RangeError(`not a finite number: ${x}`);
  const [, sign, whole, fraction = '', exponent = '0'] = match;
  const digits = BigInt(`${sign}${whole}${fraction}`);
  const shift = Number(exponent) - fraction.length;
  return shift >= 0 ? { n: digits * 10n ** BigInt(shift), d: 1n } : { n: digits, d: 10n ** BigInt(-shift) };
}

export function add(a: Rational, b: Rational): Rational {
  return a.d === b.d ? { n: a.n + b.n, d: a.d } : { n: a.n * b.d + b.n * a.d, d: a.d * b.d };
}

export function subtract(a: Rational, b: Rational): Rational {
  return add(a, { n: -b.n, d: b.d });
}

export function multiply(a: Rational, b: Rational): Rational {
  return { n: a.n * b.n, d: a.d * b.d };
}

/** Throws RangeError where `b` is 0. */
export function divide(a: Rational, b: Rational): Rational {
  if (b.n === 0n) throw new RangeError('division by zero');
  return b.n > 0n ? { n: a.n * b.d, d: a.d * b.n } : { n: -a.n * b.d, d: -a.d * b.n };
}

/** Below 0, 0 or above 0, as a is below, equal to or above b. */
export function compare(a: Rational, b: Rational): number {
  const left = a.n * b.d;
  const right = b.n * a.d;
  return left < right ? -1 : left > right ? 1 : 0;
}

export function absolute(a: Rational): Rational {
  return a.n < 0n ? { n: -a.n, d: a.d } : a;
}

export function larger(a: Rational, b: Rational): Rational {
  return compare(a, b) < 0 ? b : a;
}

export function smaller(a: Rational, b: Rational): Rational {
  return compare(a, b) > 0 ? b : a;
}

/** The largest whole number that is not above a, for a ≥ 0. */
export function floor(a: Rational): number {
  return Number(a.n / a.d);
}

/** The one rounding of this program: half away from zero (scoring.md §0). */
export function round(a: Rational, decimals: number): number {
  const size = a.n < 0n ? -a.n : a.n;
  const units = (2n * size * 10n ** BigInt(decimals) + a.d) / (2n * a.d);
  return Number(`${a.n < 0n && units > 0n ? '-' : ''}${units}e-${decimals}`);
}

const powers = [1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6];
const mostDecimals = powers.length - 1;

/**
 * `x × 10^decimals` where that is a whole number of at most 15 digits, else NaN. Fifteen digits are what a double holds
 * without loss, so an `m` with `m ÷ 10^k === x` is the only decimal of that size that `x` can stand for.
 */
function scaled(x: number, decimals: number): number {
  if (decimals === 0) return Number.isInteger(x) && Math.abs(x) < 1e15 ? x : NaN;
  const power = powers[decimals]!;
  const units = Math.round(x * power);
  return Math.abs(units) < 1e15 && units / power === x ? units : NaN;
}

/** The fewest decimals, from `least` on, with which all numbers are written; -1 where they need more than six. */
function decimalsOf(numbers: readonly number[], least: number): number {
  let decimals = least;
  for (const x of numbers) {
    while (Number.isNaN(scaled(x, decimals))) {
      decimals += 1;
      if (decimals > mostDecimals) return -1;
    }
  }
  return decimals;
}

/**
 * Σ values[i] × factors[i] ÷ Σ divisors, multiplied first, divided and rounded once. The divisors' sum is above 0.
 * @param decimals places after the point, 0 to 6
 */
export function roundedQuotient(
  values: readonly number[],
  factors: readonly number[],
  divisors: readonly number[],
  decimals: number,
): number {
  return inSafeIntegers(values, factors, divisors, decimals) ?? inRationals(values, factors, divisors, decimals);
}

/**
 * The mean of values by how often each was given, rounded once: Σ values[key] × counts[key] ÷ total. As `roundedQuotient`,
 * but without a list of anything: votes are counted so for every person and source.
 * @param total Σ counts[key] of all `keys`, above 0
 * @param decimals places after the point, 0 to 6
 */
export function roundedMean(
  keys: readonly string[],
  values: Readonly<Record<string, number>>,
  counts: Readonly<Record<string, number>>,
  total: number,
  decimals: number,
): number {
  let numerator = 0;
  for (const key of keys) {
    const count = counts[key];
    if (!count) continue;
    // NaN, and so not safe, where the value has more decimals than the result.
    numerator += scaled(values[key]!, decimals) * count;
    if (!isSafe(numerator)) break;
  }
  const mean = quotientOf(numerator, total, decimals);
  if (mean !== null) return mean;
  const given = keys.filter((key) => counts[key]);
  const times = given.map((key) => counts[key]!);
  return inRationals(
    given.map((key) => values[key]!),
    times,
    [total],
    decimals,
  );
}

/** Σ values, exact, rounded to `decimals`. */
export function roundedSum(values: readonly number[], decimals: number): number {
  let units = 0;
  for (const value of values) {
    units += scaled(value, decimals);
    if (!(Math.abs(units) < 1e15)) return sumOfRationals(values, decimals);
  }
  return units / powers[decimals]!;
}

function sumOfRationals(values: readonly number[], decimals: number): number {
  return round(
    values.reduce((sum, value) => add(sum, rational(value)), zero),
    decimals,
  );
}

function inSafeIntegers(
  values: readonly number[],
  factors: readonly number[],
  divisors: readonly number[],
  decimals: number,
): number | null {
  // Values are scores, most of them with as many decimals as the result: fewer are not tried.
  const valueDecimals = decimalsOf(values, decimals);
  let factorDecimals = decimalsOf(factors, 0);
  if (factorDecimals >= 0 && divisors !== factors) factorDecimals = decimalsOf(divisors, factorDecimals);
  if (valueDecimals < 0 || factorDecimals < 0) return null;

  let numerator = 0;
  for (let i = 0; i < values.length; i += 1) {
    const product = scaled(values[i]!, valueDecimals) * scaled(factors[i]!, factorDecimals);
    numerator += product;
    if (!isSafe(product) || !isSafe(numerator)) return null;
  }
  let denominator = 0;
  for (const divisor of divisors) denominator += scaled(divisor, factorDecimals);

  return quotientOf(numerator, denominator * powers[valueDecimals - decimals]!, decimals);
}

/** numerator ÷ denominator ÷ 10^decimals, the quotient rounded to whole units; null where that is not safe. */
function quotientOf(numerator: number, denominator: number, decimals: number): number | null {
  if (!isSafe(numerator) || !isSafe(denominator)) return null;
  const doubled = 2 * Math.abs(numerator) + denominator;
  const divisor = 2 * denominator;
  if (!isSafe(doubled) || !isSafe(divisor)) return null;
  const units = (doubled - (doubled % divisor)) / divisor;
  return (numerator < 0 && units > 0 ? -units : units) / powers[decimals]!;
}

const isSafe = (x: number) => Math.abs(x) <= Number.MAX_SAFE_INTEGER;

function inRationals(
  values: readonly number[],
  factors: readonly number[],
  divisors: readonly number[],
  decimals: number,
): number {
  let numerator = zero;
  for (let i = 0; i < values.length; i += 1) {
    numerator = add(numerator, multiply(rational(values[i]!), rational(factors[i]!)));
  }
  const denominator = divisors.reduce((sum, divisor) => add(sum, rational(divisor)), zero);
  return round(divide(numerator, denominator), decimals);
}

/** Whether a − b > c, exactly. */
export function differsByMoreThan(a: number, b: number, c: number): boolean {
  for (let decimals = 0; decimals <= mostDecimals; decimals += 1) {
    const difference = scaled(a, decimals) - scaled(b, decimals) - scaled(c, decimals);
    if (!Number.isNaN(difference)) return difference > 0;
  }
  return compare(subtract(rational(a), rational(b)), rational(c)) > 0;
}

/** Whether a is more than `percent` of b, exactly, for whole numbers a ≤ b; false where b is 0. */
export function isShareAbove(a: number, b: number, percent: number): boolean {
  const decimals = decimalsOf([percent], 0);
  if (decimals >= 0) {
    const [left, right] = [a * 100 * powers[decimals]!, scaled(percent, decimals) * b];
    if (isSafe(left) && isSafe(right)) return left > right;
  }
  return compare(multiply(rational(a), hundred), multiply(rational(percent), rational(b))) > 0;
}

/** floor(base × percent ÷ 100), exactly, for whole `base`. */
export function floorOfPercent(base: number, percent: number): number {
  return floor(divide(multiply(rational(base), rational(percent)), hundred));
}
