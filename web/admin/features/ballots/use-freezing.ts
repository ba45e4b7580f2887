import { useCallback, useEffect, useRef, useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { freezePoll } from '#shared/api/ballots/polls.ts';
import { ApiError } from '../../app/api-error.ts';
import { call, operationKey } from '../../app/api.ts';
import type { PollPlace } from './use-poll.ts';

/** Keys of many boxes take several requests: it asks until none is missing, and goes on where a reload stopped it. */
export function useFreezing({ cycle, unit, poll }: PollPlace, keysMissing: number, isBegun: boolean) {
  const client = useQueryClient();
  const [missing, setMissing] = useState<number | null>(null);
  const [error, setError] = useState<ApiError | null>(null);
  const isRunning = useRef(false);
  const [isUnderWay, setUnderWay] = useState(isBegun);
  const isLeft = useRef(false);
  const run = useCallback(
    async (from: number) => {
      if (isRunning.current) return;
      isRunning.current = true;
      setUnderWay(true);
      setError(null);
      setMissing(from);
      try {
        let left = from;
        do {
          ({ keysMissing: left } = await call(freezePoll, { cycle, unit, poll }));
          setMissing(left);
        } while (left > 0 && !isLeft.current);
      } catch (cause) {
        setError(cause instanceof ApiError ? cause : new ApiError('internal', String(cause)));
        setMissing(null);
      } finally {
        isRunning.current = false;
        // Under way until the page has read what came of it: no button stands there for a moment.
        await client.invalidateQueries({ queryKey: operationKey(freezePoll).slice(0, 1) });
        if (!isRunning.current) setUnderWay(false);
      }
    },
    [cycle, unit, poll, client],
  );
  useEffect(() => {
    isLeft.current = false;
    const timer = isBegun ? setTimeout(() => void run(keysMissing)) : undefined;
    return () => {
      isLeft.current = true;
      clearTimeout(timer);
    };
    // Only what was found begun when the page was opened goes on by itself.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [run]);
  return {
    start: () => void run(keysMissing),
    error,
    missing: missing ?? keysMissing,
    isUnderWay,
  };
}
