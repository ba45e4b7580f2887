import type { TenantClient } from '#functions/platform/tenant.ts';
import { policyRepository } from '#functions/policies/repository.ts';
import { profileRepository, usersRepository } from '#functions/tenants/repository.ts';
import { registerRepository } from '#functions/units/repository.ts';

/** Of a county the service opens it needs what it makes there, and whether there is anything else: never what it says. */
export const repositories = (client: TenantClient) => ({
  client,
  profile: profileRepository(client),
  users: usersRepository(client),
  policies: policyRepository(client),
  register: registerRepository(client),
});
export type ServiceRepositories = ReturnType<typeof repositories>;
