import { expect, test } from 'vitest';
import { countsOf, everything, matching, paramsOf, peopleIn, standing, wantedOf } from './filter.ts';
import type { VoiceRow } from './use-voices.ts';

const voice = (id: string, more: Partial<VoiceRow>): VoiceRow => ({
  ...{ id, version: '1', channel: '评议', date: '2026-12-18', about: { kind: 'unit' }, text: '', said: null },
  ...{ removed: null, at: '2026-12-18T02:00:00Z', by: { user: 'u', name: '组员' } },
  ...more,
});
const [zhao, qian] = [
  { id: 'p1', name: '赵志刚' },
  { id: 'p2', name: '钱为民' },
];
const voices = [
  voice('a', { text: '班子团结', about: { kind: 'team' } }),
  voice('b', { text: '作风 扎实', channel: '书面反映', about: { kind: 'people', people: [zhao!, qian!] } }),
  voice('c', { text: 'Roads 很好', about: { kind: 'people', people: [qian!] } }),
  voice('d', { removed: '误登', channel: '来信', about: { kind: 'people', people: [] } }),
];
const ids = (wanted: Partial<typeof everything>) =>
  matching(standing(voices), { ...everything, ...wanted }).map(({ id }) => id);

test('everything that stands is shown where nothing is asked', () => {
  expect(ids({})).toEqual(['a', 'b', 'c']);
});

test('channel, subject and every word narrow it down', () => {
  expect(ids({ channel: '书面反映' })).toEqual(['b']);
  expect(ids({ about: 'team' })).toEqual(['a']);
  expect(ids({ about: '@p2' })).toEqual(['b', 'c']);
  expect(ids({ search: ' 扎实  赵志刚 ' })).toEqual(['b']);
  expect(ids({ search: 'roads' })).toEqual(['c']);
  expect(ids({ search: '扎实', about: 'unit' })).toEqual([]);
});

test('what is asked is kept in the address', () => {
  const wanted = { channel: '评议', about: '@p2', search: '好' };
  expect(wantedOf(new URLSearchParams(paramsOf(wanted)))).toEqual(wanted);
  expect(paramsOf(everything)).toEqual({});
});

test('channels are counted in the policy’s order, those it has no more at the end', () => {
  const channels = [
    { name: '书面反映', kind: 'entry' as const },
    { name: '谈话', kind: 'interview' as const },
  ];
  expect(countsOf(channels, standing(voices)).map(({ name, n }) => [name, n])).toEqual([
    ['书面反映', 1],
    ['谈话', 0],
    ['评议', 2],
  ]);
  expect(peopleIn(standing(voices)).map(({ name, n }) => [name, n])).toEqual([
    ['赵志刚', 1],
    ['钱为民', 2],
  ]);
});
