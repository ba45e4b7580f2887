import { reaches, type Reach } from '#shared/api/access.ts';
import type { RunResult } from '#shared/api/grading.ts';

/**
 * A run's results as far as somebody may see them: the county's readers all; a group's or a unit's the people and teams
 * of their units, counted by where people belong and by where they are appraised; staff themselves and their own team.
 * Lists of ids lose those outside; what a pool has in numbers stays, since it names nobody.
 * @param self the id of the reader's own person
 */
export function cutToReach(result: RunResult, reach: Reach, self: string | undefined): RunResult {
  if (reach.county) return result;
  const unitById = new Map(result.units.map((unit) => [unit.id, unit]));
  const inReach = (id: string): boolean => {
    const unit = unitById.get(id);
    return unit !== undefined && reaches(reach, { unit: id, ancestors: above(unitById, id), group: unit.group });
  };
  const reachedUnits = new Set(result.units.flatMap(({ id }) => (inReach(id) ? [id] : [])));
  const people = result.people.filter(
    (p) => reachedUnits.has(p.unit) || reachedUnits.has(p.appraisalUnit) || (reach.self && p.id === self),
  );
  const own = reach.self ? people.find(({ id }) => id === self) : undefined;
  const seen = new Set(people.map(({ id }) => id));
  const teams = result.teams.filter(({ unit }) => reachedUnits.has(unit) || unit === own?.appraisalUnit);
  const teamUnits = new Set(teams.map(({ unit }) => unit));
  const named = new Set([...reachedUnits, ...teamUnits, ...people.flatMap((p) => [p.unit, p.appraisalUnit])]);
  const units = result.units.filter(({ id }) => named.has(id));
  const categories = new Set(units.map(({ category }) => category));
  const groups = new Set(units.map(({ group }) => group));
  const pools = new Set(people.flatMap(({ pool }) => pool ?? []));
  const onlySeen = (ids: string[]): string[] => ids.filter((id) => seen.has(id));
  const onlyTeams = (ids: string[]): string[] => ids.filter((id) => teamUnits.has(id));
  const byUnit = Object.fromEntries(Object.entries(result.rewards.byUnit).filter(([unit]) => reachedUnits.has(unit)));
  return {
    ...result,
    groups: result.groups.filter(({ id }) => groups.has(id)),
    categories: result.categories.filter(({ id }) => categories.has(id)),
    units,
    teams,
    people,
    pools: result.pools
      .filter(({ id }) => pools.has(id))
      .map((pool) => ({ ...pool, awarded: onlySeen(pool.awarded), undecided: onlySeen(pool.undecided) })),
    winners: onlyTeams(result.winners),
    eliminated: onlyTeams(result.eliminated),
    eliminationTied: onlyTeams(result.eliminationTied),
    provisional: {
      categories: result.provisional.categories.filter((id) => categories.has(id)),
      pools: result.provisional.pools.filter((id) => pools.has(id)),
    },
    rewards: { byUnit, total: sumOfMoney(Object.values(byUnit)) },
    fund: { ...result.fund, awards: result.fund.awards.filter(({ unit }) => teamUnits.has(unit)) },
    // Proposals about people are for those who answer for their unit, not for the people themselves.
    recommendations: result.recommendations.filter(({ unit }) => reachedUnits.has(unit)),
    recognition: result.recognition
      .filter(({ group }) => groups.has(group))
      .map((entry) => ({ ...entry, people: onlySeen(entry.people), tied: onlySeen(entry.tied) })),
  };
}

/** Whether a team or a person's result lies in the reach, as `cutToReach` would leave it. */
export function isInReach(
  result: RunResult,
  reach: Reach,
  self: string | undefined,
  subject: { kind: 'team' | 'person'; id: string },
): boolean {
  const cut = cutToReach(result, reach, self);
  return subject.kind === 'team'
    ? cut.teams.some(({ unit }) => unit === subject.id)
    : cut.people.some(({ id }) => id === subject.id);
}

function above(units: ReadonlyMap<string, RunResult['units'][number]>, id: string): string[] {
  const found: string[] = [];
  let parent = units.get(id)?.parent ?? undefined;
  while (parent !== undefined && parent !== null && !found.includes(parent)) {
    found.push(parent);
    parent = units.get(parent)?.parent ?? undefined;
  }
  return found;
}

/** In whole fen, so that no binary remainder shows. */
const sumOfMoney = (amounts: number[]): number =>
  amounts.reduce((sum, amount) => sum + Math.round(amount * 100), 0) / 100;
