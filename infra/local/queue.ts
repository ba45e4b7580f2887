import { setTimeout } from 'node:timers/promises';
import type { ContextName } from '#shared/api/operation.ts';
import type { JobMessage, Queue } from '#functions/platform/jobs.ts';
import type { QueueAnswer, QueueEvent } from '#functions/platform/worker.ts';

export type Worker = (event: QueueEvent) => Promise<QueueAnswer>;

export interface LocalQueue extends Queue {
  /** resolves when nothing waits and nothing runs */
  idle(): Promise<void>;
  stop(): Promise<void>;
}

const redeliveryDelay = 500;

/**
 * The queue in this process: one message at a time for each tenant, so that one county's import does not slow another's.
 * What it holds is lost when the process dies; the sweeper sends it again at the next start.
 */
export const localQueue = (
  workerOf: (context: ContextName) => Promise<Worker>,
  failed: (error: unknown) => void,
): LocalQueue => {
  const lines = new Map<string, Promise<void>>();
  let stopped = false;
  let messageIds = 0;

  const deliver = async (message: JobMessage): Promise<void> => {
    for (let delay = redeliveryDelay; !stopped; delay = Math.min(delay * 2, 10_000)) {
      try {
        const worker = await workerOf(message.context);
        const messageId = String(++messageIds);
        const { batchItemFailures } = await worker({ Records: [{ messageId, body: JSON.stringify(message) }] });
        if (batchItemFailures.length === 0) return;
      } catch (error) {
        failed(error);
      }
      await setTimeout(delay, undefined, { ref: false });
    }
  };

  return {
    async send(message) {
      const before = lines.get(message.tenant) ?? Promise.resolve();
      const line = before.then(() => deliver(message));
      lines.set(message.tenant, line);
      void line.then(() => lines.get(message.tenant) === line && lines.delete(message.tenant));
    },
    async idle() {
      while (lines.size > 0) await Promise.all(lines.values());
    },
    async stop() {
      stopped = true;
      await Promise.race([this.idle(), setTimeout(2_000, undefined, { ref: false })]);
    },
  };
};
