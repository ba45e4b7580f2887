import { expect, test } from 'vitest';
import { groupsOfUnit, rolesOverOwnUnit } from './own-group.ts';

const units: Record<string, { group: string; parent?: string }> = {
  bureau: { group: 'g1' },
  school: { group: 'g2', parent: 'bureau' },
  one: { group: 'g3', parent: 'other' },
  other: { group: 'g4', parent: 'one' },
};
const unitOf = (id: string) => units[id];

test('a unit belongs to its group and to those of the units above it', () => {
  expect([...groupsOfUnit(unitOf, 'bureau')]).toEqual(['g1']);
  expect([...groupsOfUnit(unitOf, 'school')]).toEqual(['g2', 'g1']);
  expect([...groupsOfUnit(unitOf, 'one')]).toEqual(['g3', 'g4']);
  expect([...groupsOfUnit(unitOf, 'nowhere')]).toEqual([]);
});

test('nobody leads or is in the group that appraises their own unit (A-114)', () => {
  const roles = [
    { role: 'group-member', scope: 'g1' },
    { role: 'group-leader', scope: 'g2' },
    { role: 'group-member', scope: 'g3' },
    { role: 'unit-leader', scope: 'g1' },
    { role: 'staff' },
  ] as const;
  expect(rolesOverOwnUnit(roles, unitOf, 'bureau')).toEqual([roles[0]]);
  expect(rolesOverOwnUnit(roles, unitOf, 'school')).toEqual([roles[0], roles[1]]);
  expect(rolesOverOwnUnit(roles, unitOf, 'nowhere')).toEqual([]);
});
