import * as z from 'zod';
import { id } from '#shared/api/common.ts';
import { ballotsOf, votesOn } from '#shared/dataset/ballots-of.ts';
import type { Dataset, OpinionRow } from '#shared/dataset/schema.ts';
import { byCodePoint } from '#shared/grading/code-points.ts';
import type { Tally } from './poll.ts';
import type { LeaderDetail, SelfGradesDetail } from './ratings.ts';
import { abstain } from './sheet.ts';

/**
 * What the vote and the signed ratings give to grading: opinion rows (scoring.md §1, §4). A row is the sum over all
 * published polls of one source and subject; of what did not leave a box nothing can be in it.
 */

/** Where an opinion row came from that nobody entered. */
export const ballotOrigin = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('ballots'),
    /** the published polls that it is the sum of */
    polls: z.array(z.strictObject({ unit: id, poll: id, medium: z.enum(['electronic', 'paper']) })).min(1),
  }),
  z.strictObject({ kind: z.literal('leader') }),
  z.strictObject({ kind: z.literal('self') }),
]);
export type BallotOrigin = z.infer<typeof ballotOrigin>;

export interface BallotOpinion {
  row: OpinionRow;
  origin: BallotOrigin;
}

export interface BallotSources {
  /** of polls that are no dry run: for grading of published ones, which the caller sees to */
  tallies: readonly Omit<Tally, 'published'>[];
  leaders: readonly LeaderDetail[];
  /** of every unit */
  selfGrades: readonly SelfGradesDetail[];
}

export const opinionKey = ({ subject, source }: Pick<OpinionRow, 'subject' | 'source'>): string =>
  `${subject.kind}:${subject.id}/${source}`;

/** The rows of all ballots and signed ratings, by their keys in order; 不了解 is no opinion and in none of them. */
export function opinionsOfBallots({ tallies, leaders, selfGrades }: BallotSources): BallotOpinion[] {
  const found = new Map<string, BallotOpinion>();
  const add = ({ subject, source, counts, ballots }: OpinionRow, origin: BallotOrigin): void => {
    const given = Object.entries(counts).filter(([mark, count]) => mark !== abstain && count > 0);
    if (given.length === 0) return;
    const key = opinionKey({ subject, source });
    const before = found.get(key);
    const sum = { ...before?.row.counts };
    for (const [grade, count] of given) sum[grade] = (sum[grade] ?? 0) + count;
    const all = ballotsOf({ counts: Object.fromEntries(given), ballots }) + (before ? ballotsOf(before.row) : 0);
    found.set(key, { row: { subject, source, ...votesOn(sum, all) }, origin: together(before?.origin, origin) });
  };
  for (const { unit, poll, medium, source, rows } of tallies)
    for (const row of rows) add({ ...row, source }, { kind: 'ballots', polls: [{ unit, poll, medium }] });
  for (const { ratings } of leaders)
    for (const [unit, { team, principals }] of Object.entries(ratings)) {
      const origin = { kind: 'leader' } as const;
      if (team) add({ subject: { kind: 'team', id: unit }, source: 'leader', counts: { [team]: 1 } }, origin);
      for (const { person, grade } of principals)
        add({ subject: { kind: 'person', id: person }, source: 'leader', counts: { [grade]: 1 } }, origin);
    }
  // Somebody has one opinion of themself, whatever unit's list they are on.
  const own = new Map(selfGrades.flatMap(({ grades }) => Object.entries(grades)));
  for (const [person, grade] of own)
    add({ subject: { kind: 'person', id: person }, source: 'self', counts: { [grade]: 1 } }, { kind: 'self' });
  return [...found].sort(([a], [b]) => byCodePoint(a, b)).map(([, opinion]) => opinion);
}

const together = (before: BallotOrigin | undefined, origin: BallotOrigin): BallotOrigin =>
  before?.kind === 'ballots' && origin.kind === 'ballots'
    ? { kind: 'ballots', polls: [...before.polls, ...origin.polls] }
    : origin;

export interface WithBallots {
  opinions: OpinionRow[];
  /** rows that count, where each came from */
  counted: BallotOpinion[];
  /** imported rows of which the ballots said otherwise: they do not count */
  replaced: OpinionRow[];
  /** rows whose subject is not in the dataset: somebody left, a unit was merged */
  leftOut: BallotOpinion[];
}

/** A dataset's opinions with those of the ballots: where both have one of the same subject and source, the ballots win. */
export function withBallots(
  { units, people, opinions }: Pick<Dataset, 'units' | 'people' | 'opinions'>,
  made: readonly BallotOpinion[],
): WithBallots {
  const teams = new Set(units.filter(({ level }) => level === 'first').map((unit) => unit.id));
  const persons = new Set(people.map((person) => person.id));
  const isKnown = ({ row: { subject } }: BallotOpinion): boolean =>
    (subject.kind === 'team' ? teams : persons).has(subject.id);
  const counted = made.filter(isKnown);
  const keys = new Set(counted.map(({ row }) => opinionKey(row)));
  return {
    opinions: [...opinions.filter((row) => !keys.has(opinionKey(row))), ...counted.map(({ row }) => row)],
    counted,
    replaced: opinions.filter((row) => keys.has(opinionKey(row))),
    leftOut: made.filter((opinion) => !isKnown(opinion)),
  };
}
