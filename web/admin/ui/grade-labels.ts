import { personGradeNames, selfGradeNames, statusNames, teamGradeNames } from '#shared/policy/terms.ts';
import type { PersonGrade, SelfGrade, TeamGrade } from '#shared/policy/terms.ts';
import type { Bilingual } from '#shared/problem.ts';

export type AnyGrade = PersonGrade | TeamGrade | SelfGrade | 'ungraded' | 'notAppraised';

/** Teams and people have words of their own for the same key only in self ratings (`selfGradeNames`). */
export const gradeLabels: Record<AnyGrade, Bilingual> = {
  ...selfGradeNames,
  ...teamGradeNames,
  ...personGradeNames,
  ...statusNames,
};
