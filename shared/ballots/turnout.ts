import type { Poll } from './poll.ts';
import { shareOf, shareText } from './rates.ts';
import { rollOf } from './results.ts';

/**
 * How many voted, as it is told of a poll that is counted. Where voters are subjects, too, each is missing on the roll of
 * one box, so that the ballots of two boxes side by side can show who did not vote. They stand in the published file, which
 * nobody could check without them; before, and of a poll that is void, the box in which the fewest voted is all that is told.
 */

export interface BoxTurnout {
  cast: number;
  /** how many may vote in the box */
  roll: number;
}

export interface TurnoutTold {
  /** all that were made, those that are void among them */
  cards: number;
  voided: number;
  issued: number;
  /** papers that were issued and not cast, of the box in which most were lost */
  lost: number;
  /** of the box in which the smallest part of its roll voted, and of that in which the largest did; null: not told */
  least: BoxTurnout;
  most: BoxTurnout | null;
  /** of each box in order; null: not told */
  boxes: BoxTurnout[] | null;
}

type Counted = Pick<Poll, 'voters' | 'boxes' | 'turnout' | 'state'>;

/** Null: it is not counted. */
export function turnoutOf(poll: Counted): TurnoutTold | null {
  const { turnout } = poll;
  if (!turnout) return null;
  const { cards, voided, issued } = turnout;
  const boxes = poll.boxes.map((box, n): BoxTurnout => ({ cast: turnout.cast[n] ?? 0, roll: rollOf(poll, box) }));
  const isLess = (a: BoxTurnout, b: BoxTurnout): boolean => a.cast * b.roll < b.cast * a.roll;
  const isTold = poll.state === 'published';
  return {
    ...{ cards, voided, issued, lost: lostOf(poll, turnout) },
    least: boxes.reduce((least, one) => (isLess(one, least) ? one : least)),
    most: isTold ? boxes.reduce((most, one) => (isLess(most, one) ? one : most)) : null,
    boxes: isTold ? boxes : null,
  };
}

/**
 * The paper of whoever is a box's subject is not of that box: taken off as if they all had theirs, so that the figure
 * never tells of more than were lost.
 */
const lostOf = ({ boxes }: Counted, { issued, cast }: NonNullable<Poll['turnout']>): number =>
  Math.max(0, ...boxes.map(({ without }, n) => issued - (without === null ? 0 : 1) - (cast[n] ?? 0)));

/** Ballots cast out of all who may vote in a box, in words. */
export const turnoutText = ({ cast, roll }: BoxTurnout): string => shareText(shareOf(cast, roll));
