import * as z from 'zod';
import { text, group, unitOf, whole } from './field.ts';
import { ballots } from './sections/ballots.ts';
import { awardSchema, consequences, fund, progression, recognition, rewards } from './sections/consequences.ts';
import { eligibility } from './sections/eligibility.ts';
import { composites, grading, responsibility } from './sections/grading.ts';
import { hall } from './sections/hall.ts';
import { inspection } from './sections/inspection.ts';
import { opinion } from './sections/opinion.ts';
import { categories, categorySchema, indicatorSchema, verification } from './sections/performance.ts';
import { documents, procedure } from './sections/procedure.ts';
import { interviews, media, meetings, reports } from './sections/reporting.ts';
import { calendar, gradeNames, legalBases, modules, schedule, scheme } from './sections/scheme.ts';
import { targets } from './sections/targets.ts';

/**
 * The policy of a county, as stored: always whole. Numbers are written as people write them: `25` means 25 %,
 * weights are normalised by their own sum, money is in yuan. Defaults are those in brackets in scoring.md, and our own
 * where the sources leave a figure open. The parts stand in sections/; fields.ts reads labels, kinds and bounds from here.
 */
export const policySchema = z.strictObject({
  format: z.literal('kaoping.policy/1'),
  title: text('办法名称', 'title'),
  modules,
  scheme,
  legalBases,
  calendar,
  schedule,
  gradeNames,
  rounding: group('计算精度', 'Rounding', {
    scoreDecimals: whole('保留小数位数', 'decimals of scores', unitOf.decimals, { max: 6 }).default(2),
  }),
  eligibility,
  reports,
  meetings,
  interviews,
  media,
  ballots,
  verification,
  categories,
  opinion,
  composites,
  responsibility,
  grading,
  consequences,
  rewards,
  progression,
  fund,
  recognition,
  documents,
  procedure,
  targets,
  inspection,
  hall,
});

export { awardSchema, categorySchema, indicatorSchema };
export { methods, personGrades, ranks, responsibilities, roles, selfGrades, sources, teamGrades } from './terms.ts';
export type { Method, PersonGrade, Rank, Responsibility, Role, SelfGrade, Source, TeamGrade } from './terms.ts';

export type Policy = z.infer<typeof policySchema>;
export type Category = Policy['categories'][number];
export type Indicator = z.infer<typeof indicatorSchema>;
export type Weights = Policy['opinion']['weights']['team'];
