import { setTimeout } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type { JobMessage } from '#functions/platform/jobs.ts';
import { localQueue } from './queue.ts';

const message = (tenant: string, job: string): JobMessage => ({ tenant, job, context: 'units' });

/** A queue whose worker writes down what it begins and ends. */
const recorded = (fails: (job: string) => boolean = () => false) => {
  const log: string[] = [];
  const errors: unknown[] = [];
  const worker = async (event: { Records: { messageId: string; body: string }[] }) => {
    const { job } = JSON.parse(event.Records[0]!.body) as JobMessage;
    log.push(`+${job}`);
    await setTimeout(10);
    log.push(`-${job}`);
    if (job === 'throws') throw new Error('broken');
    return { batchItemFailures: fails(job) ? [{ itemIdentifier: event.Records[0]!.messageId }] : [] };
  };
  return {
    log,
    errors,
    queue: localQueue(
      async () => worker,
      (error) => errors.push(error),
    ),
  };
};

test('one at a time for a tenant, in order; tenants beside each other', async () => {
  const { queue, log } = recorded();
  await Promise.all(['a1', 'a2', 'b1'].map((job) => queue.send(message(job[0]!, job))));
  await queue.idle();
  expect(log.filter((entry) => entry.includes('a'))).toEqual(['+a1', '-a1', '+a2', '-a2']);
  expect(log.indexOf('+b1')).toBeLessThan(log.indexOf('-a1'));
});

test('a message that has to come again comes again', async () => {
  let times = 0;
  const { queue, log } = recorded(() => ++times < 2);
  await queue.send(message('a', 'a1'));
  await queue.idle();
  expect(log).toEqual(['+a1', '-a1', '+a1', '-a1']);
});

test('a worker that throws is told, and the next tenant does not wait for it', async () => {
  const { queue, log, errors } = recorded();
  await queue.send(message('a', 'throws'));
  await queue.send(message('b', 'b1'));
  await setTimeout(100);
  expect(errors).toHaveLength(1);
  expect(log).toContain('-b1');
  await queue.stop();
});
