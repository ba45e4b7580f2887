import { bundleOf } from './paper.ts';
import type { PaperCount, Poll } from './poll.ts';
import type { Result, Totals } from './results.ts';
import { ballotCounter, blankCounter, filledCounter } from './sheet.ts';

/**
 * Blank ballots 空白票 as they may leave a box (B-147). Who is blank gave no grade to anybody, so their number bounds the
 * grades of every subject from above: where a subject's counts are withheld, it is withheld, too, and where nothing is
 * withheld it says nothing that is.
 */

/** What a box's ballots were, as anybody may know it once the results are told. */
export interface BoxBallots {
  cast: number;
  /** on paper: of these, invalid ones */
  invalid?: number;
  /** null: withheld; left out: not every cast was asked, in a poll that began before blank ballots were counted */
  blank?: number | null;
}

/** Of each box, in order. */
export function boxBallotsOf(
  { boxes }: Pick<Poll, 'boxes'>,
  totals: Totals,
  results: readonly Pick<Result, 'box' | 'counts'>[],
): BoxBallots[] {
  return boxes.map((_, n) => {
    const { [ballotCounter]: cast = 0, [blankCounter]: blank = 0, [filledCounter]: filled = 0 } = totals.get(n) ?? {};
    if (blank + filled !== cast) return { cast };
    return { cast, blank: unlessAnyFew(blank, ofBox(results, n)) };
  });
}

/** The same of a bundle of paper: one for all boxes, and so withheld with any subject of the poll. */
export function paperBallotsOf(
  { boxes }: Pick<Poll, 'boxes'>,
  count: PaperCount,
  results: readonly Pick<Result, 'counts'>[],
): BoxBallots[] {
  const { invalid, blank } = bundleOf(count);
  return boxes.map(() => ({ cast: count.returned, invalid, blank: unlessAnyFew(blank, results) }));
}

const ofBox = <R extends Pick<Result, 'box'>>(results: readonly R[], n: number): R[] =>
  results.filter(({ box }) => box === n);

const unlessAnyFew = (blank: number, results: readonly Pick<Result, 'counts'>[]): number | null =>
  results.every(({ counts }) => counts !== null) ? blank : null;

/** Blank and invalid ballots of a poll; `blank` null: all of it is withheld. */
export interface BallotsTogether {
  cast: number;
  invalid: number;
  blank: number | null;
  /** boxes of which it is withheld: `cast` and `blank` are those of the others, unless there are none */
  withheld: number;
}

/** Over all boxes; null where they were not counted. A bundle of paper is the same in each. */
export function ballotsTogether(
  { medium }: Pick<Poll, 'medium'>,
  boxes: readonly BoxBallots[],
): BallotsTogether | null {
  const all = medium === 'paper' ? boxes.slice(0, 1) : boxes;
  if (all.length === 0 || all.some(({ blank }) => blank === undefined)) return null;
  const told = all.filter(({ blank }) => blank !== null);
  const shown = told.length === 0 ? all : told;
  const sum = (of: (box: BoxBallots) => number): number => shown.reduce((n, box) => n + of(box), 0);
  return {
    cast: sum(({ cast }) => cast),
    invalid: sum(({ invalid = 0 }) => invalid),
    blank: told.length === 0 ? null : sum(({ blank }) => blank ?? 0),
    withheld: all.length - told.length,
  };
}
