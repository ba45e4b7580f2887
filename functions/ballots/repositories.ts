import type { TenantClient } from '#functions/platform/tenant.ts';
import { repositories as conductRepositories } from '#functions/conduct/repositories.ts';
import { ballotsRepository } from './repository.ts';

export const repositories = (client: TenantClient) => ({
  ...conductRepositories(client),
  ballots: ballotsRepository(client),
});
export type BallotsRepositories = ReturnType<typeof repositories>;
