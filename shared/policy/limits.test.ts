import { expect, it } from 'vitest';
import { limits, outOfBounds, tooDeepAt } from './limits.ts';

it('finds the first place beyond the depth, however deep the document', () => {
  const nest = (levels: number): unknown => {
    let inner: unknown = 1;
    for (let i = 0; i < levels; i += 1) inner = i % 2 === 0 ? [inner] : { a: inner };
    return inner;
  };
  expect(tooDeepAt(nest(limits.depth))).toBeNull();
  expect(tooDeepAt({ b: 1, c: nest(limits.depth - 1) })).toBeNull();
  expect(tooDeepAt(nest(limits.depth + 1))).toHaveLength(limits.depth);
  expect(tooDeepAt([1, nest(500_000)])?.slice(0, 3)).toEqual([1, 'a', 0]);
});

it('bounds numbers on both sides of 0, which is none of them', () => {
  const { largest, least } = limits;
  expect([0, -0, 1, largest, -largest, least, -least].map(outOfBounds)).toEqual(Array(7).fill(null));
  expect([largest + 1, -1e300, Infinity, NaN].map(outOfBounds)).toEqual(Array(4).fill('too-big'));
  expect([least / 2, -5e-324].map(outOfBounds)).toEqual(['too-small', 'too-small']);
});
