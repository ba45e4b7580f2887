import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { RegisterPerson } from '#shared/api/units.ts';
import type { Unit } from '#shared/dataset/schema.ts';
import {
  applyGroups,
  applyPeople,
  applyUnits,
  emptyRegister,
  presentUnits,
  unitsAbove,
  withoutUnit,
  withRevisions,
} from './register.ts';
import type { People } from './register.ts';

const unit = (id: string, more: Partial<Unit> = {}): Unit => ({
  id,
  name: id,
  category: 'township',
  level: 'first',
  group: 'g1',
  ...more,
});
const person = (id: string, of: string, more: Partial<RegisterPerson> = {}): RegisterPerson => ({
  id,
  name: id,
  unit: of,
  rank: 'staff',
  role: 'member',
  ...more,
});
const people = (...list: RegisterPerson[]): People => Map.groupBy(list, (p) => p.unit);

describe('units', () => {
  test('rows replace the unit of their id and keep its people; the others stay', () => {
    const first = applyUnits(emptyRegister, [unit('u1'), unit('u2')]);
    expect(first).toMatchObject({ added: ['u1', 'u2'], changed: [], same: [] });
    const staffed = withRevisions(first.register, new Map([['u1', { rev: 'r', parts: 1, n: 3 }]]));
    const second = applyUnits(staffed, [unit('u1', { name: '城关镇' }), unit('u3')]);
    expect(second).toMatchObject({ added: ['u3'], changed: ['u1'], same: [] });
    expect(presentUnits(second.register).map((e) => [e.unit.name, e.people.n])).toEqual([
      ['城关镇', 3],
      ['u2', 0],
      ['u3', 0],
    ]);
  });

  test('the same rows in another order of keys are the same', () => {
    const { register } = applyUnits(emptyRegister, [unit('u1')]);
    const turned = Object.fromEntries(Object.entries(unit('u1')).reverse()) as Unit;
    expect(applyUnits(register, [turned])).toMatchObject({ added: [], changed: [], same: ['u1'] });
  });

  test('a removed unit is not present and comes back when it is brought in again', () => {
    const { register } = applyUnits(emptyRegister, [unit('u1')]);
    const removed = withoutUnit(register, 'u1');
    expect(presentUnits(removed)).toEqual([]);
    expect(removed.units.has('u1')).toBe(true);
    expect(applyUnits(removed, [unit('u1')]).added).toEqual(['u1']);
  });

  test('the units above one, nearest first, even where the parents run in a circle', () => {
    const { register } = applyUnits(emptyRegister, [
      unit('a'),
      unit('b', { level: 'secondary', parent: 'a' }),
      unit('c', { level: 'secondary', parent: 'b' }),
      unit('x', { level: 'secondary', parent: 'y' }),
      unit('y', { level: 'secondary', parent: 'x' }),
    ]);
    expect(unitsAbove(register, 'c')).toEqual(['b', 'a']);
    expect(unitsAbove(register, 'x')).toEqual(['y']);
  });

  test('groups merge by id', () => {
    const { register } = applyGroups(emptyRegister, [{ id: 'g1', name: '第一考核组' }]);
    const again = applyGroups(register, [
      { id: 'g1', name: '第一考核组' },
      { id: 'g2', name: '第二考核组' },
    ]);
    expect(again).toMatchObject({ added: ['g2'], changed: [], same: ['g1'] });
  });
});

describe('people', () => {
  const current = people(person('p1', 'u1', { phone: '13900000001' }), person('p2', 'u1'), person('p3', 'u2'));

  test('only units whose people differ are listed, whole', () => {
    const merged = applyPeople(current, [person('p3', 'u2', { dutyRating: 80 }), person('p2', 'u1')]);
    expect(merged).toMatchObject({ added: [], changed: ['p3'], same: ['p2'], moved: [] });
    expect([...merged.units.keys()]).toEqual(['u2']);
  });

  test('another unit in the row is a transfer out of the first and into the second', () => {
    const merged = applyPeople(current, [person('p2', 'u2')]);
    expect(merged.moved).toEqual([{ id: 'p2', from: 'u1', to: 'u2' }]);
    expect(merged.units.get('u1')?.map((p) => p.id)).toEqual(['p1']);
    expect(merged.units.get('u2')?.map((p) => p.id)).toEqual(['p2', 'p3']);
  });

  test('a phone that the row cannot carry is kept', () => {
    const merged = applyPeople(current, [person('p1', 'u1', { dutyRating: 90 })]);
    expect(merged.units.get('u1')?.[0]).toMatchObject({ phone: '13900000001', dutyRating: 90 });
    expect(applyPeople(current, [person('p1', 'u1')]).same).toEqual(['p1']);
  });

  test('bringing the same rows in again changes nothing, in any order, and nobody is lost or doubled', () => {
    const rows = fc.uniqueArray(
      fc.record({ id: fc.stringMatching(/^[a-e]$/), unit: fc.constantFrom('u1', 'u2', 'u3'), rating: fc.nat(100) }),
      { selector: (row) => row.id },
    );
    const made = (list: { id: string; unit: string; rating: number }[]) =>
      list.map((row) => person(row.id, row.unit, { dutyRating: row.rating }));
    fc.assert(
      fc.property(rows, rows, (before, incoming) => {
        const start = people(...made(before));
        const merged = applyPeople(start, made(incoming));
        const after: People = new Map([...start, ...merged.units]);
        const ids = [...after.values()].flatMap((list) => list.map((p) => p.id)).sort();
        expect(ids).toEqual([...new Set([...before, ...incoming].map((row) => row.id))].sort());
        const again = applyPeople(after, made(incoming).reverse());
        expect(again).toMatchObject({ added: [], changed: [], moved: [] });
        expect(again.units.size).toBe(0);
        for (const [id, list] of after) for (const p of list) expect(p.unit).toBe(id);
      }),
    );
  });
});
