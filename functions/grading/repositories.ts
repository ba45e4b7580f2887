import type { TenantClient } from '#functions/platform/tenant.ts';
import { cycleRepository } from '#functions/appraisals/repository.ts';
import { conductRepository } from '#functions/conduct/repository.ts';
import { policyRepository } from '#functions/policies/repository.ts';
import { runRepository } from './repository.ts';

export const repositories = (client: TenantClient) => ({
  runs: runRepository(client),
  cycles: cycleRepository(client),
  policies: policyRepository(client),
  conduct: conductRepository(client),
});
export type GradingRepositories = ReturnType<typeof repositories>;
