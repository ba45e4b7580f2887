import type { Cause, Comparison, PersonMove } from '#shared/grading/compare.ts';
import { personGrades } from '#shared/policy/terms.ts';
import type { PersonGrade } from '#shared/policy/terms.ts';
import type { Bilingual } from '#shared/problem.ts';

/** How somebody moved, by what weighs most: over the line of 优秀, then the grade, then the place, then the score. */
export const moveKinds = ['in', 'out', 'up', 'down', 'grade', 'rose', 'fell', 'score'] as const;
export type MoveKind = (typeof moveKinds)[number];

export const moveLabels: Record<MoveKind, Bilingual> = {
  in: { zh: '进入优秀', en: 'into Excellent' },
  out: { zh: '退出优秀', en: 'out of Excellent' },
  up: { zh: '等次上升', en: 'grade up' },
  down: { zh: '等次下降', en: 'grade down' },
  grade: { zh: '等次有无变化', en: 'grade given or withdrawn' },
  rose: { zh: '名次上升', en: 'place up' },
  fell: { zh: '名次下降', en: 'place down' },
  score: { zh: '仅得分变化', en: 'score only' },
};

export function moveKind({ excellent, grade, order }: PersonMove): MoveKind {
  if (excellent !== null) return excellent;
  if (grade !== null) {
    if (grade.from === null || grade.to === null) return 'grade';
    const place = (each: PersonGrade) => personGrades.indexOf(each);
    return place(grade.to) < place(grade.from) ? 'up' : 'down';
  }
  if (order === null || order.from === null || order.to === null) return 'score';
  return order.to < order.from ? 'rose' : 'fell';
}

export function countKinds(people: readonly PersonMove[]): Record<MoveKind, number> {
  const counts: Record<MoveKind, number> = { in: 0, out: 0, up: 0, down: 0, grade: 0, rose: 0, fell: 0, score: 0 };
  for (const person of people) counts[moveKind(person)] += 1;
  return counts;
}

/** What is to be seen, in one sentence. */
export function comparisonFinding({ people, teams }: Pick<Comparison, 'people' | 'teams'>): Bilingual {
  if (people.length === 0 && teams.length === 0) {
    return { zh: '两次结果没有差别', en: 'The two runs do not differ' };
  }
  const counts = countKinds(people);
  const other = counts.up + counts.down + counts.grade;
  const ranked = teams.filter((team) => team.rank !== null).length;
  return {
    zh: `${counts.in} 人进入优秀，${counts.out} 人退出优秀，另有 ${other} 人等次变化；${ranked} 个班子名次变化`,
    en: `${counts.in} into Excellent, ${counts.out} out of it, ${other} other grades changed; ${ranked} teams changed rank`,
  };
}

export const causeLabels: Record<Cause, Bilingual> = {
  status: { zh: '考核状态变化', en: 'status' },
  appraisalUnit: { zh: '考核单位变化', en: 'appraisal unit' },
  pool: { zh: '名额范围变化', en: 'pool' },
  team: { zh: '班子得分变化', en: 'team score' },
  performance: { zh: '业绩得分变化', en: 'performance' },
  duty: { zh: '分管工作得分变化', en: 'duty score' },
  opinion: { zh: '民主评议得分变化', en: 'opinion' },
  weights: { zh: '权重调整', en: 'weights of the policy' },
  unitStanding: { zh: '单位先进、末位或否决变化', en: 'the unit won, lost or was vetoed' },
  poolQuota: { zh: '优秀名额变化', en: 'quota' },
  others: { zh: '他人名次变动', en: 'others moved' },
  rules: { zh: '分数线、限制或并列规则', en: 'bands, caps or tie-break' },
};

/** Best to worst: those who crossed the line first, and of these the highest score. */
export function byWeight(a: PersonMove, b: PersonMove): number {
  return moveKinds.indexOf(moveKind(a)) - moveKinds.indexOf(moveKind(b)) || (a.id < b.id ? -1 : 1);
}
