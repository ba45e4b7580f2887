import { type Assignment, roles as rolesOf } from '#shared/api/access.ts';
import type { UserRecord } from '#functions/platform/users.ts';

/**
 * What becomes of a user whose person goes to another unit: what they were in the unit they leave (its leader, its
 * liaison) they are no more. Roles with any other scope stay; what they are in the new unit, an administrator says.
 */
export function transferred(
  user: UserRecord,
  person: { id: string; unit: string },
): { after: UserRecord; rolesDropped: Assignment[] } {
  const left = user.person?.unit;
  const isOfLeftUnit = ({ role, scope }: Assignment): boolean =>
    rolesOf[role].scope === 'unit' && scope === left && left !== person.unit;
  return {
    after: { ...user, person, roles: user.roles.filter((role) => !isOfLeftUnit(role)) },
    rolesDropped: user.roles.filter(isOfLeftUnit),
  };
}
