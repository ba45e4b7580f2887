import { createWorker } from '#functions/platform/worker.ts';
import { closingJob } from './closing-job.ts';
import { exportJob } from './export-job.ts';
import { importJob } from './import-job.ts';
import { repositories } from './repositories.ts';

export const worker = createWorker({
  context: 'appraisals',
  jobs: { import: importJob, export: exportJob, closing: closingJob },
  repositories,
});
