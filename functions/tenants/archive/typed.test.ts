import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fromTyped, NotTyped, toTyped } from './typed.ts';

const sets = fc.oneof(
  fc.uniqueArray(fc.string(), { minLength: 1, maxLength: 5 }).map((list) => new Set<unknown>(list)),
  fc.uniqueArray(fc.integer(), { minLength: 1, maxLength: 5 }).map((list) => new Set<unknown>(list)),
);
const values = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    ...[fc.string(), fc.boolean(), fc.constant(null), fc.integer(), fc.uint8Array(), sets],
    fc.double({ noNaN: true, noDefaultInfinity: true }).map((n) => (Object.is(n, -0) ? 0 : n)),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(
      fc.string().filter((name) => name !== '__proto__'),
      tie('value'),
      { maxKeys: 4, noNullPrototype: true },
    ),
  ),
})).value;

test('what is written as text is the same value again', () => {
  fc.assert(
    fc.property(values, (value) => {
      const text = JSON.stringify(toTyped(value));
      expect(fromTyped(JSON.parse(text))).toEqual(value);
    }),
  );
});

const notTyped: unknown[] = [
  ...[{}, { S: 1 }, { N: 1 }, { N: '01' }, { N: 'NaN' }, { N: '' }, { B: 'a' }, { B: '====' }, { BOOL: 'true' }],
  ...[
    { NULL: false },
    { L: {} },
    { M: [] },
    { SS: [] },
    { SS: ['a', 'a'] },
    { NS: ['x'] },
    { X: 1 },
    { toString: 'x' },
  ],
  ...[{ S: 'a', N: '1' }, { M: JSON.parse('{"__proto__":{"S":"x"}}') as object }, null, 'S', [['S', 'a']]],
];

test.each(notTyped.map((value) => ({ value })))('$value is no typed value', ({ value }) => {
  expect(() => fromTyped(value)).toThrow(NotTyped);
});

test('a value nested without end is refused', () => {
  let deep: unknown = { S: 'x' };
  for (let i = 0; i < 10_000; i++) deep = { L: [deep] };
  expect(() => fromTyped(deep)).toThrow(/deep/);
});
