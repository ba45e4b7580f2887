import type { PersonGrade, Rank, TeamGrade } from '#shared/policy/schema.ts';

/** What a grading run gives (scoring.md §9). Scores are JSON numbers already rounded, money is yuan. */

export type Status = 'appraised' | 'ungraded' | 'notAppraised';
export type Flag = 'overRated' | 'underRated' | 'vetoed' | 'tied';

export interface TeamResult {
  unit: string;
  performance: number | null;
  opinion: number | null;
  composite: number | null;
  rank: number | null;
  grade: TeamGrade | null;
  indicators: Record<string, number>;
  flags: string[];
  leftOut: string[];
  missing: string[];
}

export interface PersonResult {
  id: string;
  status: Status;
  appraisalUnit: string;
  pool: string | null;
  team: number | null;
  duty: number | null;
  opinion: number | null;
  composite: number | null;
  order: number | null;
  grade: PersonGrade | null;
  honour: 'commendation' | 'meritThirdClass' | null;
  amount: number;
  countsForProgression: boolean;
  flags: string[];
  leftOut: string[];
  missing: string[];
}

export interface PoolResult {
  id: string;
  rank: Rank;
  participants: number;
  quota: number | null;
  awarded: string[];
  undecided: string[];
  placesLeft: number | null;
}

export interface Result {
  format: 'kaoping.result/1';
  teams: TeamResult[];
  people: PersonResult[];
  pools: PoolResult[];
  winners: string[];
  eliminated: string[];
  eliminationTied: string[];
  overCeiling: string[];
  provisional: { categories: string[]; pools: string[] };
  rewards: { byUnit: Record<string, number>; total: number };
  fund: { total: number; awards: { id: string; unit: string; amount: number }[] };
  recommendations: { kind: 'promote' | 'dismissOrDemote'; person: string; unit: string }[];
  recognition: { group: string; rank: Rank; people: string[]; tied: string[] }[];
}
