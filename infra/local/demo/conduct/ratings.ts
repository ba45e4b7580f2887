import { readLeaderRatings, readSelfRating, saveLeaderRatings, submitSelfRating } from '#shared/api/ballots/ratings.ts';
import type { Output } from '#shared/api/operation.ts';
import { personGrades, teamGrades } from '#shared/policy/terms.ts';
import { Draws } from '../random.ts';
import { must } from '../steps.ts';
import type { Conducting } from './conducting.ts';

/** how many units the leader has come to */
const rated = 12;

/** A county leader's signed ratings of some units, and two people's of themselves. */
export async function ratings({ cycle, county, as }: Conducting): Promise<void> {
  const leader = await as('county-leader');
  const { units, submitted, version, mayChange, ...what } = (await must(leader, readLeaderRatings, {
    cycle,
  })) as Output<typeof readLeaderRatings>;
  if (mayChange && submitted === null && units.length > 0) {
    const draws = new Draws(`${county.key} leader`);
    const grade = <T>(scale: readonly T[]): T => scale[draws.chance(0.6) ? 0 : 1]!;
    const given = units.slice(0, rated).map(({ unit, principals }) => ({
      unit,
      team: what.ratesTeams ? grade(teamGrades) : null,
      principals: what.ratesPrincipals ? principals.map(({ person }) => ({ person, grade: grade(personGrades) })) : [],
    }));
    await must(leader, saveLeaderRatings, { cycle, version, ratings: given });
  }
  for (const [role, own] of [
    ['unit-leader', 'excellent'],
    ['unit-leading-group', 'good'],
  ] as const) {
    const call = await as(role);
    const mine = (await must(call, readSelfRating, { cycle })) as Output<typeof readSelfRating>;
    if (!mine.mayChange || mine.rating !== null) continue;
    const sections = mine.sections.map(() => '一年来认真履行职责，完成了承担的各项工作任务。');
    await must(call, submitSelfRating, { cycle, version: mine.version, grade: own, sections });
  }
}
