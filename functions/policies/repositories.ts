import type { TenantClient } from '#functions/platform/tenant.ts';
import { policyRepository } from './repository.ts';

export const repositories = (client: TenantClient) => ({ policies: policyRepository(client) });
export type PolicyRepositories = ReturnType<typeof repositories>;
