import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalJson, contentHash } from './hash.ts';

test('the order of keys does not show', () => {
  expect(canonicalJson({ b: [1, { d: null, c: '年' }], a: undefined })).toBe('{"b":[1,{"c":"年","d":null}]}');
  expect(contentHash({ a: 1, b: 2 })).toBe(contentHash({ b: 2, a: 1 }));
  expect(contentHash({ a: 1, b: undefined })).toBe(contentHash({ a: 1 }));
  expect(contentHash([1, 2])).not.toBe(contentHash([2, 1]));
});

test('the canonical text means the same value', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
    }),
  );
});

test('different values have different names', () => {
  const values = [null, 0, '0', false, '', [], {}, [null], { a: null }, { a: '' }, [[]], 'null'];
  expect(new Set(values.map(contentHash)).size).toBe(values.length);
});
