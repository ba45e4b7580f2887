import type { Assignment } from '#shared/api/access.ts';
import type { Unit } from '#shared/dataset/schema.ts';

/** The appraisal groups to which a unit, or a unit above it, belongs; ends where the parents run in a circle. */
export function groupsOfUnit(
  unitOf: (id: string) => Pick<Unit, 'group' | 'parent'> | undefined,
  id: string,
): Set<string> {
  const groups = new Set<string>();
  const seen = new Set<string>();
  for (let at: string | undefined = id; at !== undefined && !seen.has(at); at = unitOf(at)?.parent) {
    seen.add(at);
    const unit = unitOf(at);
    if (unit) groups.add(unit.group);
  }
  return groups;
}

/**
 * Those of a person's roles that would have them appraise their own unit: leader or member of a group to which
 * their unit, or a unit above it, belongs.
 * @param unit the person's unit
 */
export const rolesOverOwnUnit = (
  roles: readonly Assignment[],
  unitOf: (id: string) => Pick<Unit, 'group' | 'parent'> | undefined,
  unit: string,
): Assignment[] => {
  const groups = groupsOfUnit(unitOf, unit);
  return roles.filter(
    ({ role, scope }) =>
      (role === 'group-leader' || role === 'group-member') && scope !== undefined && groups.has(scope),
  );
};
