import { describe, expect, test, vi } from 'vitest';
import type { Environment } from '../environment.ts';
import { logger } from '../telemetry.ts';
import type { QueueEvent } from '../worker.ts';
import { lambdaSweeper, lambdaWorker } from './lambda-queue.ts';
import type { QueueRecord } from './sqs-give-back.ts';

logger.setLogLevel('SILENT');

const environment = () => {
  const flush = vi.fn(async () => undefined);
  return { env: { meter: { flush, add: () => undefined } } as unknown as Environment, flush };
};
const events = (...bodies: string[]): { Records: QueueRecord[] } => ({
  Records: bodies.map((body, i) => ({
    ...{ messageId: `m${i}`, body, receiptHandle: `h${i}` },
    attributes: { ApproximateReceiveCount: '1' },
  })),
});
const never = () => Promise.reject(new Error('given back'));

describe('messages of a queue', () => {
  test('are done one after the other, and use is written at once', async () => {
    const { env, flush } = environment();
    const worker = vi.fn(async (_: QueueEvent) => ({ batchItemFailures: [] }));
    expect(await lambdaWorker(worker, env, never)(events('a', 'b'))).toEqual({ batchItemFailures: [] });
    expect(worker.mock.calls.map(([{ Records }]) => Records.map(({ body }) => body))).toEqual([['a'], ['b']]);
    expect(flush).toHaveBeenCalledWith({ now: true });
  });

  test.each([
    ['one that fails', async () => ({ batchItemFailures: [{ itemIdentifier: 'm1' }] })],
    ['one that throws', async () => Promise.reject(new Error('away'))],
  ])('%s comes again, and all behind it in their order', async (_, failing) => {
    const worker = vi.fn(async ({ Records }: QueueEvent) =>
      Records[0]!.body === 'bad' ? failing() : { batchItemFailures: [] },
    );
    const { env } = environment();
    const giveBack = vi.fn(async (_: QueueRecord) => undefined);
    const failed = { batchItemFailures: [{ itemIdentifier: 'm1' }, { itemIdentifier: 'm2' }] };
    expect(await lambdaWorker(worker, env, giveBack)(events('a', 'bad', 'c'))).toEqual(failed);
    expect(worker).toHaveBeenCalledTimes(2);
    expect(giveBack.mock.calls.map(([{ receiptHandle }]) => receiptHandle)).toEqual(['h1', 'h2']);
    expect(await lambdaWorker(worker, env, never)(events('a', 'bad', 'c'))).toEqual(failed);
  });
});

describe('what is looked after every minute', () => {
  test('is all done, and its counts told', async () => {
    const { env, flush } = environment();
    expect(await lambdaSweeper(env, { jobs: async () => 2, daily: async () => 0 })()).toEqual({ jobs: 2, daily: 0 });
    expect(flush).toHaveBeenCalled();
  });

  test('goes on behind a failure, which is told', async () => {
    const { env, flush } = environment();
    const daily = vi.fn(async () => 1);
    const jobs = () => Promise.reject(new Error('away'));
    await expect(lambdaSweeper(env, { jobs, daily })()).rejects.toThrow('not everything');
    expect(daily).toHaveBeenCalledWith(env);
    expect(flush).toHaveBeenCalled();
  });
});
