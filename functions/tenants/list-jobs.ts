import type { Job } from '#shared/api/common.ts';
import { listJobs } from '#shared/api/tenants.ts';
import { implement } from '#functions/platform/operation.ts';

/** The county's own work; its opening and what is done every day are the service's. */
const ofService: readonly Job['kind'][] = ['upkeep', 'digest', 'onboarding'];

export const listJobsOperation = implement(listJobs, async (_, { jobs }) => ({
  jobs: (await jobs.list()).filter(({ kind }) => !ofService.includes(kind)),
}));
