import { createWorker } from '#functions/platform/worker.ts';
import { digest } from './digest/digest-job.ts';
import { repositories } from './repositories.ts';

export const workerOptions = { context: 'messages', jobs: { digest }, repositories } as const;

export const worker = createWorker(workerOptions);
