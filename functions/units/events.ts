import type { RegisterPerson } from '#shared/api/units.ts';
import type { Group, Unit } from '#shared/dataset/schema.ts';
import { canonicalJson } from '#functions/platform/hash.ts';

/** What the record tells of the register (aggregate `register`); an import adds its own event to the same chain. */
export type RegisterEvent =
  | { type: 'unit.created'; data: { unit: Unit } }
  | { type: 'unit.changed'; data: { id: string; name: string; reason: string } & Change }
  | { type: 'unit.removed'; data: { unit: Unit; reason: string } }
  | { type: 'person.created'; data: { person: RegisterPerson } }
  | { type: 'person.changed'; data: { id: string; name: string; unit: string; reason: string } & Change }
  | { type: 'person.removed'; data: { person: RegisterPerson; reason: string; userDisabled: string | null } }
  | { type: 'group.saved'; data: { before: Group | null; after: Group } }
  | { type: 'group.removed'; data: { group: Group; reason: string } };

export type Change = { before: Record<string, unknown>; after: Record<string, unknown> };

/** The fields of a record that are not what they were, and what they were; absent stands as null. */
export function changeOf(before: object, after: object): Change {
  const [from, to] = [before, after] as Record<string, unknown>[];
  const keys = [...new Set([...Object.keys(from!), ...Object.keys(to!)])].sort();
  const changed = keys.filter((key) => canonicalJson(from![key]) !== canonicalJson(to![key]));
  const part = (record: Record<string, unknown>) =>
    Object.fromEntries(changed.map((key) => [key, record[key] ?? null]));
  return { before: part(from!), after: part(to!) };
}
