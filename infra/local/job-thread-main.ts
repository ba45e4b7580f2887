import { parentPort, workerData } from 'node:worker_threads';
import { systemClock } from '#functions/platform/clock.ts';
import { useEnvironment } from '#functions/platform/environment.ts';
import { closeClients } from '#functions/platform/tables.ts';
import { logger } from '#functions/platform/telemetry.ts';
import { deployedContexts } from './contexts.ts';
import { localEnvironment } from './environment.ts';
import type { FromThread, ThreadParts, ToThread } from './job-thread.ts';

/** The thread that does the jobs of one machine. */

if (!process.env['POWERTOOLS_LOG_LEVEL']) logger.setLogLevel('ERROR');
const port = parentPort!;
const tell = (message: FromThread): void => port.postMessage(message);
const environment = localEnvironment({
  ...(workerData as ThreadParts),
  clock: systemClock,
  queue: { send: async (message) => tell({ send: message }) },
});
useEnvironment(environment);

const stop = async (): Promise<void> => {
  await environment.meter.flush({ now: true });
  closeClients(environment.database);
  tell({ stopped: true });
};

port.on('message', async (message: ToThread) => {
  if ('stop' in message) return stop();
  const { call, context, event } = message;
  try {
    tell({ call, answer: await (await deployedContexts.worker(context))(event) });
  } catch (error) {
    tell({ call, failed: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  }
});
