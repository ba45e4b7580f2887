import { listUsers } from '#shared/api/tenants.ts';
import { implement } from '#functions/platform/operation.ts';
import type { Context } from '#functions/platform/operation.ts';
import type { TenantsRepositories } from './repositories.ts';
import { userRowOf } from './rows.ts';

export const listUsersOperation = implement(listUsers, async (_, { repositories }: Context<TenantsRepositories>) => ({
  users: (await repositories.users.listUsers()).map(userRowOf),
}));
