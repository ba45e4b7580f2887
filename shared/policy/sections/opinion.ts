import { choice, group, number, percent, required, unitOf, weight, whole } from '../field.ts';
import {
  personGradeNames,
  personGrades,
  selfGradeNames,
  selfGrades,
  sourceNames,
  sources,
  teamGradeNames,
  teamGrades,
} from '../terms.ts';
import type { Source } from '../terms.ts';
import type * as z from 'zod';

type Names = Readonly<Record<string, { zh: string; en: string }>>;

const scale = <const G extends readonly string[]>(zh: string, en: string, grades: G, names: Names) =>
  required(
    zh,
    en,
    Object.fromEntries(
      grades.map((g) => [g, percent(`${zh}“${names[g]!.zh}”`, `${en}: ${names[g]!.en}`, { unit: ['分', ' points'] })]),
    ) as Record<G[number], z.ZodNumber>,
  );

const weights = (zh: string, en: string) =>
  required(
    zh,
    en,
    Object.fromEntries(
      sources.map((s) => [s, weight(`${zh}:${sourceNames[s].zh}`, `${en}: ${sourceNames[s].en}`).default(0)]),
    ) as Record<Source, z.ZodDefault<z.ZodNumber>>,
  );

/** scoring.md §4: scales, weights, small numbers and self-ratings. */
export const opinion = required('民主测评', 'Democratic assessment', {
  scales: required('等次分值', 'Scales', {
    team: scale('领导班子等次分值', 'scale of teams', teamGrades, teamGradeNames),
    person: scale('个人等次分值', 'scale of people', personGrades, personGradeNames),
    self: scale('自我估评等次分值', 'scale of self-ratings', selfGrades, selfGradeNames),
  }),
  weights: required('测评权重', 'Weights of the sources', {
    team: weights('领导班子测评权重', 'weights for teams'),
    principal: weights('主要负责人测评权重', 'weights for principals'),
    deputy: weights('班子其他成员测评权重', 'weights for other team members'),
    staff: weights('一般人员测评权重', 'weights for staff'),
  }),
  minBallots: whole('计入成绩的最少票数', 'fewest ballots that count', unitOf.ballots).default(5),
  selfBias: group('自评偏差', 'Bias of self-ratings', {
    tolerance: number('自评偏差界限', 'bound of the bias', { min: 0, unit: ['分', ' points'] }).default(10),
    treatment: choice('自评偏差的处理', 'treatment of the bias', {
      flag: ['只作提示', 'flagged only'],
      clamp: ['按界限值计分', 'counted at the bound'],
    }).default('flag'),
  }),
});
