import type { TenantClient } from '#functions/platform/tenant.ts';
import { usersRepository, walkTenant } from '#functions/tenants/repository.ts';

/** What erasing needs of a county: everything that is there, by its keys. */
export const repositories = (client: TenantClient) => ({
  client,
  users: usersRepository(client),
  walk: () => walkTenant(client, { tallies: true }),
});
export type ErasureRepositories = ReturnType<typeof repositories>;
