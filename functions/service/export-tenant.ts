import { exportTenant } from '#shared/api/service.ts';
import { acting, refuseUnless } from '#functions/platform/acting.ts';
import { keepPromise, type NewJob, promise } from '#functions/platform/jobs.ts';
import { implementService } from '#functions/platform/operation.ts';

/**
 * Has the county write its archive, which its own people download: who runs the service gets neither its address nor
 * its content. The event promises the job, so that a crash in between forgets nothing; again = the same job.
 */
export const exportTenantOperation = implementService(exportTenant, async ({ tenant, id, reason }, context) => {
  const { control, clock, county } = context;
  const act = acting(context);
  const { jobs } = county(tenant);
  const work: NewJob = { id, context: 'tenants', kind: 'archive', input: {}, by: act.actor };
  const promised = promise(clock, tenant, work);
  const isStarted = (await jobs.read(id)) !== undefined;
  await control.changeTenant(tenant, null, act, (entry) => {
    refuseUnless(entry, 'active', 'suspended');
    const event = { type: 'tenant.export-started', data: { reason, job: id } };
    return isStarted ? null : { set: {}, event, promise: promised };
  });
  return isStarted ? jobs.start(work) : keepPromise({ control, jobs }, promised);
});
