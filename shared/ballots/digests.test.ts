import { expect, test } from 'vitest';
import { cardHash, requestHash } from './digests.ts';

test('a code is another card in another poll', () => {
  expect(cardHash('01A', 'ABCDEFGH12345678')).not.toBe(cardHash('01B', 'ABCDEFGH12345678'));
});

test('a request is another one with its values for other boxes, in another order, or with one more', () => {
  const [a, b] = [
    { box: 0, value: 'AAAA' },
    { box: 1, value: 'BBBB' },
  ] as const;
  const requests = [
    [a, b],
    [b, a],
    [a],
    [
      { ...a, box: 1 },
      { ...b, box: 0 },
    ],
    [{ ...a, box: 2 }, b],
  ];
  expect(new Set(requests.map(requestHash)).size).toBe(requests.length);
  expect(requestHash([{ ...a }, { ...b }])).toBe(requestHash([a, b]));
});
