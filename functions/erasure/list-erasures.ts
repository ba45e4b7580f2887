import { listErasures } from '#shared/api/erasure.ts';
import { implementService } from '#functions/platform/operation.ts';
import { publicEntry } from '#functions/platform/tenant-list.ts';

export const listErasuresOperation = implementService(listErasures, async (_, { control, clock, settings }) => ({
  tenants: (await control.listTenants())
    .filter(({ state }) => state === 'erasing' || state === 'erased')
    .map(publicEntry),
  holdDays: settings.erasureHoldDays,
  now: clock.now().toISOString(),
}));
