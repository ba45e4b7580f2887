import type { AttendanceState } from '#shared/appraisal/meeting-roster.ts';

/** A mark that the service does not have yet. */
export interface PendingMark {
  participant: string;
  to: AttendanceState;
  reason: string | null;
  /** what stood there when it was made */
  saw: AttendanceState;
  /** tells two marks of the same person apart: the later one may be made while the earlier is under way */
  key: string;
}

/** So many go out in one batch. */
export const batchSize = 25;

type Store = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;
const formatName = 'kaoping.marks/1';

export const queueKey = (tenant: string, user: string, cycle: string, unit: string): string =>
  ['kaoping.marks', tenant, user, cycle, unit].join('.');

/** The marks kept in the browser; none where there are none or they cannot be read. */
export function loadQueue(store: Store, key: string): PendingMark[] {
  try {
    const kept = JSON.parse(store.getItem(key) ?? 'null') as { format?: string; marks?: PendingMark[] } | null;
    return kept?.format === formatName && Array.isArray(kept.marks) ? kept.marks : [];
  } catch {
    return [];
  }
}

/** Whether they were kept: a browser may refuse (full, private mode). */
export function keepQueue(store: Store, key: string, marks: readonly PendingMark[]): boolean {
  try {
    if (marks.length === 0) store.removeItem(key);
    else store.setItem(key, JSON.stringify({ format: formatName, marks }));
    return true;
  } catch {
    return false;
  }
}

/** With a mark more; an earlier one on the same person that has not gone out yet is replaced, and what it saw stays. */
export function withMark(queue: readonly PendingMark[], mark: PendingMark): PendingMark[] {
  const earlier = queue.find(({ participant }) => participant === mark.participant);
  const rest = queue.filter(({ participant }) => participant !== mark.participant);
  return [...rest, earlier ? { ...mark, saw: earlier.saw } : mark];
}

/**
 * What is left after the service has answered for some: those that were sent are gone, and a newer mark on the same
 * person now follows the one that was sent.
 */
export function afterSending(queue: readonly PendingMark[], sent: readonly PendingMark[]): PendingMark[] {
  const byParticipant = new Map(sent.map((mark) => [mark.participant, mark]));
  return queue.flatMap((mark) => {
    const gone = byParticipant.get(mark.participant);
    if (!gone) return [mark];
    return gone.key === mark.key ? [] : [{ ...mark, saw: gone.to }];
  });
}
