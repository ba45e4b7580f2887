import { setTimeout } from 'node:timers/promises';
import { ConditionFailed, Refusal } from './errors.ts';

const attempts = 6;

interface DatabaseError {
  name?: string;
  CancellationReasons?: { Code?: string }[];
}

/** Sends again when another transaction was in the way; tells a condition that did not hold from everything else. */
export const withRetries = async <T>(send: () => Promise<T>): Promise<T> => {
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
        reasons.some(({ Code }) => Code === 'TransactionConflict' || Code === 'ThrottlingError');
      if (!passing) throw error;
      if (attempt === attempts) throw new Refusal('busy', undefined, { cause: error });
      await setTimeout(Math.random() * 20 * 2 ** attempt);
    }
  }
};
