import { createWorker } from '#functions/platform/worker.ts';
import { erase } from './erasure-job.ts';
import { repositories } from './repositories.ts';

export const workerOptions = {
  context: 'erasure',
  jobs: { erasure: erase },
  repositories,
  leavesNothing: true,
} as const;

export const worker = createWorker(workerOptions);
