import type { OpinionRow } from './schema.ts';

/**
 * Ballots and marks: a ballot that judges somebody in several items (德、能、勤、绩、廉) gives several marks, each as often
 * as its item weighs. What a policy calls 票 are ballots; means and shares of grades are taken of marks.
 */

type Votes = Pick<OpinionRow, 'counts' | 'ballots'>;

/** All marks of a row. */
export const marksIn = (counts: OpinionRow['counts']): number =>
  Object.values(counts).reduce((sum, count) => sum + count, 0);

/** How many ballots gave a row's marks: where it does not say so, each mark is a ballot of its own. */
export const ballotsOf = ({ counts, ballots }: Votes): number => ballots ?? marksIn(counts);

/** Counts with their ballots as a row has them: `ballots` is left out where it says no more than the counts. */
export const votesOn = (counts: OpinionRow['counts'], ballots: number): Votes =>
  ballots === marksIn(counts) ? { counts } : { counts, ballots };
