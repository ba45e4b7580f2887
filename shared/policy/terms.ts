import type { Bilingual } from '#shared/problem.ts';

/** The closed lists of a policy and a dataset, in their order, and what people call their members. */

export const teamGrades = ['good', 'fairlyGood', 'average', 'poor'] as const;
export const personGrades = ['excellent', 'competent', 'basicallyCompetent', 'incompetent'] as const;
export const selfGrades = ['excellent', 'good', 'average', 'poor'] as const;
export const sources = ['mass', 'peer', 'leader', 'self'] as const;
export const ranks = ['cadre', 'staff'] as const;
export const roles = ['principal', 'deputy', 'member'] as const;
export const responsibilities = ['lead', 'direct', 'concurrent', 'assist'] as const;
export const methods = ['ratio', 'growth', 'rating', 'deduction', 'rank', 'manual'] as const;
export const levels = ['first', 'secondary'] as const;
/** the three areas of a target scheme, B-80 */
export const areas = ['economy', 'society', 'party'] as const;
export const subjects = ['team', 'cadre', 'staff'] as const;

export type TeamGrade = (typeof teamGrades)[number];
export type PersonGrade = (typeof personGrades)[number];
export type SelfGrade = (typeof selfGrades)[number];
export type Source = (typeof sources)[number];
export type Rank = (typeof ranks)[number];
export type Role = (typeof roles)[number];
export type Responsibility = (typeof responsibilities)[number];
export type Method = (typeof methods)[number];
export type Level = (typeof levels)[number];
export type Area = (typeof areas)[number];
export type SubjectClass = (typeof subjects)[number];

const t = (zh: string, en: string): Bilingual => ({ zh, en });
type Names<K extends string> = Readonly<Record<K, Bilingual>>;

export const teamGradeNames: Names<TeamGrade> = {
  good: t('好', 'good'),
  fairlyGood: t('较好', 'fairly good'),
  average: t('一般', 'average'),
  poor: t('差', 'poor'),
};
export const personGradeNames: Names<PersonGrade> = {
  excellent: t('优秀', 'excellent'),
  competent: t('称职', 'competent'),
  basicallyCompetent: t('基本称职', 'basically competent'),
  incompetent: t('不称职', 'incompetent'),
};
export const selfGradeNames: Names<SelfGrade> = {
  excellent: t('优秀', 'excellent'),
  good: t('良好', 'good'),
  average: t('一般', 'average'),
  poor: t('较差', 'rather poor'),
};
export const statusNames: Names<'ungraded' | 'notAppraised'> = {
  ungraded: t('不定等次', 'appraised without grade'),
  notAppraised: t('不进行考核', 'not appraised'),
};
export const sourceNames: Names<Source> = {
  mass: t('群众评价', 'mass'),
  peer: t('班子互评', 'peers'),
  leader: t('领导评价', 'leaders'),
  self: t('自我估评', 'self'),
};
export const rankNames: Names<Rank> = {
  cadre: t('科级干部', 'section-level cadre'),
  staff: t('一般干部职工', 'ordinary staff'),
};
export const roleNames: Names<Role> = {
  principal: t('主要负责人', 'principal'),
  deputy: t('班子其他成员', 'other team member'),
  member: t('一般人员', 'member of staff'),
};
export const responsibilityNames: Names<Responsibility> = {
  lead: t('主管', 'lead'),
  direct: t('分管', 'in charge'),
  concurrent: t('兼管', 'concurrent'),
  assist: t('协管', 'assisting'),
};
export const methodNames: Names<Method> = {
  ratio: t('完成比例', 'ratio'),
  growth: t('增长率', 'growth'),
  rating: t('等次评定', 'rating'),
  deduction: t('扣分制', 'deduction'),
  rank: t('按排名赋分', 'rank'),
  manual: t('直接评分', 'score given'),
};
export const levelNames: Names<Level> = { first: t('一级', 'first level'), secondary: t('二级', 'secondary') };
export const areaNames: Names<Area> = {
  economy: t('经济建设', 'economy'),
  society: t('社会事业发展', 'society'),
  party: t('党的建设与精神文明和民主法制建设', 'party, civilisation and legal system'),
};
export const subjectNames: Names<SubjectClass> = {
  team: t('科级领导班子', 'leading teams'),
  cadre: t('科级干部', 'section-level cadres'),
  staff: t('一般干部职工', 'ordinary staff'),
};
/** kinds of files that may be attached to a report */
export const attachmentNames: Names<'pdf' | 'word' | 'sheet' | 'image'> = {
  pdf: t('PDF', 'PDF'),
  word: t('文字文档', 'documents'),
  sheet: t('表格', 'spreadsheets'),
  image: t('图片', 'pictures'),
};
export const honourNames: Names<'commendation' | 'meritThirdClass'> = {
  commendation: t('嘉奖', 'commendation'),
  meritThirdClass: t('三等功', 'merit citation, class III'),
};
/** Kinds of leave are open; these have names. */
export const leaveKindNames: Readonly<Record<string, Bilingual>> = {
  personal: t('事假', 'personal leave'),
  sick: t('病假', 'sick leave'),
  annual: t('年休假', 'annual leave'),
  maternity: t('产假', 'maternity leave'),
  study: t('脱产学习', 'study leave'),
  publicDuty: t('公假', 'public duty'),
};
/** Kinds of bar are open; these have names. */
export const barKindNames: Readonly<Record<string, Bilingual>> = {
  underInvestigation: t('立案审查调查', 'under investigation'),
  demerit: t('记过以上处分', 'demerit or above'),
  warning: t('警告处分', 'warning'),
  other: t('其他情形', 'other'),
};
