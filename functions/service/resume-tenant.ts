import { resumeTenant } from '#shared/api/service.ts';
import { acting, changedNow, refuseUnless } from '#functions/platform/acting.ts';
import { implementService } from '#functions/platform/operation.ts';
import { publicEntry } from '#functions/platform/tenant-list.ts';

/** Opens a suspended county again as it was. */
export const resumeTenantOperation = implementService(resumeTenant, async ({ tenant, version, reason }, context) => {
  const act = acting(context);
  const entry = await context.control.changeTenant(tenant, version, act, (known) => {
    refuseUnless(known, 'suspended');
    return {
      set: { state: 'active', changed: changedNow(act, reason) },
      event: { type: 'tenant.resumed', data: { reason } },
    };
  });
  return { tenant: publicEntry(entry) };
});
