import { useSay } from '../app/i18n.ts';
import { gradeLabels } from './grade-labels.ts';
import type { AnyGrade } from './grade-labels.ts';

/** A grade as a word; gold only for 优秀, red only for the lowest. */
export function GradeTag({ grade }: { grade: AnyGrade | null }) {
  const say = useSay();
  if (grade === null) return <span className="kp-soft">—</span>;
  return <span className={`kp-grade kp-grade-${grade}`}>{say(gradeLabels[grade])}</span>;
}
