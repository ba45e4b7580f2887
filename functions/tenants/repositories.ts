import type { TenantClient } from '#functions/platform/tenant.ts';
import { policyRepository } from '#functions/policies/repository.ts';
import { registerRepository } from '#functions/units/repository.ts';
import { profileRepository } from './profile.ts';
import { recordRepository } from './record.ts';
import { usersRepository } from './repository.ts';

export const repositories = (client: TenantClient) => ({
  client,
  profile: profileRepository(client),
  users: usersRepository(client),
  record: recordRepository(client),
  register: registerRepository(client),
  policies: policyRepository(client),
});
export type TenantsRepositories = ReturnType<typeof repositories>;
