import { readJob } from '#shared/api/tenants.ts';
import { Refusal } from '#functions/platform/errors.ts';
import { implement } from '#functions/platform/operation.ts';

export const readJobOperation = implement(readJob, async ({ job: id }, { jobs }) => {
  const job = await jobs.read(id);
  if (!job) throw new Refusal('not-found');
  return job;
});
