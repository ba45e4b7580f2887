import { expect, test } from 'vitest';
import { deepest, isSound, textFaults } from './text.ts';

test('what people write is sound, in any script', () => {
  for (const text of ['', '王芳', 'Ünïcode', '😀', 'a\tb\r\nc', '中\u200d文', 'x#y/z%25', 'العربية'])
    expect(isSound(text), text).toBe(true);
});

test('control characters, halves of characters and turned writing are found, in values and keys', () => {
  for (const text of ['a\0', '\u001b[2J', 'a\u007f', '\ud800', 'x\udc00y', 'a\u202eb', '\u2066x', 'a\uffff', '\ufffe'])
    expect(isSound(text), JSON.stringify(text)).toBe(false);
  const faults = textFaults({ name: '好', list: [{ id: 'a\ud800' }, 'b'], 'k\0': 'v' });
  expect(faults.map(({ path, code }) => [path, code])).toEqual([
    ['list[0].id', 'forbidden-character'],
    ['k\ufffd', 'forbidden-character'],
  ]);
});

test('what is nested too deeply is told once, and walked no further', () => {
  const nested = (levels: number): unknown => JSON.parse('['.repeat(levels) + ']'.repeat(levels));
  expect(textFaults(nested(deepest))).toEqual([]);
  expect(textFaults(nested(100_000)).map(({ code }) => code)).toEqual(['too-deep']);
});

test('a hundred faults are enough', () => {
  expect(textFaults(Array.from({ length: 1000 }, () => '\0')).length).toBe(100);
});
