import type { PersonResultRow, RunResult } from '#shared/api/grading.ts';

export type Pool = RunResult['pools'][number];

export interface RankedRow {
  person: PersonResultRow;
  /** the run of equals it stands in: `undecided` where the quota's last place falls inside it (scoring.md §7.6) */
  tie: { kind: 'undecided' | 'equal'; at: 'first' | 'inner' | 'last' } | null;
  /** excellent above people with a higher score, by its unit's win (scoring.md §7.5) */
  byPriority: boolean;
}

export interface QuotaLine {
  /** how many rows stand above the line */
  after: number;
  quota: number;
  used: number;
  left: number;
  /** whether the places left could not be given because of equals */
  tied: boolean;
}

export interface PoolRanking {
  rows: RankedRow[];
  /** null where the pool has no quota */
  line: QuotaLine | null;
}

const descending = (a: number | null, b: number | null): number => (b ?? -1) - (a ?? -1);

/**
 * A pool as a ranking: who got a place by their unit's win first, then by composite, opinion, duty; people without a
 * composite last. The quota's line stands below the last who got a place.
 */
export function rankPool(pool: Pool, people: readonly PersonResultRow[], winners: readonly string[]): PoolRanking {
  const awarded = new Set(pool.awarded);
  const undecided = new Set(pool.undecided);
  const members = people.filter((person) => person.pool === pool.id);
  const best = Math.max(-1, ...members.filter((p) => !awarded.has(p.id)).map((p) => p.composite ?? -1));
  const hasPriority = (p: PersonResultRow): boolean =>
    awarded.has(p.id) &&
    p.rank === 'cadre' &&
    p.role === 'principal' &&
    winners.includes(p.appraisalUnit) &&
    p.composite! < best;
  const level = (p: PersonResultRow): number => (awarded.has(p.id) ? 0 : undecided.has(p.id) ? 1 : 2);
  const ordered = [...members].sort(
    (a, b) =>
      Number(a.status !== 'appraised') - Number(b.status !== 'appraised') ||
      Number(hasPriority(b)) - Number(hasPriority(a)) ||
      descending(a.composite, b.composite) ||
      level(a) - level(b) ||
      descending(a.opinion, b.opinion) ||
      descending(a.duty, b.duty) ||
      (a.id < b.id ? -1 : 1),
  );
  const rows = ordered.map((person, i) => ({
    person,
    tie: tieAt(ordered, i, undecided),
    byPriority: hasPriority(person),
  }));
  return { rows, line: lineOf(pool, ordered, awarded) };
}

function lineOf(pool: Pool, ordered: readonly PersonResultRow[], awarded: ReadonlySet<string>): QuotaLine | null {
  if (pool.quota === null) return null;
  const last = ordered.findLastIndex((person) => awarded.has(person.id));
  const left = pool.placesLeft ?? 0;
  return { after: last + 1, quota: pool.quota, used: pool.quota - left, left, tied: pool.undecided.length > 0 };
}

function tieAt(ordered: readonly PersonResultRow[], i: number, undecided: ReadonlySet<string>): RankedRow['tie'] {
  const kindOf = (a: PersonResultRow | undefined, b: PersonResultRow | undefined): 'undecided' | 'equal' | null => {
    if (!a || !b || a.status !== 'appraised' || b.status !== 'appraised' || a.composite === null) return null;
    if (undecided.has(a.id) && undecided.has(b.id)) return 'undecided';
    if (undecided.has(a.id) || undecided.has(b.id)) return null;
    return a.composite === b.composite ? 'equal' : null;
  };
  const above = kindOf(ordered[i - 1], ordered[i]);
  const below = kindOf(ordered[i], ordered[i + 1]);
  const kind = above ?? below;
  if (kind === null) return null;
  return { kind, at: above === null ? 'first' : below === null ? 'last' : 'inner' };
}

/** The weighted parts of a composite as lengths that add up to it; null where a part or the weights are unknown. */
export function splitScore(
  parts: { team: number | null; duty: number | null; opinion: number | null },
  weights: { team: number; duty: number; opinion: number },
): { team: number; duty: number; opinion: number } | null {
  const sum = weights.team + weights.duty + weights.opinion;
  if (sum <= 0) return null;
  const length = (part: number | null, weight: number): number => ((part ?? 0) * weight) / sum;
  return {
    team: length(parts.team, weights.team),
    duty: length(parts.duty, weights.duty),
    opinion: length(parts.opinion, weights.opinion),
  };
}
