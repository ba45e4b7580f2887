import { listJobs } from '#shared/api/tenants.ts';
import { implement } from '#functions/platform/operation.ts';

export const listJobsOperation = implement(listJobs, async (_, { jobs }) => ({ jobs: await jobs.list() }));
