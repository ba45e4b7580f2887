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

/**
 * Papers that were issued and not cast, of the box in which most were lost. The paper of whoever is a box's subject is not
 * of that box: taken off as if they all had theirs, so that the figure never tells of more than were lost.
 */
export function lostOf({ boxes, turnout }: Pick<PollLine, 'boxes' | 'turnout'>): number {
  if (!turnout) return 0;
  const { issued, cast } = turnout;
  return Math.max(0, ...boxes.map(({ without }, n) => issued - (without === null ? 0 : 1) - (cast[n] ?? 0)));
}
