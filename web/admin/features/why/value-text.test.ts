import { expect, it } from 'vitest';
import { valueText } from './value-text.ts';

const words = {
  none: '无',
  yes: '是',
  no: '否',
  yuan: (value: string) => `${value} 元`,
  points: (value: string) => `${value} 分`,
};
const text = (value: string, row: { list: 'performance' | 'people'; key: string } | null = null) =>
  valueText({ value, unit: 'text', row }, 2, words, ({ zh }) => zh);

it('puts the keys of flags, honours, states and bars into words', () => {
  expect(['underRated', 'overRated', 'vetoed', 'tied'].map((flag) => text(flag))).toEqual([
    '自评偏低',
    '自评偏高',
    '一票否决',
    '并列待定',
  ]);
  expect(text('meritThirdClass')).toBe('三等功');
  expect(text('ungraded')).toBe('参加考核不定等次');
  expect(text('demerit', { list: 'people', key: 'p1' })).toBe('记过以上处分');
});

it('leaves what a row of performance says as it is', () => {
  expect(text('tied', { list: 'performance', key: 't1/tax' })).toBe('tied');
  expect(text('已验收')).toBe('已验收');
});
