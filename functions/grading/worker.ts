import { createWorker } from '#functions/platform/worker.ts';
import { gradingJob } from './grading-job.ts';
import { repositories } from './repositories.ts';

export const worker = createWorker({ context: 'grading', jobs: { grading: gradingJob }, repositories });
