import type { Bilingual } from '#shared/problem.ts';
import { personGradeNames, statusNames } from '#shared/policy/terms.ts';

/** The field's words for what a result holds (scoring.md §9); one place, so that page, sheet and chart say the same. */

const text = (zh: string, en: string): Bilingual => ({ zh, en });

/** Chart and list order of what a person can come out as: the grades, then those without one. */
export const outcomes = [
  'excellent',
  'competent',
  'basicallyCompetent',
  'incompetent',
  'noScore',
  'ungraded',
  'notAppraised',
] as const;
export type Outcome = (typeof outcomes)[number];

export const outcomeLabels: Record<Outcome, Bilingual> = {
  ...personGradeNames,
  noScore: text('成绩不全', 'score incomplete'),
  ...statusNames,
};

export const statusLabels: Record<string, Bilingual> = {
  appraised: text('参加考核', 'appraised'),
  ...statusNames,
};

export const flagLabels: Record<string, Bilingual> = {
  overRated: text('自评偏高', 'Rates itself too high'),
  underRated: text('自评偏低', 'Rates itself too low'),
  vetoed: text('一票否决', 'Vetoed'),
  tied: text('同分待定', 'Tied, undecided'),
};

export const partLabels = {
  team: text('班子成绩', 'Team'),
  duty: text('分管工作', 'Duty'),
  opinion: text('民主测评', 'Opinion'),
  performance: text('目标实绩', 'Performance'),
  composite: text('综合成绩', 'Composite'),
} satisfies Record<string, Bilingual>;

export const runStateLabels: Record<string, Bilingual> = {
  running: text('计算中', 'Running'),
  draft: text('草案', 'Draft'),
  published: text('已公布', 'Published'),
  superseded: text('已被替代', 'Superseded'),
  failed: text('未完成', 'Failed'),
};

export const recommendationLabels: Record<string, Bilingual> = {
  promote: text('建议提拔重用', 'Recommended for promotion'),
  dismissOrDemote: text('建议免职或降职', 'Recommended for dismissal or demotion'),
};
