import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { handOutCards } from '#shared/api/ballots/polls.ts';
import { ApiError } from '../../app/api-error.ts';
import { call, operationKey } from '../../app/api.ts';
import { afterBatch, batchSize, nextBatch, type Pending } from './handing-queue.ts';
import type { PollPlace } from './use-poll.ts';

const again = 4_000;
const refusals: ReadonlySet<string> = new Set(['refused', 'invalid-input', 'not-found', 'forbidden', 'already-exists']);

/** Cards handed out, as they are tapped: shown at once, sent together, kept until the service has answered for them. */
export function useHanding({ cycle, unit, poll }: PollPlace) {
  const client = useQueryClient();
  const [pending, setPending] = useState<Pending>(() => new Map());
  const [error, setError] = useState<ApiError | null>(null);
  const sending = useRef(false);
  // One who is refused shall not keep the others from being noted: after a refusal they go out one by one.
  const size = useRef(batchSize);
  const current = useRef<Pending>(pending);
  const change = useCallback((next: Pending) => {
    current.current = next;
    setPending(next);
  }, []);
  const send = useCallback(async () => {
    const batch = nextBatch(current.current, size.current);
    if (batch === null || sending.current) return;
    sending.current = true;
    try {
      await call(handOutCards, { cycle, unit, poll, ...batch });
      if (size.current === batchSize) setError(null);
      await client.invalidateQueries({ queryKey: operationKey(handOutCards).slice(0, 1) });
      change(afterBatch(current.current, batch));
    } catch (cause) {
      const failed = cause instanceof ApiError ? cause : new ApiError('internal', String(cause));
      const isRefused = refusals.has(failed.code);
      if (isRefused && batch.voters.length === 1) change(afterBatch(current.current, batch));
      if (isRefused) size.current = 1;
      if (!isRefused || batch.voters.length === 1) setError(failed);
      else change(new Map(current.current));
    } finally {
      sending.current = false;
    }
  }, [cycle, unit, poll, client, change]);
  const isWaiting = error !== null && !refusals.has(error.code);
  useEffect(() => {
    if (pending.size === 0) {
      size.current = batchSize;
      return;
    }
    const timer = setTimeout(() => void send(), isWaiting ? again : 300);
    return () => clearTimeout(timer);
  }, [pending, error, isWaiting, send]);
  return {
    pending,
    error,
    mark: (voter: string, given: boolean) => {
      if (!isWaiting) setError(null);
      change(new Map(current.current).set(voter, given));
    },
  };
}
