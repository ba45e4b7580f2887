import { setTimeout } from 'node:timers/promises';
import { afterEach, expect, test, vi } from 'vitest';
import { untilNothingIsLeft, withRetries } from './contention.ts';
import { ConditionFailed, Refusal } from './errors.ts';

// No test waits; what was to be waited is told.
vi.mock('node:timers/promises', () => ({ setTimeout: vi.fn(async () => undefined) }));
afterEach(() => {
  vi.mocked(setTimeout).mockClear();
  vi.restoreAllMocks();
});
/** milliseconds of each wait, at its longest */
const longestWaits = (): number[] => vi.mocked(setTimeout).mock.calls.map(([milliseconds]) => Number(milliseconds));
const withoutJitter = () => vi.spyOn(Math, 'random').mockReturnValue(1);

const failing = (error: object, times: number) => {
  let calls = 0;
  const send = async () => {
    calls += 1;
    if (calls <= times) throw Object.assign(new Error('x'), error);
    return 'done';
  };
  return { send, calls: () => calls };
};
const cancelled = (...codes: string[]) => ({
  name: 'TransactionCanceledException',
  CancellationReasons: codes.map((Code) => ({ Code })),
});

test('another transaction in the way: sent again until it is through', async () => {
  for (const error of [cancelled('None', 'TransactionConflict'), { name: 'TransactionConflictException' }]) {
    const { send, calls } = failing(error, 3);
    expect(await withRetries(send)).toBe('done');
    expect(calls()).toBe(4);
  }
});

test('where many are expected it is sent more often, and no wait is longer than two seconds', async () => {
  withoutJitter();
  const { send, calls } = failing(cancelled('TransactionConflict'), 99);
  await expect(withRetries(send, 9)).rejects.toMatchObject({ code: 'busy' });
  expect(calls()).toBe(9);
  expect(longestWaits()).toEqual([40, 80, 160, 320, 640, 1280, 2000, 2000]);
});

test('always in the way: busy, in the end', async () => {
  withoutJitter();
  const { send, calls } = failing(cancelled('TransactionConflict'), 99);
  await expect(withRetries(send)).rejects.toThrow(Refusal);
  expect(calls()).toBe(6);
  expect(longestWaits()).toEqual([40, 80, 160, 320, 640]);
});

test('a condition that does not hold is told with the parts it was in, at once', async () => {
  const { send, calls } = failing(cancelled('None', 'ConditionalCheckFailed', 'TransactionConflict'), 99);
  const error = await withRetries(send).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(ConditionFailed);
  expect((error as ConditionFailed).parts).toEqual([1]);
  expect(calls()).toBe(1);
  await expect(withRetries(failing({ name: 'ConditionalCheckFailedException' }, 1).send)).rejects.toThrow(
    ConditionFailed,
  );
});

test('anything else is not tried again', async () => {
  const { send, calls } = failing({ name: 'ValidationException' }, 99);
  await expect(withRetries(send)).rejects.toThrow('x');
  expect(calls()).toBe(1);
});

test('a throttled part of a transaction is no condition that failed: sent again', async () => {
  for (const code of ['ThrottlingError', 'ProvisionedThroughputExceeded']) {
    const { send, calls } = failing(cancelled('None', code), 1);
    expect(await withRetries(send)).toBe('done');
    expect(calls()).toBe(2);
  }
});

test('what a batch left undone comes again, until nothing is left', async () => {
  const sent: number[][] = [];
  await untilNothingIsLeft([1, 2, 3, 4, 5], async (open) => {
    sent.push([...open]);
    return open.slice(2);
  });
  expect(sent).toEqual([[1, 2, 3, 4, 5], [3, 4, 5], [5]]);
  await untilNothingIsLeft([], () => Promise.reject(new Error('nothing to send')));
});

test('a batch that gets on is never given up; one that does not is', async () => {
  let calls = 0;
  await untilNothingIsLeft(
    Array.from({ length: 10 }, (_, i) => i),
    async (open) => (calls++ % 3 === 2 ? open.slice(1) : open),
  );
  expect(calls).toBe(30);
  calls = 0;
  vi.mocked(setTimeout).mockClear();
  withoutJitter();
  await expect(untilNothingIsLeft([1], async (open) => (calls++, open))).rejects.toThrow('busy');
  expect(calls).toBe(6);
  expect(longestWaits()).toEqual([40, 80, 160, 320, 640]);
});
