import { expect, test } from 'vitest';
import { readLink, withoutCode } from './link.ts';
import { grouped, typedLength } from './typed-code.ts';

test('a card’s address says the poll, its key and the card; a notice’s only the first two', () => {
  expect(readLink('#c=abc_-1&k=xyz&p=0123456789ABCDEF')).toEqual({
    poll: 'abc_-1',
    fingerprint: 'xyz',
    code: '0123456789ABCDEF',
  });
  expect(readLink('#c=abc&k=xyz')).toEqual({ poll: 'abc', fingerprint: 'xyz', code: null });
});

test('without a poll or a key there is no link', () => {
  for (const wrong of ['', '#', '#c=abc', '#k=xyz', '#c=a b&k=x', '#c=<script>&k=x', `#c=${'a'.repeat(101)}&k=x`])
    expect(readLink(wrong), wrong).toBe(null);
});

test('the address that stays does not hold the card', () => {
  const link = readLink('#c=abc&k=xyz&p=SECRET')!;
  expect(withoutCode(link)).toBe('#c=abc&k=xyz');
  expect(readLink(withoutCode(link))).toEqual({ ...link, code: null });
});

test('a code is grouped while it is typed, however it is typed', () => {
  expect(grouped('abcd efgh1')).toBe('ABCD-EFGH-1');
  expect(grouped('ＡＢ１２－３')).toBe('AB12-3');
  expect(typedLength('ab-cd ef')).toBe(6);
});
