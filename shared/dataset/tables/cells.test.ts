import { expect, test } from 'vitest';
import { rankNames } from '#shared/policy/terms.ts';
import { readBoolean, readDate, readNumber, readText, readWord, vocabulary } from './cells.ts';
import type { Cell } from './cells.ts';
import { readRecords, writeWord } from './compact.ts';

test.each<[Cell, number]>([
  [12.5, 12.5],
  ['12.5', 12.5],
  [' -3 ', -3],
  ['1,234,567.8', 1234567.8],
  ['\uff11\uff0c\uff12\uff13\uff14\uff0e\uff15', 1234.5],
  ['1 234', 1234],
  ['.5', 0.5],
])('number %j', (cell, value) => expect(readNumber(cell)).toBe(value));

test.each<[Cell]>([['1,2'], ['1 2'], ['12元'], [''], [true], [new Date(0)], [Infinity], ['0x10'], ['1e']])(
  'no number: %j',
  (cell) => {
    expect(() => readNumber(cell)).toThrow();
  },
);

test.each<[Cell, string]>([
  ['2011-01-05', '2011-01-05'],
  ['2011/1/5', '2011-01-05'],
  ['2011.1.5', '2011-01-05'],
  ['2011年1月5日', '2011-01-05'],
  ['\uff12\uff10\uff11\uff11\uff0d\uff11\uff0d\uff15', '2011-01-05'],
  [20110105, '2011-01-05'],
  [40548, '2011-01-05'],
  [new Date(Date.UTC(2011, 0, 5)), '2011-01-05'],
])('date %j', (cell, date) => expect(readDate(cell)).toBe(date));

test.each<[Cell]>([['2011-02-29'], ['2011'], [2011], ['5.1.2011'], [true], [new Date(Number.NaN)]])(
  'no date: %j',
  (cell) => {
    expect(() => readDate(cell)).toThrow();
  },
);

test('text, words, yes and no', () => {
  expect(readText(1001)).toBe('1001');
  expect(() => readText(true)).toThrow();
  const ranks = vocabulary(rankNames, { staff: ['职工'] });
  expect(['科级干部', 'cadre', ' 职工 ', 'ordinary staff'].map((word) => readWord(word, ranks))).toEqual([
    'cadre',
    'cadre',
    'staff',
    'staff',
  ]);
  expect(() => readWord('处级', ranks)).toThrow();
  expect(['是', '√', true, 'N', '×', 0].map(readBoolean)).toEqual([true, true, true, false, false, false]);
  expect(() => readBoolean('也许')).toThrow();
});

test('records in a cell are divided by half- and full-width marks, and quotes keep what they hold', () => {
  const words = (cell: string) => readRecords(cell).map((record) => record.map((word) => word.text));
  expect(words('a 1\uff1bb 2;\n c\u30003;')).toEqual([
    ['a', '1'],
    ['b', '2'],
    ['c', '3'],
  ]);
  expect(words(String.raw`"a;b" "say \"x\" \\"`)).toEqual([['a;b', String.raw`say "x" \ `.trim()]]);
  expect(writeWord('a;b')).toBe('"a;b"');
  expect(writeWord('城关镇')).toBe('城关镇');
});
