import { readTenant } from '#shared/api/service.ts';
import { Refusal } from '#functions/platform/errors.ts';
import { implementService, type ServiceContext } from '#functions/platform/operation.ts';
import type { ServiceRepositories } from './repositories.ts';
import { operatorsJobs, rowOf } from './rows.ts';
import { slipName } from './slips.ts';
import { isUntouched } from './untouched.ts';

const shownMonths = 13;

export const readTenantOperation = implementService(
  readTenant,
  async ({ tenant: id }, { control, county, clock, settings }: ServiceContext<ServiceRepositories>) => {
    const now = clock.now().toISOString();
    const entry = await control.readTenant(id);
    if (!entry) throw new Refusal('not-found');
    const [tenant, months] = await Promise.all([rowOf(control, entry, now), control.listUse(id, shownMonths)]);
    const common = { tenant, months, region: settings.region, now };
    if (entry.state === 'erased' || !entry.opening) return { ...common, jobs: [], slip: false, untouched: false };
    const { jobs, files, repositories } = county(id);
    const [all, slip, untouched] = await Promise.all([
      jobs.list(),
      entry.state === 'active' ? files.head(slipName(entry.opening.job)) : undefined,
      isUntouched(repositories, entry),
    ]);
    return { ...common, jobs: operatorsJobs(all), slip: slip !== undefined, untouched };
  },
);
