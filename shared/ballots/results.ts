import type { Problem } from '#shared/problem.ts';
import type { PaperCount, Poll, PollBox, SubjectCounts } from './poll.ts';
import {
  abstain,
  ballotCounter,
  type Counters,
  itemsOf,
  markCounter,
  marksOf,
  nominationCounter,
  type Sheet,
} from './sheet.ts';
import { faultsOfPaper } from './paper.ts';

/** From a poll's totals to what may be seen of them. Pages, published file and tally all go through `resultsOf`. */

type Asked = Pick<Poll, 'subjects' | 'items' | 'rules'>;
/** the counters of each box, by its place */
export type Totals = ReadonlyMap<number, Counters>;

/** What a box of a poll asks. */
export const sheetOf = ({ subjects, items, rules }: Asked, { subjects: places }: Pick<PollBox, 'subjects'>): Sheet => ({
  ...{ subjects: places.map((place) => subjects[place]!), items, rules },
});

/** How many people may vote in a box. */
export const rollOf = ({ voters }: Pick<Poll, 'voters'>, { without }: Pick<PollBox, 'without'>): number =>
  voters - (without === null ? 0 : 1);

const sum = (counts: Readonly<Record<string, number>>): number => Object.values(counts).reduce((a, b) => a + b, 0);
const grades = ({ [abstain]: _, ...counts }: Readonly<Record<string, number>>): number => sum(counts);

/** All that a box counted, whatever it is: nobody is shown this. `subject` is a place among the poll's subjects. */
export function countsOf(poll: Asked, box: Pick<PollBox, 'subjects'>, counters: Counters): SubjectCounts[] {
  const sheet = sheetOf(poll, box);
  return sheet.subjects.map((subject, s) => ({
    subject: box.subjects[s]!,
    items: itemsOf(sheet, subject).map((_, i) =>
      Object.fromEntries(marksOf(subject).map((mark, m) => [mark, counters[markCounter(s, i, m)] ?? 0])),
    ),
    nominations: counters[nominationCounter(s)] ?? 0,
  }));
}

/** How many ballots judged a subject in every item: the fewest grades, 不了解 not counted, that an item has. */
export const ballotsOn = ({ items }: Pick<SubjectCounts, 'items'>): number => Math.min(...items.map(grades));

/**
 * Counts as they may leave the box: null where fewer than `minBallots` ballots judged the subject in every item. The
 * nominations go with them: nothing of the subject is told.
 */
export const unlessFew = (counts: SubjectCounts, minBallots: number): SubjectCounts | null =>
  ballotsOn(counts) >= minBallots ? counts : null;

export interface Result {
  /** place among the poll's subjects */
  subject: number;
  box: number;
  /** ballots cast in the box */
  voters: number;
  counts: SubjectCounts | null;
}

/** What may be seen of a poll that is counted, in the order of its subjects. A box without a total is left out. */
export function resultsOf(poll: Asked & Pick<Poll, 'boxes' | 'minBallots'>, totals: Totals): Result[] {
  return poll.boxes
    .flatMap((box, n): Result[] => {
      const counters = totals.get(n);
      return counters
        ? countsOf(poll, box, counters).map((counts) => ({
            ...{ subject: counts.subject, box: n, voters: counters[ballotCounter] ?? 0 },
            counts: unlessFew(counts, poll.minBallots),
          }))
        : [];
    })
    .sort((a, b) => a.subject - b.subject);
}

/** The same of a bundle of paper. */
export function paperResultsOf(poll: Pick<Poll, 'boxes' | 'minBallots'>, { returned, rows }: PaperCount): Result[] {
  const boxOf = (subject: number) => poll.boxes.findIndex(({ subjects }) => subjects.includes(subject));
  return rows
    .map((counts) => ({
      ...{ subject: counts.subject, box: boxOf(counts.subject), voters: returned },
      counts: unlessFew(counts, poll.minBallots),
    }))
    .sort((a, b) => a.subject - b.subject);
}

/**
 * Every way in which the counts of a poll disagree: cast ≤ issued ≤ cards in every box, and every item of every subject,
 * 不了解 included, sums to the ballots cast (ballots.md §5). On paper, what `faultsOfPaper` says: there people leave
 * lines blank.
 * @param totals null where the poll was on paper
 */
export function disagreements(poll: Poll, totals: Totals | null): Problem[] {
  const problem = (path: string, code: string, zh: string, en: string): Problem => ({
    ...{ path, code, message: { zh, en } },
  });
  if (poll.medium === 'paper')
    return poll.paper.entered
      ? faultsOfPaper(poll, poll.paper.entered.count)
      : [problem('paper', 'not-counted', '尚未录入计票。', 'Nothing is counted yet.')];
  const { turnout } = poll;
  if (!turnout || !totals) return [problem('turnout', 'not-counted', '尚未计票。', 'Nothing is counted yet.')];
  return [
    ...(turnout.issued > turnout.cards
      ? [
          problem(
            'turnout.issued',
            'more-than-cards',
            '领票数多于卡数。',
            'More papers were issued than there are cards.',
          ),
        ]
      : []),
    ...poll.boxes.flatMap((box, n) => {
      const path = `boxes[${n}]`;
      const [counters, cast] = [totals.get(n), turnout.cast[n]];
      if (!counters || cast === undefined || counters[ballotCounter] !== cast)
        return [
          problem(
            path,
            'not-counted',
            '票箱尚未计票，或投票数不符。',
            'The box is not counted, or not as the poll says.',
          ),
        ];
      return [
        ...(cast > turnout.issued
          ? [problem(path, 'more-than-issued', '投票数多于领票数。', 'More ballots were cast than papers issued.')]
          : []),
        ...(countsOf(poll, box, counters).some(({ items }) => items.some((item) => sum(item) !== cast))
          ? [problem(path, 'does-not-add-up', '各等次之和与投票数不符。', 'An item does not sum to the ballots cast.')]
          : []),
      ];
    }),
  ];
}

/**
 * Whether so many voted as the policy asks for, in every box: ballots cast out of all who may vote there, present
 * or not. A trial needs none.
 * @param minTurnout percent; null: not ruled
 */
export function hasEnoughVoted(
  poll: Pick<Poll, 'boxes' | 'voters' | 'turnout' | 'dryRun'>,
  minTurnout: number | null,
): boolean {
  if (minTurnout === null || poll.dryRun) return true;
  const cast = poll.turnout?.cast;
  return cast !== undefined && poll.boxes.every((box, n) => (cast[n] ?? 0) * 100 >= minTurnout * rollOf(poll, box));
}
