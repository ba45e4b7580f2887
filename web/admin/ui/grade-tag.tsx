import { personGradeNames, selfGradeNames, statusNames, teamGradeNames } from '#shared/policy/terms.ts';
import type { PersonGrade, SelfGrade, TeamGrade } from '#shared/policy/terms.ts';
import type { Bilingual } from '#shared/problem.ts';
import { useSay } from '../app/i18n.ts';

export type AnyGrade = PersonGrade | TeamGrade | SelfGrade | 'ungraded' | 'notAppraised';

/** Teams and people have words of their own for the same key only in self ratings (`selfGradeNames`). */
export const gradeLabels: Record<AnyGrade, Bilingual> = {
  ...selfGradeNames,
  ...teamGradeNames,
  ...personGradeNames,
  ...statusNames,
};

/** A grade as a word; gold only for 优秀, red only for the lowest. */
export function GradeTag({ grade }: { grade: AnyGrade | null }) {
  const say = useSay();
  if (grade === null) return <span className="kp-soft">—</span>;
  return <span className={`kp-grade kp-grade-${grade}`}>{say(gradeLabels[grade])}</span>;
}
