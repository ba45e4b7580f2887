import type { UserRecord } from '#functions/platform/users.ts';

/** Who may administer a county: the last one is protected (architecture.md, "Who may do what"). */

type Held = Pick<UserRecord, 'id' | 'disabled' | 'roles'>;

export const isEnabledAdmin = ({ disabled, roles }: Omit<Held, 'id'>): boolean =>
  !disabled && roles.some(({ role }) => role === 'county-admin');

/** The enabled administrators once these changes are made. */
export const adminsAfter = (admins: readonly string[], changes: readonly { after: Held }[]): string[] => {
  const next = new Set(admins);
  for (const { after } of changes) {
    if (isEnabledAdmin(after)) next.add(after.id);
    else next.delete(after.id);
  }
  return [...next].sort();
};
