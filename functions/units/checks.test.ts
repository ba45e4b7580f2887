import { describe, expect, test } from 'vitest';
import type { RegisterPerson } from '#shared/api/units.ts';
import { examplePolicy } from '#shared/dataset/example.fixture.ts';
import type { Unit } from '#shared/dataset/schema.ts';
import { policySchema } from '#shared/policy/schema.ts';
import { personProblems, unitProblems } from './checks.ts';
import { applyGroups, applyUnits, emptyRegister, withoutUnit } from './register.ts';

const unit = (id: string, more: Partial<Unit> = {}): Unit => ({
  id,
  name: id,
  category: 'township',
  level: 'first',
  group: 'g1',
  ...more,
});
const policy = policySchema.parse(examplePolicy());
const { register } = applyUnits(applyGroups(emptyRegister, [{ id: 'g1', name: '第一考核组' }]).register, [
  unit('a'),
  unit('a1', { level: 'secondary', parent: 'a' }),
  unit('a11', { level: 'secondary', parent: 'a1' }),
]);
const faults = (problems: { path: string; code: string }[]) => problems.map(({ path, code }) => [path, code]);

describe('a unit', () => {
  test('without fault', () => {
    expect(unitProblems(register, unit('b'), policy)).toEqual([]);
    expect(unitProblems(register, unit('a', { name: '新名' }), policy)).toEqual([]);
  });

  test('names a group, a parent and a category that there are', () => {
    const wrong = unit('b', { level: 'secondary', parent: 'zz', group: 'g9', category: 'moon' });
    expect(faults(unitProblems(register, wrong, policy))).toEqual([
      ['unit.category', 'unknown-reference'],
      ['unit.group', 'unknown-reference'],
      ['unit.parent', 'unknown-reference'],
    ]);
    expect(unitProblems(register, unit('b', { category: 'moon' }), undefined)).toEqual([]);
  });

  test('cannot stand below a unit that is below it, nor below a removed one', () => {
    const turned = unit('a', { level: 'secondary', parent: 'a11' });
    expect(faults(unitProblems(register, turned, policy))).toEqual([['unit.parent', 'cycle-of-parents']]);
    const gone = withoutUnit(register, 'a11');
    const below = unit('b', { level: 'secondary', parent: 'a11' });
    expect(faults(unitProblems(gone, below, policy))).toEqual([['unit.parent', 'unknown-reference']]);
  });

  test('a secondary one reaches a first-level one', () => {
    expect(faults(unitProblems(register, unit('b', { level: 'secondary' }), policy))).toEqual([
      ['unit.parent', 'no-first-level-unit'],
    ]);
  });
});

describe('a person', () => {
  const person = (id: string, more: Partial<RegisterPerson> = {}): RegisterPerson => ({
    id,
    name: id,
    unit: 'a',
    rank: 'staff',
    role: 'member',
    ...more,
  });

  test('every fault at once, each at its path', () => {
    const wrong = person('p', {
      unit: 'zz',
      probationUntil: '2011-02-30',
      leaves: [{ kind: 'sick', from: '2011-03-02', to: '2011-03-01' }],
      secondments: [{ unit: 'yy', from: '2011-01-01' }],
      duties: [{ indicator: 'moon', responsibility: 'lead' }],
    });
    expect(faults(personProblems(register, wrong, [], policy))).toEqual([
      ['person.unit', 'unknown-reference'],
      ['person.probationUntil', 'no-such-date'],
      ['person.leaves[0].to', 'ends-before-start'],
      ['person.secondments[0].unit', 'unknown-reference'],
      ['person.duties[0].indicator', 'unknown-reference'],
    ]);
  });

  test('one nominee of a rank in a unit, as the policy says; again the same person is none too many', () => {
    const nominee = person('p1', { satisfactionNominee: true });
    const second = person('p2', { satisfactionNominee: true });
    expect(faults(personProblems(register, second, [nominee], policy))).toEqual([
      ['person.satisfactionNominee', 'too-many-nominees'],
    ]);
    expect(personProblems(register, nominee, [nominee, person('p3')], policy)).toEqual([]);
    expect(personProblems(register, { ...second, rank: 'cadre' }, [nominee], policy)).toEqual([]);
  });
});
