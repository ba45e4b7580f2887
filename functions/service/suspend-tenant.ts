import { suspendTenant } from '#shared/api/service.ts';
import { acting, changedNow, refuseUnless } from '#functions/platform/acting.ts';
import { implementService } from '#functions/platform/operation.ts';
import { publicEntry } from '#functions/platform/tenant-list.ts';

/** Closes a county to its own people from their next request on; what its jobs are doing is brought to an end. */
export const suspendTenantOperation = implementService(suspendTenant, async ({ tenant, version, reason }, context) => {
  const act = acting(context);
  const entry = await context.control.changeTenant(tenant, version, act, (known) => {
    refuseUnless(known, 'active');
    return {
      set: { state: 'suspended', changed: changedNow(act, reason) },
      event: { type: 'tenant.suspended', data: { reason } },
    };
  });
  return { tenant: publicEntry(entry) };
});
