import type { Person } from '#shared/dataset/schema.ts';
import type { PersonGrade } from '#shared/policy/schema.ts';
import type { Status } from '../result.ts';
import type { Standings } from '../standings.ts';

/**
 * What scoring.md §8 follows from, together with the dataset: the grades and what stands of the teams, proposed by the
 * engine or decided by people.
 */
export interface Graded {
  people: readonly GradedPerson[];
  teams: readonly GradedTeam[];
  standings: Standings;
}

export interface GradedPerson {
  person: Person;
  status: Status;
  /** the appraisal unit */
  unit: string;
  grade: PersonGrade | null;
}

export interface GradedTeam {
  unit: string;
  category: string;
  /** scores by indicator; one without a score is absent */
  indicators: Readonly<Record<string, number>>;
}
