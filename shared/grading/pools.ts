import type { Person } from '#shared/dataset/schema.ts';
import { type Rank, ranks } from '#shared/policy/schema.ts';
import { floorOfPercent } from './arithmetic.ts';
import { byCodePoint, sorted } from './code-points.ts';
import type { DatasetIndex } from './index-dataset.ts';
import type { Status } from './result.ts';
import type { Standings } from './standings.ts';

/** A person as far as pools need one. */
export interface Poolable {
  person: Person;
  status: Status;
  unit: string;
}

/** The people among whom places of 优秀 are given out (scoring.md §7.1). */
export interface Pool<P extends Poolable = Poolable> {
  id: string;
  rank: Rank;
  kind: 'group' | 'unit' | 'merged' | 'tenant';
  /** appraised and ungraded */
  participants: P[];
}

/** Every pool that has a participant, sorted by id. */
export function formPools<P extends Poolable>(index: DatasetIndex, people: readonly P[]): Pool<P>[] {
  return ranks
    .flatMap((rank) =>
      formPoolsOfRank(
        index,
        rank,
        people.filter(({ person, status }) => person.rank === rank && status !== 'notAppraised'),
      ),
    )
    .sort((a, b) => byCodePoint(a.id, b.id));
}

function formPoolsOfRank<P extends Poolable>(index: DatasetIndex, rank: Rank, participants: readonly P[]): Pool<P>[] {
  const { pool: kind, mergeBelow } = index.policy.grading.quota[rank];
  const groupOf = ({ unit }: P) => index.units.get(unit)!.group;
  const gather = (members: readonly P[], of: Pool['kind'], key: (member: P) => string): Pool<P>[] =>
    [...Map.groupBy(members, key)].map(([name, list]) => ({
      id: of === 'merged' ? `${rank}:merged:${name}` : `${rank}:${name}`,
      rank,
      kind: of,
      participants: list,
    }));

  if (kind === 'tenant') return gather(participants, 'tenant', () => 'tenant');
  if (kind === 'group') return gather(participants, 'group', groupOf);
  const pools = gather(participants, 'unit', ({ unit }) => unit);
  const isSmall = (pool: Pool) => pool.participants.length < mergeBelow;
  const merging = pools.filter(isSmall).flatMap((pool) => pool.participants);
  return [...pools.filter((pool) => !isSmall(pool)), ...gather(merging, 'merged', groupOf)];
}

/** How a pool came to its places (scoring.md §7.2). */
export interface Quota {
  /** the people that the percentage is taken of */
  base: number;
  /** floor(base × percent ÷ 100); null without a quota */
  byPercent: number | null;
  /** winner units with a participant in the pool, sorted; each adds `extraExcellent` */
  winnerUnits: string[];
  extra: number;
  /** the places of an eliminated unit's staff are cancelled */
  cancelled: boolean;
  /** null: every candidate is excellent */
  quota: number | null;
}

export function quotaOf({ policy }: DatasetIndex, pool: Pool, standings: Standings): Quota {
  const { percent, countUngraded } = policy.grading.quota[pool.rank];
  const { eliminated, winners } = policy.consequences;
  const base = countUngraded
    ? pool.participants.length
    : pool.participants.filter(({ status }) => status === 'appraised').length;
  const units = new Set(pool.participants.map(({ unit }) => unit));
  const winnerUnits = pool.rank === 'staff' ? sorted([...units].filter((unit) => standings.winners.has(unit))) : [];
  const cancelled =
    eliminated.cancelExcellent &&
    pool.rank === 'staff' &&
    pool.kind === 'unit' &&
    [...units].some((unit) => standings.eliminated.has(unit));
  const byPercent = percent === null ? null : floorOfPercent(base, percent);
  const extra = winnerUnits.length * winners.extraExcellent;
  const quota = cancelled ? 0 : byPercent === null ? null : byPercent + extra;
  return { base, byPercent, winnerUnits, extra, cancelled, quota };
}
