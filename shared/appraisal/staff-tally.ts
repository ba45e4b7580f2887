import * as z from 'zod';
import type { OpinionRow } from '#shared/dataset/schema.ts';
import { personGrades } from '#shared/policy/terms.ts';
import type { Appraised } from './placement.ts';

const count = z.int().min(0).max(100_000);

/** Votes for one person on the tally 评议情况汇总表: for each grade, and 不了解. */
export const tallyCounts = z.strictObject({
  excellent: count,
  competent: count,
  basicallyCompetent: count,
  incompetent: count,
  abstain: count,
});
export type TallyCounts = z.infer<typeof tallyCounts>;
export const tallyColumns = [...personGrades, 'abstain'] as const;

/** Marks that say something of the person: 不了解 does not count (scoring.md §4). */
const votesIn = (counts: TallyCounts): number => personGrades.reduce((sum, grade) => sum + counts[grade], 0);
/** Ballots that say something of the person: where the row does not say how many, each such mark is one. */
export const votesOf = ({ counts, ballots }: { counts: TallyCounts; ballots?: number | undefined }): number =>
  ballots ?? votesIn(counts);
export const marksOf = (counts: TallyCounts): number => votesIn(counts) + counts.abstain;

/**
 * A row as it stands in the tally: from polls that are counted, from the cycle's own opinion rows, or from the paper count.
 * Of whom too few judged in a poll nothing left the box: the row has no votes.
 */
export const tallyRow = z.strictObject({
  person: z.string(),
  name: z.string(),
  counts: tallyCounts,
  /** the ballots that gave the counts, where one gives several marks (`opinionSchema`) */
  ballots: z.int().min(1).optional(),
  from: z.enum(['ballots', 'cycle', 'paper']),
});
export type TallyRow = z.infer<typeof tallyRow>;

/**
 * The mass rating of somebody as the cycle's data have it; absent without one. A row has no 不了解, so none is counted.
 */
function votesOfOpinion(
  opinions: readonly OpinionRow[],
  person: string,
): Pick<TallyRow, 'counts' | 'ballots'> | undefined {
  const row = opinions.find(
    ({ subject, source }) => subject.kind === 'person' && subject.id === person && source === 'mass',
  );
  if (!row) return undefined;
  const of = (grade: string): number => row.counts[grade] ?? 0;
  const counts = {
    ...{ excellent: of('excellent'), competent: of('competent') },
    ...{ basicallyCompetent: of('basicallyCompetent'), incompetent: of('incompetent'), abstain: 0 },
  };
  return { counts, ...(row.ballots !== undefined && { ballots: row.ballots }) };
}

export interface TallySources {
  /** of counted polls of the unit, and of ratings */
  ballots: readonly OpinionRow[];
  /** the subjects of the unit's counted polls of the mass, rows or not */
  balloted: ReadonlySet<string>;
  /** the cycle's own rows */
  cycle: readonly OpinionRow[];
  entered: ReadonlyMap<string, TallyCounts>;
}

const noVotes: TallyCounts = { excellent: 0, competent: 0, basicallyCompetent: 0, incompetent: 0, abstain: 0 };

/**
 * The rows that stand: what grades are made of comes first, ballots before the cycle's own data; the paper count fills in
 * whom they lack. Who has none is left out.
 */
export function tallyRows(
  subjects: readonly Pick<Appraised, 'id' | 'name'>[],
  { ballots, balloted, cycle, entered }: TallySources,
): TallyRow[] {
  return subjects.flatMap(({ id: person, name }): TallyRow[] => {
    const voted = votesOfOpinion(ballots, person);
    if (voted) return [{ person, name, ...voted, from: 'ballots' }];
    const known = votesOfOpinion(cycle, person);
    if (known) return [{ person, name, ...known, from: 'cycle' }];
    if (balloted.has(person)) return [{ person, name, counts: noVotes, from: 'ballots' }];
    const counts = entered.get(person);
    return counts ? [{ person, name, counts, from: 'paper' }] : [];
  });
}

/**
 * Whether paper counts can be: no row has more marks than ballots were collected (less is possible: a row left empty on
 * a ballot), and no more ballots came back than people attended, where that is known.
 */
export function isPlausible(
  rows: readonly Pick<TallyRow, 'counts' | 'from'>[],
  ballots: number,
  attendance: number | null,
): boolean {
  const paper = rows.filter(({ from }) => from === 'paper');
  if (attendance !== null && paper.length > 0 && ballots > attendance) return false;
  return paper.every(({ counts }) => marksOf(counts) <= ballots);
}

/**
 * what the unit is shown of a row. Below the least number of ballots the counts would betray who rated how, and
 * are left out.
 */
export const shownToUnit = (row: Pick<TallyRow, 'counts' | 'ballots'>, minBallots: number): TallyCounts | null =>
  votesOf(row) < minBallots ? null : row.counts;

/** What anybody is shown of a row: what did not leave a box is nobody's to see. */
export const shownToAnybody = ({ counts, from }: Pick<TallyRow, 'counts' | 'from'>): TallyCounts | null =>
  from === 'ballots' && votesIn(counts) === 0 ? null : counts;
