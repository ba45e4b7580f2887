import type { Tally } from '#shared/ballots/poll.ts';
import { ballotsOn, type Result } from '#shared/ballots/results.ts';
import { weighed } from '#shared/ballots/rates.ts';
import { abstain } from '#shared/ballots/sheet.ts';
import { marksIn, votesOn } from '#shared/dataset/ballots-of.ts';
import type { DetailChange } from '#functions/conduct/change.ts';
import type { PollPlace } from './moves.ts';
import type { BallotsContext, StoredPoll } from './poll-at.ts';

/**
 * What a poll gives to the tally of the staff once it is counted, and to grading once it is published: a detail of the
 * cycle, written with the poll in one transaction.
 */

type Counted = Pick<StoredPoll, 'unit' | 'id' | 'source' | 'medium' | 'subjects' | 'items'>;

/**
 * Of each subject of which enough was said, how often each grade was given, every item as often as it weighs, and on how
 * many ballots; 不了解 says nothing.
 */
export const tallyOf = (poll: Counted, results: readonly Result[], published: boolean): Tally => ({
  ...{ unit: poll.unit, poll: poll.id, source: poll.source, medium: poll.medium, published },
  rows: results.flatMap(({ subject: place, counts }) => {
    if (counts === null) return [];
    const subject = poll.subjects[place]!;
    const { [abstain]: _, ...grades } = weighed(poll, subject, counts);
    // Where the policy has no least number, there may be an item in which nobody judged: somebody did in another.
    const ballots = marksIn(grades) === 0 ? 0 : Math.max(1, ballotsOn(counts));
    return [{ subject: { kind: subject.kind, id: subject.id }, ...votesOn(grades, ballots) }];
  }),
});

const readTallyOf = ({ repositories: { conduct } }: BallotsContext, { cycle, poll }: PollPlace) =>
  conduct.readDetail<Tally>(cycle, null, 'TALLY', poll);

/** What is written of a poll that is counted (`published` false) or published; of a trial nothing. */
export async function tallyChange(
  context: BallotsContext,
  at: PollPlace,
  { poll, results, published }: { poll: StoredPoll; results: readonly Result[]; published: boolean },
): Promise<DetailChange[]> {
  if (poll.dryRun) return [];
  const before = (await readTallyOf(context, at)) ?? null;
  return [{ kind: 'TALLY', id: at.poll, before, content: tallyOf(poll, results, published) }];
}

/** Of a poll that is voided nothing is left of what it gave. */
export async function emptyTally(context: BallotsContext, at: PollPlace): Promise<DetailChange[]> {
  const before = await readTallyOf(context, at);
  if (!before) return [];
  const { unit, poll, source, medium } = before;
  const content: Tally = { unit, poll, source, medium, published: false, rows: [] };
  return [{ kind: 'TALLY', id: at.poll, before, content }];
}
