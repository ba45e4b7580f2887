import * as z from 'zod';
import {
  choice,
  choices,
  fieldMeta,
  flag,
  group,
  id,
  number,
  percent,
  required,
  text,
  unitOf,
  whole,
  yuan,
} from '../field.ts';
import { personGradeNames, roleNames } from '../terms.ts';

const onOff = [
  ['实行', 'applies'],
  ['不实行', 'does not apply'],
] as const;

/** scoring.md §6 and §7: what a unit's place does to its people. */
export const consequences = group('考评结果的运用', 'Consequences', {
  winners: group('先进单位', 'Winners', {
    topPerCategory: whole('每类先进单位数', 'winners of a category', unitOf.items).default(1),
    principalPriority: flag('主要负责人优先进入优秀', 'priority of principals', ...onOff).default(true),
    principalPlaces: choice('优先名额的来源', 'places of principals', {
      withinQuota: ['占用名额', 'within the quota'],
      extra: ['另加名额', 'beside the quota'],
    }).default('withinQuota'),
    extraExcellent: whole('奖励非领导职务优秀名额', 'extra places of staff', unitOf.places).default(1),
  }),
  eliminated: group('末位单位', 'The eliminated', {
    bottomPerCategory: whole('每类末位单位数', 'eliminated of a category', unitOf.items).default(1),
    minTeams: whole('实行末位淘汰的最少单位数', 'fewest teams of a category', unitOf.items).default(3),
    onlyBelow: number('末位淘汰的分数界限', 'only below', { unit: ['分', ' points'], none: ['不限分数', 'any score'] })
      .nullable()
      .default(null),
    principalGrade: choice('末位单位主要负责人的等次', 'grade of its principals', personGradeNames, {
      none: ['不直接确定', 'not imposed'],
    })
      .nullable()
      .default(null),
    cancelExcellent: flag(
      '取消末位单位优秀名额',
      'its places cancelled',
      ['取消', 'cancelled'],
      ['保留', 'kept'],
    ).default(true),
  }),
  promotion: group('提拔重用', 'Promotion', {
    topRank: whole('名次在前', 'rank at least', unitOf.places, { min: 1 }).default(3),
    years: whole('连续年数', 'years running', unitOf.years, { min: 1 }).default(2),
  }),
  veto: group('一票否决', 'Veto', {
    barredRoles: choices('被否决单位不得评优的人员', 'who is barred in a vetoed unit', roleNames).default([
      'principal',
    ]),
  }),
});

/** scoring.md §8, A-85 … A-89. */
export const rewards = group('奖励', 'Rewards', {
  payer: choice('奖金负担单位', 'who pays', {
    appraisalUnit: ['参加考核的单位', 'the appraisal unit'],
    homeUnit: ['编制所在单位', 'the home unit'],
  }).default('appraisalUnit'),
  excellent: group('嘉奖', 'Commendation', { amount: yuan('嘉奖奖金', 'bonus of a commendation').default(800) }),
  consecutive: group('记三等功', 'Merit citation', {
    years: whole('连续优秀年数', 'excellent years running', unitOf.years, { min: 1 }).default(3),
    amount: yuan('三等功奖金', 'bonus of a merit citation').default(1500),
    stacks: flag(
      '两项奖金同时发放',
      'both bonuses are paid',
      ['同时发放', 'both'],
      ['只发三等功奖金', 'the greater only'],
    ).default(false),
    restart: flag('记功后重新计算', 'counted anew after a citation', ['重新计算', 'anew'], ['继续计算', 'on']).default(
      true,
    ),
  }),
});

/** which years count for grade promotion and salary steps. */
export const progression = group('晋升年限', 'Progression', {
  countedGrades: choices('计入考核年限的等次', 'grades that count', personGradeNames).default([
    'excellent',
    'competent',
  ]),
});

export const awardSchema = required('奖项', 'Award', {
  id: id('编号', 'id'),
  kind: choice('奖项种类', 'kind', {
    comprehensive: ['综合奖', 'comprehensive'],
    single: ['单项奖', 'single item'],
  }),
  category: text('类别', 'category'),
  indicator: text('指标', 'indicator').optional(),
  rank: whole('名次', 'rank', ['名', ''], { min: 1 }),
  sharePercent: percent('占奖励基金比例', 'share of the fund'),
});

/** B-45 … B-48. */
export const fund = group('奖励基金', 'Award fund', {
  percentOfRevenue: percent('提取比例', 'share of fiscal revenue').default(0),
  awards: z
    .array(awardSchema)
    .register(fieldMeta, { label: { zh: '奖项', en: 'awards' }, kind: 'list' })
    .default([]),
});

/** … A-84. */
export const recognition = group('群众满意干部', 'Recognised by the public', {
  perUnit: whole('每单位推荐人数', 'nominees of a unit', unitOf.places).default(1),
  cadresPerGroup: whole('每组科级干部人选', 'cadres of a group', unitOf.places).default(5),
  staffPerGroup: whole('每组一般干部职工人选', 'staff of a group', unitOf.places).default(10),
});
