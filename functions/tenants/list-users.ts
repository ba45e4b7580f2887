import { listUsers } from '#shared/api/tenants.ts';
import { implement, scope } from '#functions/platform/operation.ts';
import type { Context } from '#functions/platform/operation.ts';
import { reachesUnit } from '#functions/units/repository.ts';
import type { TenantsRepositories } from './repositories.ts';
import { userRowOf } from './rows.ts';

/** The users in reach: everybody, or the accounts of a unit's people for its liaison. */
export const listUsersOperation = implement(listUsers, async (_, context: Context<TenantsRepositories>) => {
  const { users, register } = context.repositories;
  const all = (await users.listUsers()).map(userRowOf);
  const reach = scope(context, 'users.read');
  if (reach.county) return { users: all };
  const head = await register.readHead();
  return { users: all.filter(({ person }) => person !== null && reachesUnit(head, reach, person.unit)) };
});
