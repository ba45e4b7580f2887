import { readLeaderRatings } from '#shared/api/ballots/ratings.ts';
import { implement } from '#functions/platform/operation.ts';
import { readCycle } from '#functions/conduct/view.ts';
import type { BallotsContext } from '../polls/poll-at.ts';
import { leaderProblem, ratesPrincipals, ratesTeams, readLeader, readRated } from './leader-ratings.ts';
import { versionOf } from './self-rating.ts';

/** A county leader's own sheet: every unit, with what they gave it so far. */
export const readLeaderRatingsOperation = implement(readLeaderRatings, async ({ cycle }, context: BallotsContext) => {
  const view = await readCycle(context, cycle);
  const [units, stored] = await Promise.all([readRated(context, view), readLeader(context, cycle)]);
  const whyNot = leaderProblem(view);
  return {
    units: units.map(({ principals, ...unit }) => {
      const given = stored?.ratings[unit.unit];
      const grades = new Map(given?.principals.map(({ person, grade }) => [person, grade]));
      return {
        ...{ ...unit, team: given?.team ?? null },
        principals: principals.map(({ id, name }) => ({ person: id, name, grade: grades.get(id) ?? null })),
      };
    }),
    ...{ ratesTeams: ratesTeams(view.policy), ratesPrincipals: ratesPrincipals(view.policy) },
    ...{ submitted: stored?.at ?? null, version: versionOf(stored), due: view.plan.phases.onSite.to },
    ...{ mayChange: whyNot === null, whyNot },
  };
});
