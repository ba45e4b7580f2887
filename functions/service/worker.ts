import { createWorker } from '#functions/platform/worker.ts';
import { onboarding } from './onboarding-job.ts';
import { repositories } from './repositories.ts';

export const workerOptions = { context: 'service', jobs: { onboarding }, repositories } as const;

export const worker = createWorker(workerOptions);
