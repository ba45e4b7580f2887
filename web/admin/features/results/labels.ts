import type { Run } from '#shared/api/grading.ts';
import type { Bilingual } from '#shared/problem.ts';
import { personGradeLabels, statusLabels } from '#shared/grading/labels.ts';

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
  ...personGradeLabels,
  noScore: text('成绩不全', 'score incomplete'),
  ungraded: text('不定等次', 'no grade'),
  notAppraised: statusLabels.notAppraised,
};

export const runStateLabels: Record<Run['state'], Bilingual> = {
  running: text('计算中', 'Running'),
  draft: text('草案', 'Draft'),
  published: text('已公布', 'Published'),
  superseded: text('已被替代', 'Superseded'),
  failed: text('未完成', 'Failed'),
};

/** How a state's tag looks. */
export const stateTags: Record<Run['state'], string> = {
  running: '',
  draft: '',
  published: 'kp-tag-blue',
  superseded: 'kp-soft',
  failed: 'kp-tag-wrong',
};
