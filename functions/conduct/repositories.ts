import type { TenantClient } from '#functions/platform/tenant.ts';
import { cycleRepository } from '#functions/appraisals/repository.ts';
import { policyRepository } from '#functions/policies/repository.ts';
import { usersRepository } from '#functions/tenants/repository.ts';
import { registerRepository } from '#functions/units/repository.ts';
import { conductRepository } from './repository.ts';

export const repositories = (client: TenantClient) => ({
  conduct: conductRepository(client),
  cycles: cycleRepository(client),
  policies: policyRepository(client),
  register: registerRepository(client),
  users: usersRepository(client),
});
export type ConductRepositories = ReturnType<typeof repositories>;
