import { listLeaderRatings } from '#shared/api/ballots/ratings.ts';
import type { LeaderDetail } from '#shared/ballots/ratings.ts';
import { implement } from '#functions/platform/operation.ts';
import { peopleOf } from '#functions/conduct/meeting/details.ts';
import { readCycle, unitInReach } from '#functions/conduct/view.ts';
import type { BallotsContext } from '../polls/poll-at.ts';
import { leaderKind } from './leader-ratings.ts';

/** Who gave a unit what, for the office: these ratings are signed. */
export const listLeaderRatingsOperation = implement(
  listLeaderRatings,
  async ({ cycle, unit }, context: BallotsContext) => {
    const view = await readCycle(context, cycle);
    unitInReach(context, view, unit, 'conduct.plan');
    const [leaders, people] = await Promise.all([
      context.repositories.conduct.listDetails<LeaderDetail>(cycle, null, leaderKind),
      peopleOf(context, view, unit),
    ]);
    const names = new Map(people.map(({ id, name }) => [id, name]));
    return {
      ratings: leaders.flatMap(({ leader, at, ratings }) => {
        const given = ratings[unit];
        if (!given) return [];
        const principals = given.principals.map((one) => ({ ...one, name: names.get(one.person) ?? one.person }));
        return [{ leader, team: given.team, principals, at }];
      }),
    };
  },
);
