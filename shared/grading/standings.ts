import type { Policy, TeamGrade } from '#shared/policy/schema.ts';
import { competitionRanks } from './competition-ranking.ts';
import type { DatasetIndex } from './index-dataset.ts';

/** What the ranking of the teams needs of each. */
export interface RankedTeam {
  unit: string;
  category: string;
  composite: number | null;
  vetoed: boolean;
}

/** What is decided of the teams inside their categories (scoring.md §6). Everything by unit id. */
export interface Standings {
  ranks: ReadonlyMap<string, number>;
  winners: ReadonlySet<string>;
  eliminated: ReadonlySet<string>;
  eliminationTied: ReadonlySet<string>;
  vetoed: ReadonlySet<string>;
}

export function rankTeams({ policy }: DatasetIndex, teams: readonly RankedTeam[]): Standings {
  const ranks = new Map<string, number>();
  const winners = new Set<string>();
  const eliminated = new Set<string>();
  const eliminationTied = new Set<string>();
  for (const ofCategory of byCategory(teams).values()) {
    const ranked = ofCategory.filter(({ composite }) => composite !== null);
    for (const [{ unit, vetoed }, rank] of competitionRanks(ranked, ({ composite }) => composite!)) {
      ranks.set(unit, rank);
      if (rank <= policy.consequences.winners.topPerCategory && !vetoed) winners.add(unit);
    }
    const lowest = eliminate(policy, ranked, winners);
    for (const unit of lowest.eliminated) eliminated.add(unit);
    for (const unit of lowest.tied) eliminationTied.add(unit);
  }
  const vetoed = new Set(teams.filter((team) => team.vetoed).map(({ unit }) => unit));
  return { ranks, winners, eliminated, eliminationTied, vetoed };
}

function byCategory(teams: readonly RankedTeam[]): Map<string, RankedTeam[]> {
  const categories = new Map<string, RankedTeam[]>();
  for (const team of teams) {
    const others = categories.get(team.category);
    if (others) others.push(team);
    else categories.set(team.category, [team]);
  }
  return categories;
}

/** 末位淘汰 of the ranked teams of one category (scoring.md §6). */
function eliminate(
  { consequences }: Policy,
  ranked: readonly RankedTeam[],
  winners: ReadonlySet<string>,
): { eliminated: string[]; tied: string[] } {
  const { bottomPerCategory, minTeams, onlyBelow } = consequences.eliminated;
  if (ranked.length < minTeams || bottomPerCategory === 0) return { eliminated: [], tied: [] };
  const lowestFirst = [...ranked].sort((a, b) => a.composite! - b.composite!);
  const last = lowestFirst[bottomPerCategory - 1]?.composite;
  const isCrossed = last !== undefined && lowestFirst[bottomPerCategory]?.composite === last;

  const canBeEliminated = ({ unit, composite }: RankedTeam) =>
    !winners.has(unit) && (onlyBelow === null || composite! < onlyBelow);
  const lowest = lowestFirst.slice(0, bottomPerCategory).filter(({ composite }) => !isCrossed || composite !== last);
  const run = isCrossed ? lowestFirst.filter(({ composite }) => composite === last) : [];
  return {
    eliminated: lowest.filter(canBeEliminated).map(({ unit }) => unit),
    tied: run.filter(canBeEliminated).map(({ unit }) => unit),
  };
}

/** 好, 较好, 一般 or 差 (scoring.md §7): by the bands; a vetoed team is 一般 at most. */
export function teamGrade({ grading }: Policy, composite: number | null, vetoed: boolean): TeamGrade | null {
  if (composite === null) return null;
  const byBand = (['good', 'fairlyGood', 'average'] as const).find((grade) => grading.bands.team[grade] <= composite);
  const isBetterThanAverage = byBand === 'good' || byBand === 'fairlyGood';
  return vetoed && isBetterThanAverage ? 'average' : (byBand ?? 'poor');
}
