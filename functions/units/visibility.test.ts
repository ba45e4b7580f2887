import { expect, test } from 'vitest';
import type { Reach } from '#shared/api/access.ts';
import { applyUnits, emptyRegister } from './register.ts';
import { reachesPerson, reachesUnit, unitsInReach } from './visibility.ts';

const base = { category: 'township', name: '某单位' } as const;
const { register } = applyUnits(emptyRegister, [
  { ...base, id: 'a', level: 'first', group: 'g1' },
  { ...base, id: 'a1', level: 'secondary', parent: 'a', group: 'g2' },
  { ...base, id: 'a11', level: 'secondary', parent: 'a1', group: 'g2' },
  { ...base, id: 'b', level: 'first', group: 'g2' },
]);
const reach = (more: Partial<Reach>): Reach => ({ county: false, groups: [], units: [], self: false, ...more });
const me = { id: 'p1', unit: 'a1' };
const seen = (r: Reach, self: typeof me | null = null) =>
  unitsInReach(register, r, self).map(({ entry, all }) => [entry.unit.id, all]);

test('the county reaches every unit, nothing reaches none', () => {
  expect(seen(reach({ county: true })).length).toBe(4);
  expect(seen(reach({}), me)).toEqual([]);
});

test('a group reaches its own units only', () => {
  expect(seen(reach({ groups: ['g1'] }))).toEqual([['a', true]]);
});

test('a unit reaches the units below it, and none above or beside', () => {
  expect(seen(reach({ units: ['a1'] })).map(([id]) => id)).toEqual(['a1', 'a11']);
  expect(reachesUnit(register, reach({ units: ['a1'] }), 'a')).toBe(false);
  expect(reachesUnit(register, reach({ units: ['zz'] }), 'zz')).toBe(false);
});

test('oneself sees the own unit, but of its people oneself alone', () => {
  expect(seen(reach({ self: true }), me)).toEqual([['a1', false]]);
  expect(reachesPerson(register, reach({ self: true }), me, me)).toBe(true);
  expect(reachesPerson(register, reach({ self: true }), { id: 'p2', unit: 'a1' }, me)).toBe(false);
  expect(reachesPerson(register, reach({ self: true }), me, null)).toBe(false);
});
