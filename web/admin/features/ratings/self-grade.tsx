import { type SelfGrade as Grade, selfGradeNames } from '#shared/policy/terms.ts';
import { useSay } from '../../app/i18n.ts';

/** A grade of the scale of self-ratings, whose words are not those of other grades (B-157). */
export function SelfGrade({ grade }: { grade: Grade }) {
  const say = useSay();
  return <span className="kp-tag kp-self-grade">{say(selfGradeNames[grade])}</span>;
}
