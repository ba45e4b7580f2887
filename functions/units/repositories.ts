import type { TenantClient } from '#functions/platform/tenant.ts';
import { policyRepository } from '#functions/policies/repository.ts';
import { usersRepository } from '#functions/tenants/repository.ts';
import { registerRepository } from './repository.ts';

export const repositories = (client: TenantClient) => ({
  register: registerRepository(client),
  policies: policyRepository(client),
  users: usersRepository(client),
});
export type UnitsRepositories = ReturnType<typeof repositories>;
