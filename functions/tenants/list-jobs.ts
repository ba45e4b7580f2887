import { listJobs } from '#shared/api/tenants.ts';
import { implement } from '#functions/platform/operation.ts';

/** The county's own work; its opening and the daily upkeep are the service's. */
export const listJobsOperation = implement(listJobs, async (_, { jobs }) => ({
  jobs: (await jobs.list()).filter(({ kind }) => kind !== 'upkeep' && kind !== 'onboarding'),
}));
