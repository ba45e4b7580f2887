import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { ulid } from 'ulid';
import { type AttendanceState, stateOf } from '#shared/appraisal/meeting-roster.ts';
import { markAttendance, readRoster } from '#shared/api/conduct/meeting.ts';
import { ApiError } from '../../app/api-error.ts';
import { call, operationKey } from '../../app/api.ts';
import type { Answer } from '../../app/api.ts';
import { useSession } from '../../app/session-context.ts';
import { afterSending, batchSize, keepQueue, loadQueue, type PendingMark, queueKey, withMark } from './mark-queue.ts';
import type { Roster } from './use-meeting.ts';

type Attendee = Roster['attendees'][number];
type Result = Answer<typeof markAttendance>['results'][number];

/** A mark of one's own that somebody else's stood in the way of. */
export interface Overtaken {
  result: Result;
  mine: PendingMark;
}

const again = 4_000;

/**
 * Marks as they are made: kept in the browser at once, sent in batches, taken out when the service has answered for them.
 * What it does not have yet shows as if it did.
 */
export function useMarks(place: { cycle: string; unit: string }) {
  const { me } = useSession();
  const { cycle, unit } = place;
  const key = queueKey(me.tenant?.id ?? '', me.user?.id ?? '', cycle, unit);
  const client = useQueryClient();
  const [queue, setQueue] = useState(() => loadQueue(localStorage, key));
  const [isKept, setKept] = useState(true);
  const [error, setError] = useState<ApiError | null>(null);
  const [overtaken, setOvertaken] = useState<Overtaken[]>([]);
  const sending = useRef(false);

  const current = useRef({ queue, isKept: true });

  /** Another tab may have marked meanwhile: what is kept is changed, unless the browser keeps nothing. */
  const read = useCallback(
    () => (current.current.isKept ? loadQueue(localStorage, key) : current.current.queue),
    [key],
  );
  const change = useCallback(
    (next: (queue: PendingMark[]) => PendingMark[]) => {
      const changed = next(read());
      current.current = { queue: changed, isKept: keepQueue(localStorage, key, changed) };
      setQueue(changed);
      setKept(current.current.isKept);
    },
    [key, read],
  );

  const send = useCallback(async () => {
    const batch = read().slice(0, batchSize);
    if (batch.length === 0 || sending.current) return;
    sending.current = true;
    try {
      const marks = batch.map(({ key: _key, ...mark }) => mark);
      const { results } = await call(markAttendance, { cycle, unit, marks });
      const byId = new Map(results.map((result) => [result.participant, result]));
      client.setQueryData<Roster>(
        operationKey(readRoster, { cycle, unit }),
        (roster) =>
          roster && {
            ...roster,
            attendees: roster.attendees.map((one) => {
              const result = byId.get(one.id);
              return result && result.outcome !== 'unknown' ? { ...one, mark: result.mark } : one;
            }),
          },
      );
      const others = batch.flatMap((mine) => {
        const result = byId.get(mine.participant);
        return result?.outcome === 'other' ? [{ result, mine }] : [];
      });
      setOvertaken((before) => [...before.filter(({ mine }) => !byId.has(mine.participant)), ...others]);
      setError(null);
      change((now) => afterSending(now, batch));
    } catch (cause) {
      setError(cause instanceof ApiError ? cause : new ApiError('internal', String(cause)));
    } finally {
      sending.current = false;
    }
  }, [cycle, unit, client, change, read]);

  const isRefused = error !== null && ['refused', 'invalid-input', 'not-found', 'forbidden'].includes(error.code);
  useEffect(() => {
    if (queue.length === 0 || isRefused) return;
    // Taps that come together go out together.
    const timer = setTimeout(() => void send(), error ? again : 400);
    const online = () => void send();
    addEventListener('online', online);
    return () => {
      clearTimeout(timer);
      removeEventListener('online', online);
    };
  }, [queue, error, isRefused, send]);

  const pending = new Map(queue.map((mark) => [mark.participant, mark]));
  return {
    /** how somebody stands, with what has not gone out yet */
    stateOf: (one: Attendee): AttendanceState => pending.get(one.id)?.to ?? stateOf(one),
    reasonOf: (one: Attendee): string | null =>
      pending.has(one.id) ? pending.get(one.id)!.reason : (one.mark?.reason ?? null),
    isPending: (one: Attendee): boolean => pending.has(one.id),
    mark: (one: Attendee, to: AttendanceState, reason: string | null = null) => {
      setOvertaken((before) => before.filter(({ mine }) => mine.participant !== one.id));
      change((now) => withMark(now, { participant: one.id, to, reason, saw: stateOf(one), key: ulid() }));
    },
    waiting: queue.length,
    isKept,
    error,
    isRefused,
    /** gives up what the service refuses */
    drop: () => {
      change(() => []);
      setError(null);
    },
    retry: () => void send(),
    overtaken,
    dismiss: () => setOvertaken([]),
  };
}
