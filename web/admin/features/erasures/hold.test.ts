import { expect, it } from 'vitest';
import { daysLeft, stageOf } from './hold.ts';

const erasure = {
  at: '2026-01-01T08:00:00.000Z',
  due: '2026-01-31T08:00:00.000Z',
  by: { user: 'u', name: '甲' },
  reason: '合并',
};

it.each([
  ['2026-01-01T08:00:00.000Z', 30],
  ['2026-01-01T08:00:01.000Z', 30],
  ['2026-01-30T07:59:59.000Z', 2],
  ['2026-01-31T07:59:59.999Z', 1],
  ['2026-01-31T08:00:00.000Z', null],
])('at %s there are %s days left', (now, days) => expect(daysLeft({ erasure }, now)).toBe(days));

it('tells the stages apart', () => {
  const now = '2026-01-15T00:00:00.000Z';
  expect(stageOf({ state: 'active', erasure: null }, now)).toBe('none');
  expect(stageOf({ state: 'opening', erasure: null }, now)).toBe('none');
  expect(stageOf({ state: 'suspended', erasure: null }, now)).toBe('suspended');
  expect(stageOf({ state: 'erasing', erasure }, now)).toBe('held');
  expect(stageOf({ state: 'erasing', erasure }, erasure.due)).toBe('due');
  expect(stageOf({ state: 'erased', erasure }, now)).toBe('erased');
});
