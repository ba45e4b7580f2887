import { reaches } from '#shared/api/access.ts';
import type { Reach } from '#shared/api/access.ts';
import { presentUnit, presentUnits, unitsAbove } from './register.ts';
import type { Register, UnitEntry } from './register.ts';

/** The person of the register that the user is. */
export interface Self {
  id: string;
  unit: string;
}

/** Whether all of a unit's people lie in the reach: by the county, its group, itself or a unit above it. */
export function reachesUnit(register: Register, reach: Reach, id: string): boolean {
  const entry = presentUnit(register, id);
  if (!entry) return false;
  return reaches(reach, { unit: id, ancestors: unitsAbove(register, id), group: entry.unit.group });
}

/** Whether a person lies in the reach: with their unit, or as oneself. */
export function reachesPerson(
  register: Register,
  reach: Reach,
  person: { id: string; unit: string },
  self: Self | null,
): boolean {
  return reachesUnit(register, reach, person.unit) || (reach.self && self?.id === person.id);
}

/** The units one may see, by id in order, and whether with all their people or with oneself alone. */
export function unitsInReach(
  register: Register,
  reach: Reach,
  self: Self | null,
): { entry: UnitEntry; all: boolean }[] {
  return presentUnits(register).flatMap((entry) => {
    const all = reachesUnit(register, reach, entry.unit.id);
    return all || (reach.self && self?.unit === entry.unit.id) ? [{ entry, all }] : [];
  });
}
