import type { Bilingual } from '#shared/problem.ts';
import type { PersonGrade, Rank, Responsibility, Role, Source, TeamGrade } from '#shared/policy/schema.ts';
import type { PersonResult, Status } from './result.ts';

/** The words of results and their derivations: the field's terms, Chinese first. */

const text = (zh: string, en: string): Bilingual => ({ zh, en });

export const teamGradeLabels: Record<TeamGrade, Bilingual> = {
  good: text('好', 'good'),
  fairlyGood: text('较好', 'fairly good'),
  average: text('一般', 'average'),
  poor: text('差', 'poor'),
};

export const personGradeLabels: Record<PersonGrade, Bilingual> = {
  excellent: text('优秀', 'excellent'),
  competent: text('称职', 'competent'),
  basicallyCompetent: text('基本称职', 'basically competent'),
  incompetent: text('不称职', 'incompetent'),
};

export const selfGradeLabels: Record<string, Bilingual> = {
  excellent: text('优秀', 'excellent'),
  good: text('良好', 'good'),
  average: text('一般', 'average'),
  poor: text('较差', 'poor'),
};

export const sourceLabels: Record<Source, Bilingual> = {
  mass: text('群众评价', 'public rating'),
  peer: text('互评', 'peer rating'),
  leader: text('领导评价', "leaders' rating"),
  self: text('自评', 'self-rating'),
};

export const rankLabels: Record<Rank, Bilingual> = {
  cadre: text('领导干部', 'cadres'),
  staff: text('一般干部职工', 'staff'),
};

export const roleLabels: Record<Role, Bilingual> = {
  principal: text('正职', 'principal'),
  deputy: text('副职', 'deputy'),
  member: text('成员', 'member'),
};

export const responsibilityLabels: Record<Responsibility, Bilingual> = {
  lead: text('主管', 'leads'),
  direct: text('分管', 'directs'),
  concurrent: text('兼管', 'holds concurrently'),
  assist: text('协管', 'assists'),
};

export const statusLabels: Record<Status, Bilingual> = {
  appraised: text('参加考核', 'appraised'),
  ungraded: text('参加考核不定等次', 'takes part, no grade'),
  notAppraised: text('不进行考核', 'not appraised'),
};

export const honourLabels: Record<NonNullable<PersonResult['honour']>, Bilingual> = {
  commendation: text('嘉奖', 'commendation'),
  meritThirdClass: text('三等功', 'third-class merit'),
};

export const partLabels: Record<string, Bilingual> = {
  performance: text('业绩得分', 'performance'),
  opinion: text('民主评议得分', 'opinion score'),
  team: text('领导班子得分', 'team composite'),
  duty: text('分管工作得分', 'duty score'),
  composite: text('综合得分', 'composite score'),
};

export const flagLabels: Record<string, Bilingual> = {
  overRated: text('自评偏高', 'self-rating too high'),
  underRated: text('自评偏低', 'self-rating too low'),
  vetoed: text('一票否决', 'vetoed'),
  tied: text('并列待定', 'tied'),
};

export const recommendationLabels: Record<'promote' | 'dismissOrDemote', Bilingual> = {
  promote: text('建议提拔使用', 'promotion'),
  dismissOrDemote: text('建议免职或降职', 'dismissal or demotion'),
};
