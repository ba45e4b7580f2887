import type { Bilingual } from '#shared/problem.ts';
import type { PersonResultRow } from '#shared/api/grading.ts';
import type { UnitRow } from './by-unit.ts';

/** Titles of the charts: what is to be seen, in one sentence. */

export function distributionFinding(people: readonly PersonResultRow[], excellentFrom: number): Bilingual {
  const scored = people.filter((person) => person.composite !== null);
  if (scored.length === 0) return { zh: '尚无综合得分', en: 'No composite scores yet' };
  const above = scored.filter((person) => person.composite! >= excellentFrom).length;
  const excellent = people.filter((person) => person.grade === 'excellent').length;
  return {
    zh: `${scored.length} 人有综合得分，${above} 人达到 ${excellentFrom} 分的优秀线，评为优秀 ${excellent} 人`,
    en: `${scored.length} people have a composite; ${above} reach ${excellentFrom}, ${excellent} are Excellent`,
  };
}

const percent = (share: number): string => `${Number(share.toFixed(1))}%`;

export function unitsFinding(rows: readonly UnitRow[]): Bilingual {
  const shared = rows.filter((row) => row.excellentShare !== null);
  if (shared.length === 0) return { zh: '尚无人员等次', en: 'Nobody has a grade yet' };
  const top = shared.reduce((best, row) => (row.excellentShare! > best.excellentShare! ? row : best));
  if (top.counts.excellent === 0) return { zh: '各单位均无优秀', en: 'No unit has anybody Excellent' };
  const none = shared.filter((row) => row.counts.excellent === 0).length;
  return {
    zh: `${top.name}优秀比例最高（${percent(top.excellentShare!)}）${none > 0 ? `，${none} 个单位没有优秀` : ''}`,
    en: `${top.name} has the highest share of Excellent (${percent(top.excellentShare!)})${none > 0 ? `; ${none} units have none` : ''}`,
  };
}
