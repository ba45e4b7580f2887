import type { Dataset, Person, Unit } from '#shared/dataset/schema.ts';
import type { Graded } from '../consequences/graded.ts';
import { type DatasetIndex, indexDataset } from '../index-dataset.ts';
import { type AssessedPerson, assessPerson } from '../people.ts';
import { type GradedPool, gradePool } from '../people-grades.ts';
import { type Pool, quotaOf } from '../pools.ts';
import type { PersonResult, PoolResult, Result, TeamResult } from '../result.ts';
import type { Standings } from '../standings.ts';
import { type Address, writeAddress } from './address.ts';
import type { Reader } from './reader.ts';

/**
 * What the derivations of one result are made from: the figures of the result as they stand, and between them the
 * functions of the engine applied again to the dataset.
 */
export interface Explainer {
  index: DatasetIndex;
  result: Result;
  teams: ReadonlyMap<string, TeamResult>;
  people: ReadonlyMap<string, PersonResult>;
  standings: Standings;
  graded: Graded;
}

/** An explainer and the one who reads. */
export interface View extends Explainer {
  reader: Reader;
  /** the reader sees the own figures only */
  isSelf: boolean;
}

export function prepareExplainer(dataset: Dataset, result: Result): Explainer {
  const index = indexDataset(dataset);
  const standings = standingsOf(result);
  return {
    index,
    result,
    teams: new Map(result.teams.map((team) => [team.unit, team])),
    people: new Map(result.people.map((person) => [person.id, person])),
    standings,
    graded: {
      people: result.people.map(({ id, status, appraisalUnit, grade }) => {
        return { person: index.people.get(id)!, status, unit: appraisalUnit, grade };
      }),
      teams: result.teams.map(({ unit, indicators }) => {
        return { unit, category: index.units.get(unit)!.category, indicators };
      }),
      standings,
    },
  };
}

function standingsOf({ teams, winners, eliminated, eliminationTied }: Result): Standings {
  return {
    ranks: new Map(teams.flatMap(({ unit, rank }) => (rank === null ? [] : [[unit, rank]]))),
    winners: new Set(winners),
    eliminated: new Set(eliminated),
    eliminationTied: new Set(eliminationTied),
    vetoed: new Set(teams.filter(({ flags }) => flags.includes('vetoed')).map(({ unit }) => unit)),
  };
}

export const addressOf = ({ index }: Explainer, address: Address): string => writeAddress(address, index);

export const teamOf = ({ teams }: Explainer, unit: string): TeamResult => teams.get(unit)!;
export const personOf = ({ people }: Explainer, id: string): PersonResult => people.get(id)!;
export const unitRecord = ({ index }: Explainer, id: string): Unit => index.units.get(id)!;
export const personRecord = ({ index }: Explainer, id: string): Person => index.people.get(id)!;
export const poolOf = ({ result }: Explainer, id: string): PoolResult => result.pools.find((pool) => pool.id === id)!;

export function assess(explainer: Explainer, id: string): AssessedPerson {
  return assessPerson(explainer.index, (unit) => teamOf(explainer, unit), personRecord(explainer, id), 0);
}

/** A pool of the result with its participants assessed, its quota and its places given out once more. */
export function regradePool(explainer: Explainer, id: string): GradedPool {
  const pool = poolFrom(explainer, id, (person) => assess(explainer, person.id));
  return gradePool(explainer.index, explainer.standings, pool, quotaOf(explainer.index, pool, explainer.standings));
}

/** A pool of the result, its participants with no more than status and unit: enough for its quota. */
export function plainPool(explainer: Explainer, id: string): Pool {
  return poolFrom(explainer, id, ({ id: person, status, appraisalUnit }) => {
    return { person: personRecord(explainer, person), status, unit: appraisalUnit };
  });
}

function poolFrom<P extends Pool['participants'][number]>(
  explainer: Explainer,
  id: string,
  member: (person: PersonResult) => P,
): Pool<P> {
  const { rank } = poolOf(explainer, id);
  const kind = explainer.index.policy.grading.quota[rank].pool;
  const participants = explainer.result.people.filter(({ pool }) => pool === id).map(member);
  // The pool of a unit bears its participants' unit in its id; that of a group merged from small ones does not.
  const isMerged = kind === 'unit' && id !== `${rank}:${participants[0]!.unit}`;
  return { id, rank, kind: isMerged ? 'merged' : kind, participants };
}
