import { rollOf } from '#shared/ballots/results.ts';
import type { PollLine } from './use-poll.ts';

type Counted = Pick<PollLine, 'voters' | 'boxes' | 'turnout'>;

/** Ballots cast out of all who may vote, of the box in which the fewest did; percent. */
export function turnoutOf(poll: Counted): { cast: number; percent: number } | null {
  if (!poll.turnout) return null;
  const boxes = poll.boxes.map((box, n) => {
    const [cast, roll] = [poll.turnout?.cast[n] ?? 0, rollOf(poll, box)];
    return { cast, percent: roll === 0 ? 0 : (cast * 100) / roll };
  });
  return boxes.reduce((least, one) => (one.percent < least.percent ? one : least));
}
