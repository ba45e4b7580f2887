import { createWorker } from '#functions/platform/worker.ts';
import { archiveJob } from './archive/archive-job.ts';
import { restoreJob } from './archive/restore-job.ts';
import { makeUsers } from './make-users.ts';
import { repositories } from './repositories.ts';
import { upkeep } from './upkeep.ts';

export const workerOptions = {
  context: 'tenants',
  jobs: { users: makeUsers, upkeep, archive: archiveJob, restore: restoreJob },
  repositories,
} as const;

export const worker = createWorker(workerOptions);
