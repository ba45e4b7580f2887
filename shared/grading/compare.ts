import type { PersonGrade, TeamGrade } from '#shared/policy/schema.ts';
import { roundedSum } from './arithmetic.ts';
import { byCodePoint } from './code-points.ts';
import type { PersonResult, PoolResult, Result, TeamResult } from './result.ts';

/** A value in the earlier and in the later run. */
export interface Change<T> {
  from: T;
  to: T;
}

/** A score in both runs; `delta` is exact, null where one of the runs has no score. */
export interface ScoreChange extends Change<number | null> {
  delta: number | null;
}

/**
 * Why a person's or a team's outcome differs. The parts of a score (`team`, `duty`, `opinion`, `performance`) where
 * they moved; `weights` where the composite moved although no part did: the policy's weights did; `unitStanding` where
 * the appraisal unit became or ceased to be a winner, eliminated or vetoed; `poolQuota` and `others` where a place in
 * the pool depends on them; `rules` where nothing else is left: bands, caps, bars or a tie-break.
 */
export type Cause =
  | 'status'
  | 'appraisalUnit'
  | 'pool'
  | 'team'
  | 'performance'
  | 'duty'
  | 'opinion'
  | 'weights'
  | 'unitStanding'
  | 'poolQuota'
  | 'others'
  | 'rules';

export interface PersonMove {
  id: string;
  grade: Change<PersonGrade | null> | null;
  /** whether the person came into or fell out of the excellent */
  excellent: 'in' | 'out' | null;
  order: Change<number | null> | null;
  composite: ScoreChange | null;
  /** parts of the score that moved */
  parts: Partial<Record<'team' | 'duty' | 'opinion', ScoreChange>>;
  causes: Cause[];
}

export interface TeamMove {
  unit: string;
  rank: Change<number | null> | null;
  grade: Change<TeamGrade | null> | null;
  /** `winner`, `eliminated`, `eliminationTied` or nothing */
  outcome: Change<Outcome | null> | null;
  composite: ScoreChange | null;
  parts: Partial<Record<'performance' | 'opinion', ScoreChange>>;
  /** indicators whose score moved */
  indicators: Record<string, ScoreChange>;
  causes: Cause[];
}

export type Outcome = 'winner' | 'eliminated' | 'eliminationTied';

export interface Comparison {
  /** whose grade, place, order or composite score differs; sorted by id */
  people: PersonMove[];
  teams: TeamMove[];
  /** pools of both runs whose places differ */
  pools: { id: string; quota: Change<number | null> }[];
  /** people whom only one of the runs has */
  onlyIn: { before: string[]; after: string[] };
}

/** What differs from one run to another, and because of what. Pure; for runs of the same county. */
export function compareResults(before: Result, after: Result): Comparison {
  const [a, b] = [lookup(before), lookup(after)];
  return {
    people: after.people
      .flatMap((person) => personMove(a, b, person))
      .sort((left, right) => byCodePoint(left.id, right.id)),
    teams: after.teams.flatMap((team) => teamMove(a, b, team)).sort((x, y) => byCodePoint(x.unit, y.unit)),
    pools: after.pools.flatMap(({ id, quota }) => {
      const earlier = a.pools.get(id);
      return earlier && earlier.quota !== quota ? [{ id, quota: { from: earlier.quota, to: quota } }] : [];
    }),
    onlyIn: {
      before: before.people.map(({ id }) => id).filter((id) => !b.people.has(id)),
      after: after.people.map(({ id }) => id).filter((id) => !a.people.has(id)),
    },
  };
}

interface Lookup {
  people: Map<string, PersonResult>;
  teams: Map<string, TeamResult>;
  pools: Map<string, PoolResult>;
  outcomes: Map<string, Outcome>;
}

function lookup({ people, teams, pools, winners, eliminated, eliminationTied }: Result): Lookup {
  return {
    people: new Map(people.map((person) => [person.id, person])),
    teams: new Map(teams.map((team) => [team.unit, team])),
    pools: new Map(pools.map((pool) => [pool.id, pool])),
    outcomes: new Map<string, Outcome>([
      ...eliminationTied.map((unit) => [unit, 'eliminationTied'] as const),
      ...eliminated.map((unit) => [unit, 'eliminated'] as const),
      ...winners.map((unit) => [unit, 'winner'] as const),
    ]),
  };
}

const change = <T>(from: T, to: T): Change<T> | null => (from === to ? null : { from, to });

function scoreChange(from: number | null, to: number | null): ScoreChange | null {
  if (from === to) return null;
  return { from, to, delta: from === null || to === null ? null : roundedSum([to, -from], 6) };
}

/** The scores that moved, by name. */
function moved<N extends string>(
  names: readonly N[],
  from: Readonly<Record<N, number | null>>,
  to: Readonly<Record<N, number | null>>,
): Partial<Record<N, ScoreChange>> {
  const changes = names.flatMap((name) => {
    const difference = scoreChange(from[name] ?? null, to[name] ?? null);
    return difference ? [[name, difference] as const] : [];
  });
  return Object.fromEntries(changes) as Partial<Record<N, ScoreChange>>;
}

function personMove(a: Lookup, b: Lookup, to: PersonResult): PersonMove[] {
  const from = a.people.get(to.id);
  if (!from) return [];
  const grade = change(from.grade, to.grade);
  const order = change(from.order, to.order);
  const composite = scoreChange(from.composite, to.composite);
  if (!grade && !order && !composite) return [];
  const parts = moved(['team', 'duty', 'opinion'], from, to);
  const excellent = !grade ? null : to.grade === 'excellent' ? 'in' : from.grade === 'excellent' ? 'out' : null;
  const causes = personCauses(a, b, from, to, Object.keys(parts) as Cause[]);
  return [{ id: to.id, grade, excellent, order, composite, parts, causes }];
}

function personCauses(a: Lookup, b: Lookup, from: PersonResult, to: PersonResult, parts: Cause[]): Cause[] {
  const causes: Cause[] = [];
  if (from.status !== to.status) causes.push('status');
  if (from.appraisalUnit !== to.appraisalUnit) causes.push('appraisalUnit');
  if (from.pool !== to.pool) causes.push('pool');
  if (from.composite !== to.composite) {
    if (isByPerformance(a, from) && isByPerformance(b, to)) causes.push('performance');
    else causes.push(...(parts.length > 0 ? parts : causes.includes('status') ? [] : (['weights'] as const)));
  }
  if (from.grade !== to.grade || from.order !== to.order) causes.push(...poolCauses(a, b, from, to));
  return causes.length > 0 ? causes : ['rules'];
}

/** A principal graded by the unit's performance shows it as composite, whatever the parts say. */
function isByPerformance({ teams }: Lookup, { composite, appraisalUnit, team, status }: PersonResult): boolean {
  const performance = teams.get(appraisalUnit)?.performance ?? null;
  return status !== 'notAppraised' && composite !== null && composite === performance && composite !== team;
}

/** What of the pool and of the unit's standing can have moved a place or a grade. */
function poolCauses(a: Lookup, b: Lookup, from: PersonResult, to: PersonResult): Cause[] {
  const causes: Cause[] = [];
  if (standingOf(a, from.appraisalUnit) !== standingOf(b, to.appraisalUnit)) causes.push('unitStanding');
  const [earlier, later] = [a.pools.get(from.pool ?? ''), b.pools.get(to.pool ?? '')];
  if (earlier && later && earlier.id === later.id) {
    if (from.grade !== to.grade && earlier.quota !== later.quota) causes.push('poolQuota');
    const isOvertaken = from.order !== to.order || othersAwarded(earlier, to.id) !== othersAwarded(later, to.id);
    if (from.composite === to.composite && isOvertaken) causes.push('others');
  }
  return causes;
}

const othersAwarded = ({ awarded }: PoolResult, own: string) => JSON.stringify(awarded.filter((id) => id !== own));

function standingOf({ outcomes, teams }: Lookup, unit: string): string {
  return `${outcomes.get(unit) ?? ''}/${String(teams.get(unit)?.flags.includes('vetoed'))}`;
}

function teamMove(a: Lookup, b: Lookup, to: TeamResult): TeamMove[] {
  const from = a.teams.get(to.unit);
  if (!from) return [];
  const rank = change(from.rank, to.rank);
  const grade = change(from.grade, to.grade);
  const outcome = change(a.outcomes.get(to.unit) ?? null, b.outcomes.get(to.unit) ?? null);
  const composite = scoreChange(from.composite, to.composite);
  const parts = moved(['performance', 'opinion'], from, to);
  const ids = [...new Set([...Object.keys(from.indicators), ...Object.keys(to.indicators)])];
  const indicators = moved(ids, from.indicators, to.indicators) as Record<string, ScoreChange>;
  const same = [rank, grade, outcome, composite].every((each) => each === null) && Object.keys(indicators).length === 0;
  if (same && Object.keys(parts).length === 0) return [];
  const causes: Cause[] = Object.keys(parts) as Cause[];
  if (composite && causes.length === 0) causes.push('weights');
  if (from.flags.includes('vetoed') !== to.flags.includes('vetoed')) causes.push('unitStanding');
  if (!composite && (rank || outcome)) causes.push('others');
  if (causes.length === 0) causes.push('rules');
  return [{ unit: to.unit, rank, grade, outcome, composite, parts, indicators, causes }];
}
