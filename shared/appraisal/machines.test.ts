import { describe, expect, test } from 'vitest';
import { permissions } from '#shared/api/access.ts';
import { fields } from '#shared/policy/fields.ts';
import { machines } from './machines.ts';

test('each has a name of its own', () => {
  expect(new Set(machines.map(({ id }) => id)).size).toBe(machines.length);
});

/** A field of the policy, or a group of fields. */
const isOfPolicy = (path: string): boolean =>
  fields.some((field) => field.path === path || field.path.startsWith(`${path}.`));

describe.each(machines.map((machine) => [machine.id, machine] as const))('%s', (_, machine) => {
  const actions = Object.values(machine.actions);
  const states = Object.keys(machine.states);

  test('leads from states to states that it has, and to every one of them', () => {
    for (const { from, to } of actions)
      expect([...from, ...(to === null ? [] : [to])].filter((state) => !states.includes(state))).toEqual([]);
    const reached = new Set([machine.initial, ...actions.map(({ to }) => to)]);
    expect(states.filter((state) => !reached.has(state))).toEqual([]);
  });

  test('is moved by permissions that there are, and names fields that the policy has', () => {
    for (const { by, needs } of actions) {
      expect(by.length).toBeGreaterThan(0);
      expect(by.filter((permission) => !permissions.includes(permission))).toEqual([]);
      expect(needs.flatMap(({ field }) => (field === undefined || isOfPolicy(field) ? [] : [field]))).toEqual([]);
    }
  });
});
