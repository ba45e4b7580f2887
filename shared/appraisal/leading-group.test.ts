import { expect, test } from 'vitest';
import { type Composition, leadingGroupMachine, type Member, staleMembers } from './leading-group.ts';
import { move } from './machine.ts';
import type { Appraised } from './placement.ts';

const somebody = (id: string, more: Partial<Appraised> = {}): Appraised => ({
  ...{ id, name: id, rank: 'staff', role: 'member', home: 'u1', unit: 'u1', status: 'appraised' },
  ...more,
});
const people = ['a', 'b', 'c', 'd'].map((id) => somebody(id));
const required = { required: true, leaders: 1, sectionHeads: 1, representatives: 2 };
const members: Member[] = [
  { person: 'a', category: 'leaders' },
  { person: 'b', category: 'sectionHeads' },
  { person: 'c', category: 'representatives' },
  { person: 'd', category: 'representatives' },
];
const register = (change: Partial<Composition>) =>
  move(leadingGroupMachine, 'missing', 'register', { members, people, required, ...change });
const codes = (change: Partial<Composition>) => {
  const moved = register(change);
  return moved.ok ? [] : moved.problems.map(({ code }) => code);
};

test('a group with enough members of each category is registered, and replaced by another such (A-108)', () => {
  expect(register({})).toEqual({ ok: true, to: 'registered', event: 'leading-group.registered' });
  expect(move(leadingGroupMachine, 'registered', 'register', { members, people, required }).ok).toBe(true);
});

test('a category with too few is refused with the field that asks for it', () => {
  expect(register({ members: members.slice(0, 3) })).toMatchObject({
    ok: false,
    problems: [{ code: 'few-representatives' }],
    policyField: 'procedure.leadingGroup.representatives',
  });
  expect(codes({ members: members.slice(2) })).toEqual(['few-leaders', 'few-section-heads']);
  expect(codes({ members: members.slice(2), required: { ...required, leaders: 0, sectionHeads: 0 } })).toEqual([]);
});

test('members are people appraised here, each once', () => {
  expect(codes({ members: [...members, { person: 'e', category: 'leaders' }] })).toEqual(['not-appraised-here']);
  expect(codes({ members: [...members, { person: 'a', category: 'representatives' }] })).toEqual(['twice']);
});

test('who is appraised elsewhere later, or not at all, is stale', () => {
  const now = [somebody('a'), somebody('b', { status: 'notAppraised' }), somebody('c', { status: 'ungraded' })];
  expect(staleMembers(members, now)).toEqual(['b', 'd']);
});
