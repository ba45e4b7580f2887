import type { TenantClient } from '#functions/platform/tenant.ts';

export const repositories = (client: TenantClient) => ({ client });
export type ServiceRepositories = ReturnType<typeof repositories>;
