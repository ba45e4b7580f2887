import type { Appraised } from '#shared/appraisal/placement.ts';
import { opinionsOfBallots, withBallots } from '#shared/ballots/opinions.ts';
import type { Tally } from '#shared/ballots/poll.ts';
import type { LeaderDetail } from '#shared/ballots/ratings.ts';
import type { OpinionRow, Person } from '#shared/dataset/schema.ts';
import type { CycleView } from '#functions/conduct/view.ts';
import type { BallotsContext } from '../polls/poll-at.ts';

/**
 * What is known of others' opinions on these people, by person: tallies that were published, county leaders' ratings, and
 * what was imported where neither says anything. What a box held back for having too few ballots is in no tally.
 */
export async function readOpinionsOf(
  { repositories: { conduct, cycles } }: BallotsContext,
  view: CycleView,
  people: readonly Pick<Appraised, 'id' | 'home'>[],
): Promise<ReadonlyMap<string, OpinionRow[]>> {
  const homes = new Set(people.map(({ home }) => home));
  const [tallies, leaders, imported] = await Promise.all([
    conduct.listDetails<Tally>(view.id, null, 'TALLY'),
    conduct.listDetails<LeaderDetail>(view.id, null, 'LEADER'),
    cycles.readRows(
      view.id,
      view.stored.content.units.filter(({ unit }) => homes.has(unit.id)),
    ),
  ]);
  const wanted = new Set(people.map(({ id }) => id));
  const published = tallies.filter((tally) => tally.published);
  const made = opinionsOfBallots({ tallies: published, leaders, selfGrades: [] });
  const { opinions } = withBallots(
    {
      ...{ units: [], people: people.map(({ id }) => ({ id })) as Person[] },
      opinions: [...imported.values()].flatMap((rows) => rows.opinions.map(({ row }) => row)),
    },
    made,
  );
  const rows = opinions.filter(
    ({ subject, source }) => subject.kind === 'person' && wanted.has(subject.id) && source !== 'self',
  );
  return Map.groupBy(rows, ({ subject }) => subject.id);
}
