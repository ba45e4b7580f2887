import { listTenants } from '#shared/api/service.ts';
import { implementService } from '#functions/platform/operation.ts';

/** The operator's list: names, states and use, nothing of what a county keeps. */
export const listTenantsOperation = implementService(listTenants, async (_, { control, clock, settings }) => ({
  tenants: (await control.listTenants()).map((entry) => ({
    ...entry,
    ...{ changed: null, erasure: null, version: '1', use: null, storage: null },
  })),
  region: settings.region,
  now: clock.now().toISOString(),
}));
