import { listTenants } from '#shared/api/service.ts';
import { implementService } from '#functions/platform/operation.ts';
import { rowOf } from './rows.ts';

/** The operator's list: names, states and use, nothing of what a county keeps. */
export const listTenantsOperation = implementService(listTenants, async (_, { control, clock, settings }) => {
  const now = clock.now().toISOString();
  const entries = await control.listTenants();
  return {
    tenants: await Promise.all(entries.map((entry) => rowOf(control, entry, now))),
    region: settings.region,
    now,
  };
});
