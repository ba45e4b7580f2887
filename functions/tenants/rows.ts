import type { User } from '#shared/api/tenants.ts';
import type { UserRecord } from '#functions/platform/users.ts';

/** A user as the contract shows them: the subject stays inside. */
export const userRowOf = ({ id, login, name, person, roles, disabled, version }: UserRecord): User => ({
  ...{ id, login, name, person, roles, disabled, version },
});
