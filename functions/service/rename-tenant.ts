import { ulid } from 'ulid';
import { renameTenant } from '#shared/api/service.ts';
import { acting, refuseUnless } from '#functions/platform/acting.ts';
import { promise } from '#functions/platform/jobs.ts';
import { implementService, type ServiceContext } from '#functions/platform/operation.ts';
import { publicEntry } from '#functions/platform/tenant-list.ts';
import { followName } from './follow-name.ts';
import type { ServiceRepositories } from './repositories.ts';

/**
 * The entry first, with its event and the promise that the county's own root item follows; then that. After a crash in
 * between the sweeper has it done, and no name is ever shown that was not recorded.
 */
export const renameTenantOperation = implementService(
  renameTenant,
  async ({ tenant, version, name, reason }, context: ServiceContext<ServiceRepositories>) => {
    const { control, clock, county } = context;
    const act = acting(context);
    const follow = { context: 'service', kind: 'onboarding', input: { follow: 'name' }, by: act.actor } as const;
    const promised = promise(clock, tenant, { ...follow, id: ulid(act.at.getTime()) });
    const entry = await control.changeTenant(tenant, version, act, (known) => {
      refuseUnless(known, 'active', 'suspended');
      return {
        set: { name },
        event: { type: 'tenant.renamed', data: { from: known.name, to: name, reason } },
        promise: promised,
      };
    });
    await followName(control, county(tenant).repositories.profile, entry);
    await control.deleteDue(promised);
    return { tenant: publicEntry(entry) };
  },
);
