import { createWorker } from '#functions/platform/worker.ts';
import { makeUsers } from './make-users.ts';
import { repositories } from './repositories.ts';
import { upkeep } from './upkeep.ts';

export const workerOptions = { context: 'tenants', jobs: { users: makeUsers, upkeep }, repositories } as const;

export const worker = createWorker(workerOptions);
