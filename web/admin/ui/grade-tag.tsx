import type { personGrades, selfGrades, teamGrades } from '#shared/policy/schema.ts';
import type { Bilingual } from '#shared/problem.ts';
import { useSay } from '../app/i18n.ts';

export type AnyGrade =
  | (typeof personGrades)[number]
  | (typeof teamGrades)[number]
  | (typeof selfGrades)[number]
  | 'ungraded'
  | 'notAppraised';

export const personGradeLabels = {
  excellent: { zh: '优秀', en: 'Excellent' },
  competent: { zh: '称职', en: 'Competent' },
  basicallyCompetent: { zh: '基本称职', en: 'Basically competent' },
  incompetent: { zh: '不称职', en: 'Incompetent' },
} as const satisfies Record<(typeof personGrades)[number], Bilingual>;

export const teamGradeLabels = {
  good: { zh: '好', en: 'Good' },
  fairlyGood: { zh: '较好', en: 'Fairly good' },
  average: { zh: '一般', en: 'Average' },
  poor: { zh: '差', en: 'Poor' },
} as const satisfies Record<(typeof teamGrades)[number], Bilingual>;

export const statusLabels = {
  ungraded: { zh: '不定等次', en: 'No grade' },
  notAppraised: { zh: '不参加考核', en: 'Not appraised' },
} as const satisfies Record<string, Bilingual>;

export const gradeLabels: Record<AnyGrade, Bilingual> = {
  ...teamGradeLabels,
  ...personGradeLabels,
  ...statusLabels,
};

/** A grade as a word; gold only for 优秀, red only for the lowest. */
export function GradeTag({ grade }: { grade: AnyGrade | null }) {
  const say = useSay();
  if (grade === null) return <span className="kp-soft">—</span>;
  return <span className={`kp-grade kp-grade-${grade}`}>{say(gradeLabels[grade])}</span>;
}
