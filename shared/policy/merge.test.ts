import fc from 'fast-check';
import { expect, test } from 'vitest';
import { merge } from './merge.ts';

const json = fc.jsonValue();
const object = fc.dictionary(fc.string(), json, { noNullPrototype: true });

test('objects merge key by key; arrays and scalars replace', () => {
  const base = { a: { x: 1, y: [1, 2] }, b: 1, c: { z: 1 } };
  expect(merge(base, { a: { y: [3] }, b: { n: 1 }, c: 7 })).toEqual({ a: { x: 1, y: [3] }, b: { n: 1 }, c: 7 });
});

test('without overrides the base stays as it is', () => {
  fc.assert(
    fc.property(object, (base) => {
      expect(merge(base, {})).toEqual(base);
    }),
  );
});

test('a document merged with itself is itself, and merging twice changes nothing more', () => {
  fc.assert(
    fc.property(object, object, (base, overrides) => {
      expect(merge(base, base)).toEqual(base);
      const once = merge(base, overrides);
      expect(merge(once, overrides)).toEqual(once);
    }),
  );
});

test('every key of the overrides that is no object wins, and the arguments stay as they were', () => {
  fc.assert(
    fc.property(object, object, (base, overrides) => {
      const before = JSON.stringify([base, overrides]);
      const merged = merge(base, overrides) as Record<string, unknown>;
      for (const key of Object.keys(overrides)) {
        const value = overrides[key];
        if (typeof value !== 'object' || value === null || Array.isArray(value)) expect(merged[key]).toEqual(value);
      }
      expect(JSON.stringify([base, overrides])).toBe(before);
    }),
  );
});

test('keys that reach a prototype elsewhere are plain keys here', () => {
  const merged = merge(
    {},
    JSON.parse('{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}'),
  ) as object;
  expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  expect(Object.getPrototypeOf(merged)).toBe(Object.prototype);
  expect(Object.keys(merged)).toEqual(['__proto__', 'constructor']);
});

test('what comes out shares nothing with what went in', () => {
  const base = { a: [{ b: 1 }] };
  const merged = merge(base, {}) as typeof base;
  merged.a[0]!.b = 2;
  expect(base.a[0]!.b).toBe(1);
});
