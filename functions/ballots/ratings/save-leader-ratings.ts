import { saveLeaderRatings } from '#shared/api/ballots/ratings.ts';
import type { LeaderDetail } from '#shared/ballots/ratings.ts';
import type { Problem } from '#shared/problem.ts';
import { Refusal } from '#functions/platform/errors.ts';
import { canonicalJson } from '#functions/platform/hash.ts';
import { by, implement } from '#functions/platform/operation.ts';
import { changePlan } from '#functions/conduct/change.ts';
import type { BallotsContext } from '../polls/poll-at.ts';
import { leaderKind, leaderProblem, ratesTeams, readLeader, readRated } from './leader-ratings.ts';
import { versionOf } from './self-rating.ts';

type Given = LeaderDetail['ratings'][string];

/** In as many portions as one likes, each signed (B-153). The record says how many were given, the detail which. */
export const saveLeaderRatingsOperation = implement(
  saveLeaderRatings,
  async ({ cycle, version, ratings }, context: BallotsContext) =>
    changePlan(context, cycle, async ({ view }) => {
      const [units, stored] = await Promise.all([readRated(context, view), readLeader(context, cycle)]);
      const whyNot = leaderProblem(view);
      if (whyNot)
        throw new Refusal('refused', whyNot.message, { problems: [whyNot], policyField: whyNot.path || undefined });
      const rated = new Map(units.map((unit) => [unit.unit, new Set(unit.principals.map(({ id }) => id))]));
      const problems = ratings.flatMap(({ unit, team, principals }, i): Problem[] => {
        const known = rated.get(unit);
        const isKnown = known && principals.every(({ person }) => known.has(person));
        if (isKnown && (team === null || ratesTeams(view.policy))) return [];
        return [{ path: `ratings[${i}]`, code: 'not-rated', message: notRated }];
      });
      if (problems.length > 0) throw new Refusal('invalid-input', undefined, { problems });
      const given = Object.fromEntries(
        ratings.map(({ unit, team, principals }): [string, Given] => [unit, { team, principals }]),
      );
      const all = { ...stored?.ratings, ...given };
      const next = Object.fromEntries(
        Object.entries(all).filter(([, { team, principals }]) => team !== null || principals.length > 0),
      );
      const isSame = canonicalJson(next) === canonicalJson(stored?.ratings ?? {});
      // The answer was lost and the same comes again, or nothing was changed.
      if (isSame) return { answer: {} };
      if (versionOf(stored) !== version) throw new Refusal('stale-version');
      const leader = by(context);
      const content: LeaderDetail = { leader, at: context.clock.now().toISOString(), ratings: next };
      const { conduct } = context.repositories;
      return {
        answer: {},
        cycleDetails: [{ kind: leaderKind, id: leader.user, before: stored ?? null, content: { ...content } }],
        // The phase may be closed meanwhile: then this is asked again, and refused.
        also: [conduct.asRead(cycle, view.storedPlan)],
        event: { type: 'leader-ratings.submitted', data: countsOf(next, ratings.length) },
      };
    }),
);

const countsOf = (ratings: LeaderDetail['ratings'], changed: number) => {
  const all = Object.values(ratings);
  return {
    teams: all.filter(({ team }) => team !== null).length,
    principals: all.reduce((sum, { principals }) => sum + principals.length, 0),
    changed,
  };
};

const notRated = {
  zh: '该单位或人员不在领导评价的范围内。',
  en: 'This unit or person is not rated by county leaders.',
};
