import { expect, test } from 'vitest';
import { text } from './texts.ts';
import { flowTexts } from './texts-flow.ts';
import { resultTexts } from './texts-result.ts';
import { troubleTexts } from './texts-trouble.ts';

const pairs = Object.entries({ ...flowTexts, ...resultTexts, ...troubleTexts });
const values = (said: string): string[] => (said.match(/\{\w+\}/g) ?? []).sort();

test('every text is there in both languages, with the same values', () => {
  for (const [key, [zh, en]] of pairs) expect(values(zh), key).toEqual(values(en));
});

test('Chinese sentences have Chinese marks', () => {
  expect(pairs.filter(([, [zh]]) => /[一-龥][,;:()?!]|[,;:()?!][一-龥]/.test(zh)).map(([key]) => key)).toEqual([]);
});

test('values are put in', () => {
  expect(text('zh', 'progress', { n: 2, all: 12 })).toBe('第 2 个，共 12 个');
  expect(text('en', 'castProgress', { n: 3, all: 11 })).toBe('3 of 11 cast');
});
