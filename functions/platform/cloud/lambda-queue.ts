import type { Environment } from '../environment.ts';
import { logger } from '../telemetry.ts';
import type { QueueAnswer, QueueEvent } from '../worker.ts';
import type { GiveBack, QueueRecord } from './sqs-give-back.ts';

/**
 * A worker as Lambda calls it with messages of its queue. The first that fails comes again soon, and with it all behind
 * it: a queue that keeps an order (FIFO) would lose it otherwise.
 */
export const lambdaWorker =
  (worker: (event: QueueEvent) => Promise<QueueAnswer>, { meter }: Pick<Environment, 'meter'>, giveBack: GiveBack) =>
  async ({ Records }: { Records: QueueRecord[] }): Promise<QueueAnswer> => {
    for (const [i, record] of Records.entries()) {
      const failed = await worker({ Records: [record] }).then(
        ({ batchItemFailures }) => batchItemFailures.length > 0,
        (error: unknown) => {
          logger.error('message failed', { message: record.messageId, error: error as Error });
          return true;
        },
      );
      if (!failed) continue;
      const left = Records.slice(i);
      for (const one of left)
        await giveBack(one).catch((error: unknown) => {
          // It comes again all the same, later.
          logger.error('message not given back', { message: one.messageId, error: error as Error });
        });
      return { batchItemFailures: left.map(({ messageId }) => ({ itemIdentifier: messageId })) };
    }
    // Between two jobs the function may be stopped for good: what is counted is written now.
    await meter.flush({ now: true });
    return { batchItemFailures: [] };
  };

/** One of the things to look after every minute; it tells how much there was to do. */
export type Upkeep = (environment: Environment) => Promise<number>;

/** What the schedule calls every minute. One thing that fails does not keep the others from being done. */
export const lambdaSweeper =
  (environment: Environment, upkeep: Readonly<Record<string, Upkeep>>) => async (): Promise<Record<string, number>> => {
    const done: Record<string, number> = {};
    const failures: unknown[] = [];
    for (const [name, look] of Object.entries(upkeep)) {
      try {
        done[name] = await look(environment);
      } catch (error) {
        logger.error('upkeep failed', { upkeep: name, error: error as Error });
        failures.push(error);
      }
    }
    await environment.meter.flush({ now: true });
    if (failures.length > 0) throw new AggregateError(failures, 'not everything could be looked after');
    if (Object.values(done).some((count) => count > 0)) logger.info('looked after', done);
    return done;
  };
