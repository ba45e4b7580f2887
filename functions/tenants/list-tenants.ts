import { listTenants } from '#shared/api/tenants.ts';
import { implementService } from '#functions/platform/operation.ts';

/** The operator's list: names and states, nothing of what a county keeps. */
export const listTenantsOperation = implementService(listTenants, async (_, { control }) => ({
  tenants: await control.listTenants(),
}));
