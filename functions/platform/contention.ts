import { setTimeout } from 'node:timers/promises';
import { ConditionFailed, Refusal } from './errors.ts';

/** How often something is sent where nothing is known of how many are in each other's way. */
const usualAttempts = 6;

interface DatabaseError {
  name?: string;
  CancellationReasons?: { Code?: string }[];
}

/** Why a transaction that was cancelled may succeed the next time. The client sends it again for none of these itself. */
const passingReasons = new Set(['TransactionConflict', 'ThrottlingError', 'ProvisionedThroughputExceeded']);

const longestPause = 2000;

/** Waits before the n-th repetition, with full jitter: those who were in each other's way do not meet again. */
const pause = (n: number): Promise<void> => setTimeout(Math.random() * Math.min(20 * 2 ** n, longestPause));

/** Sends again when another transaction was in the way; tells a condition that did not hold from everything else. */
export const withRetries = async <T>(send: () => Promise<T>, attempts = usualAttempts): Promise<T> => {
  for (let attempt = 1; ; attempt++) {
    try {
      return await send();
    } catch (error) {
      const { name, CancellationReasons: reasons = [] } = (error ?? {}) as DatabaseError;
      if (name === 'ConditionalCheckFailedException') throw new ConditionFailed([0], error);
      const failed = reasons.flatMap(({ Code }, i) => (Code === 'ConditionalCheckFailed' ? [i] : []));
      if (failed.length > 0) throw new ConditionFailed(failed, error);
      // An item or a transaction that is larger than the database takes: what was sent is, not the service, at fault.
      if (name === 'ValidationException' && /size/i.test(String((error as Error).message)))
        throw new Refusal('too-large', undefined, { cause: error });
      const passing =
        name === 'TransactionConflictException' ||
        name === 'TransactionInProgressException' ||
        reasons.some(({ Code = '' }) => passingReasons.has(Code));
      if (!passing) throw error;
      if (attempt === attempts) throw new Refusal('busy', undefined, { cause: error });
      await pause(attempt);
    }
  }
};

/**
 * Sends a batch, and then what the database left undone of it: a part that is throttled, or more than one answer holds.
 * `send` answers what is left. Where several times nothing more is done, the service is busy.
 */
export const untilNothingIsLeft = async <T>(
  batch: readonly T[],
  send: (open: readonly T[]) => Promise<readonly T[]>,
): Promise<void> => {
  let open = batch;
  for (let idle = 0; open.length > 0;) {
    const left = await send(open);
    idle = left.length < open.length ? 0 : idle + 1;
    if (idle === usualAttempts) throw new Refusal('busy');
    if (left.length > 0) await pause(Math.max(idle, 1));
    open = left;
  }
};
