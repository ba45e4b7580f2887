import { expect, test } from 'vitest';
import { differences } from './differences.ts';

const parts = (before: string, after: string) => differences(before, after).map(({ kind, text }) => [kind, text]);

test('sentences that stayed, went and came', () => {
  expect(parts('一。二。三。', '一。二改。三。四。')).toEqual([
    ['same', '一。'],
    ['gone', '二。'],
    ['new', '二改。'],
    ['same', '三。'],
    ['new', '四。'],
  ]);
  expect(parts('', '新。')).toEqual([['new', '新。']]);
  expect(parts('旧', '')).toEqual([['gone', '旧']]);
  expect(parts('同', '同')).toEqual([['same', '同']]);
});

test('both texts can be read back from it', () => {
  const [before, after] = ['甲\n乙；丙。丁', '乙；甲\n丙。戊！丁'];
  const all = differences(before, after);
  const without = (kind: string) => all.filter((piece) => piece.kind !== kind).map(({ text }) => text);
  expect(without('new').join('')).toBe(before);
  expect(without('gone').join('')).toBe(after);
});
