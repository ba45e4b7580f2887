import { type Assignment, roles } from '#shared/api/access.ts';

/** Somebody as their account says it: the person of the register that they are, and what they may do where. */
export interface Account {
  person: { unit: string } | null;
  roles: readonly Assignment[];
}

/**
 * Whether somebody belongs to a unit: as one of its people or of a unit below it, or by a role held there. An appraisal
 * group is not of the unit that it appraises: for such a one the group's roles do not reach the unit.
 * @param units the cycle's, by id
 */
export function belongsTo(
  { person, roles: held }: Account,
  units: ReadonlyMap<string, { parent?: string | undefined }>,
  unit: string,
): boolean {
  const isWithin = (id: string | undefined): boolean =>
    id !== undefined && (id === unit || isWithin(units.get(id)?.parent));
  return isWithin(person?.unit) || held.some(({ role, scope }) => roles[role].scope === 'unit' && isWithin(scope));
}
