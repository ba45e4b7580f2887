import type { TenantClient } from '#functions/platform/tenant.ts';
import { cycleRepository } from '#functions/appraisals/repository.ts';
import { conductRepository } from '#functions/conduct/repository.ts';
import { policyRepository } from '#functions/policies/repository.ts';

export const repositories = (client: TenantClient) => ({
  client,
  conduct: conductRepository(client),
  cycles: cycleRepository(client),
  policies: policyRepository(client),
});
export type MessagesRepositories = ReturnType<typeof repositories>;
