import { Worker } from 'node:worker_threads';
import type { ContextName } from '#shared/api/operation.ts';
import type { JobMessage, Queue } from '#functions/platform/jobs.ts';
import type { QueueAnswer, QueueEvent } from '#functions/platform/worker.ts';
import type { LocalParts } from './environment.ts';
import type { Worker as QueueWorker } from './queue.ts';

/** What the thread is given: all that can be copied. Its clock is the machine's. */
export type ThreadParts = Omit<LocalParts, 'clock' | 'queue'>;

export type ToThread = { call: number; context: ContextName; event: QueueEvent } | { stop: true };
export type FromThread =
  { call: number; answer: QueueAnswer } | { call: number; failed: string } | { send: JobMessage } | { stopped: true };

export interface JobThread {
  worker(context: ContextName): Promise<QueueWorker>;
  stop(): Promise<void>;
}

/**
 * Jobs on a thread of their own, as in the cloud they run in functions of their own: while a county of ten thousand people
 * is taken in, the pages of the others answer. A thread that ends takes its jobs with it; the queue delivers them again.
 */
export const jobThread = (parts: ThreadParts, queue: () => Queue, failed: (error: unknown) => void): JobThread => {
  const waiting = new Map<number, { done(answer: QueueAnswer): void; failed(error: Error): void }>();
  let calls = 0;
  let thread: Worker | undefined;
  let stopped: (() => void) | undefined;

  const start = (): Worker => {
    const started = new Worker(new URL('./job-thread-main.ts', import.meta.url), { workerData: parts });
    started.unref();
    started.on('message', (message: FromThread) => {
      if ('stopped' in message) return stopped?.();
      if ('send' in message) return void queue().send(message.send).catch(failed);
      const call = waiting.get(message.call);
      waiting.delete(message.call);
      if ('answer' in message) call?.done(message.answer);
      else call?.failed(new Error(message.failed));
    });
    started.on('error', failed);
    started.on('exit', () => {
      if (thread === started) thread = undefined;
      for (const call of waiting.values()) call.failed(new Error('the thread of the jobs ended'));
      waiting.clear();
    });
    return started;
  };

  return {
    async worker(context) {
      return (event) =>
        new Promise((done, refuse) => {
          thread ??= start();
          const call = ++calls;
          waiting.set(call, { done, failed: refuse });
          thread.postMessage({ call, context, event } satisfies ToThread);
        });
    },
    async stop() {
      if (!thread) return;
      const written = new Promise<void>((done) => (stopped = done));
      thread.postMessage({ stop: true } satisfies ToThread);
      await Promise.race([written, new Promise((done) => setTimeout(done, 2_000).unref())]);
      await thread?.terminate();
    },
  };
};
