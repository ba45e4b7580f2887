import { expect, test } from 'vitest';
import { castBody } from './cast-body.ts';

const size = (body: string | null): number => Buffer.byteLength(body!);

test('every body has the one size, in bytes, whatever is said', () => {
  for (const comment of ['', '好', 'plain', '引“号”', '"quoted"\n', '𠮷'.repeat(20)])
    expect(size(castBody({ rows: [{ comment }] }, 512)), comment).toBe(512);
});

test('what is said comes through as it is', () => {
  const input = { box: 'x', rows: [{ comment: '好"\n' }] };
  expect(JSON.parse(castBody(input, 300)!)).toEqual({ ...input, pad: expect.stringMatching(/^0+$/) as string });
});

test('up to the last byte, and no further', () => {
  const least = Buffer.byteLength(JSON.stringify({ a: '好', pad: '' }));
  expect(castBody({ a: '好' }, least)).toBe('{"a":"好","pad":""}');
  expect(castBody({ a: '好' }, least - 1)).toBe(null);
});
