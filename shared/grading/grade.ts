import type { Dataset } from '#shared/dataset/schema.ts';
import { byCodePoint, sorted } from './code-points.ts';
import { deriveConsequences, type Consequences } from './consequences/derive-consequences.ts';
import type { Graded, GradedPerson } from './consequences/graded.ts';
import { competitionRanks } from './competition-ranking.ts';
import { type DatasetIndex, indexDataset } from './index-dataset.ts';
import type { IndicatorScore } from './indicators.ts';
import { leftOutOf } from './opinion.ts';
import { type AssessedPerson, assessPerson } from './people.ts';
import { type GradedPool, gradePool } from './people-grades.ts';
import { formPools, quotaOf } from './pools.ts';
import type { PersonResult, PoolResult, Result, TeamResult } from './result.ts';
import { rankTeams, type Standings, teamGrade } from './standings.ts';
import { assessTeams, type Team } from './teams.ts';

/**
 * Scores, ranks and grades a cycle and derives what follows (scoring.md). Pure: the same dataset gives the same result
 * on every machine; the order of the dataset's rows does not matter.
 * @param dataset without faults, its policy whole, as `parseDataset` gives it
 */
export function grade(dataset: Dataset): Result {
  const index = indexDataset(dataset);
  const teams = assessTeams(index).map((team) => ({ ...team, scores: scoresById(team.indicators) }));
  const standings = rankTeams(
    index,
    teams.map(({ unit, composite, vetoed }) => ({ unit: unit.id, category: unit.category, composite, vetoed })),
  );
  const figures = new Map(
    teams.map(({ unit, performance, composite, scores }) => [unit.id, { performance, composite, indicators: scores }]),
  );
  const teamOf = (unit: string) => figures.get(unit)!;
  const people = dataset.people.map((person, place) => assessPerson(index, teamOf, person, place));
  const pools = formPools(index, people).map((pool) =>
    gradePool(index, standings, pool, quotaOf(index, pool, standings)),
  );

  const outcomes = outcomesOf(people, pools);
  const graded: Graded = {
    people: outcomes,
    teams: teams.map(({ unit, scores }) => ({ unit: unit.id, category: unit.category, indicators: scores })),
    standings,
  };
  return assemble(index, { teams, standings, outcomes, pools, consequences: deriveConsequences(index, graded) });
}

/** A person's place and grade. */
interface Outcome extends GradedPerson {
  assessed: AssessedPerson;
  pool: string | null;
  order: number | null;
  tied: boolean;
}

/** Everybody, pool by pool, then those who take part in none. */
function outcomesOf(people: readonly AssessedPerson[], pools: readonly GradedPool[]): Outcome[] {
  const without = { pool: null, order: null, grade: null, tied: false };
  return [
    ...pools.flatMap(({ pool, grades, award }) => {
      const orders = ordersOf(pool.participants);
      const tied = new Set(award.tied.map(({ assessed }) => assessed));
      return pool.participants.map((assessed) => ({
        person: assessed.person,
        status: assessed.status,
        unit: assessed.unit,
        assessed,
        pool: pool.id,
        order: orders.get(assessed) ?? null,
        grade: grades.get(assessed) ?? null,
        tied: tied.has(assessed),
      }));
    }),
    ...people
      .filter(({ status }) => status === 'notAppraised')
      .map((assessed) => ({
        ...{ person: assessed.person, status: assessed.status, unit: assessed.unit },
        ...{ assessed, ...without },
      })),
  ];
}

interface Run {
  teams: (Team & { scores: Record<string, number> })[];
  standings: Standings;
  outcomes: Outcome[];
  pools: GradedPool[];
  consequences: Consequences;
}

/** The result as it is written (scoring.md §9): lists of strings sorted, other lists sorted by id. */
function assemble(index: DatasetIndex, run: Run): Result {
  const { standings, consequences, teams, pools } = run;
  const unranked = teams.filter(({ composite }) => composite === null).map(({ unit }) => unit.category);
  return {
    format: 'kaoping.result/1',
    teams: teams.map((team) => teamResult(index, standings, team)).sort((a, b) => byCodePoint(a.unit, b.unit)),
    people: peopleResults(run).sort((a, b) => byCodePoint(a.id, b.id)),
    pools: pools.map(poolResult),
    winners: sorted(standings.winners),
    eliminated: sorted(standings.eliminated),
    eliminationTied: sorted(standings.eliminationTied),
    overCeiling: consequences.overCeiling,
    provisional: {
      categories: sorted(new Set(unranked)),
      pools: sorted(pools.filter(({ pool }) => pool.participants.some(lacksComposite)).map(({ pool }) => pool.id)),
    },
    rewards: consequences.rewards,
    fund: consequences.fund,
    recommendations: consequences.recommendations,
    recognition: consequences.recognition,
  };
}

const lacksComposite = ({ status, composite }: AssessedPerson) => status === 'appraised' && composite === null;

export function scoresById(indicators: readonly IndicatorScore[]): Record<string, number> {
  return Object.fromEntries(
    indicators.flatMap(({ indicator, score }) => (score === null ? [] : [[indicator.id, score]])),
  );
}

function teamResult(
  { policy }: DatasetIndex,
  standings: Standings,
  { unit, performance, opinion, composite, vetoed, scores, missing }: Run['teams'][number],
): TeamResult {
  return {
    unit: unit.id,
    performance,
    opinion: opinion.score,
    composite,
    rank: standings.ranks.get(unit.id) ?? null,
    grade: teamGrade(policy, composite, vetoed),
    indicators: scores,
    flags: sorted([...(opinion.bias ? [opinion.bias] : []), ...(vetoed ? ['vetoed'] : [])]),
    leftOut: sorted(leftOutOf(opinion)),
    missing: sorted(missing),
  };
}

/** In the dataset's order: most files are sorted already, and sorting them again costs next to nothing. */
function peopleResults({ outcomes, consequences }: Run): PersonResult[] {
  const results = new Array<PersonResult>(outcomes.length);
  for (const [i, { assessed, pool, order, grade: given, tied }] of outcomes.entries()) {
    results[assessed.place] = {
      id: assessed.person.id,
      status: assessed.status,
      appraisalUnit: assessed.unit,
      pool,
      team: assessed.team,
      duty: assessed.duty,
      opinion: assessed.opinion,
      composite: assessed.composite,
      order,
      grade: given,
      honour: consequences.honours[i]!.honour,
      amount: consequences.honours[i]!.amount,
      countsForProgression: consequences.counting[i]!,
      flags: [...(assessed.bias ? [assessed.bias] : []), ...(tied ? ['tied'] : [])].sort(byCodePoint),
      leftOut: sorted(assessed.leftOut),
      missing: sorted(assessed.missing),
    };
  }
  return results;
}

/** `order`: the place by composite score alone among the pool's appraised people who have one (scoring.md §9). */
function ordersOf(participants: readonly AssessedPerson[]): Map<AssessedPerson, number> {
  const ranked = participants.filter(({ status, composite }) => status === 'appraised' && composite !== null);
  return competitionRanks(ranked, ({ composite }) => composite!);
}

function poolResult({ pool, quota, award, grades }: GradedPool): PoolResult {
  return {
    id: pool.id,
    rank: pool.rank,
    participants: pool.participants.length,
    quota: quota.quota,
    awarded: sorted([...grades].filter(([, given]) => given === 'excellent').map(([{ person }]) => person.id)),
    undecided: sorted(award.tied.map(({ assessed }) => assessed.person.id)),
    placesLeft: award.placesLeft,
  };
}
