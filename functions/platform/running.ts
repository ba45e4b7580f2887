import { AsyncLocalStorage } from 'node:async_hooks';

/**
 * Which deployed function the running code belongs to: `grading.handler`, `appraisals.worker`, `service.sweeper`. In the
 * cloud each is a process of its own; on one machine they share one, and this tells them apart.
 */
const running = new AsyncLocalStorage<string>();

export const runAs = <T>(name: string, work: () => Promise<T>): Promise<T> => running.run(name, work);

export const runningFunction = (): string | null => running.getStore() ?? null;
