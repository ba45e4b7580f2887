import * as z from 'zod';
import {
  choice,
  choices,
  fieldMeta,
  flag,
  group,
  number,
  percent,
  positive,
  required,
  unitOf,
  weight,
  whole,
} from '../field.ts';
import { personGradeNames } from '../terms.ts';

const personWeights = (zh: string, en: string) =>
  required(`${zh}综合成绩`, `composite of ${en}`, {
    team: weight(`${zh}：班子综合成绩`, `${en}: team composite`).default(0),
    duty: weight(`${zh}：分管工作成绩`, `${en}: duty score`).default(0),
    opinion: weight(`${zh}：民主测评成绩`, `${en}: opinion`).default(0),
  });

/** scoring.md §5: what composites are made of. */
export const composites = group('综合成绩', 'Composites', {
  team: required('领导班子综合成绩', 'composite of teams', {
    performance: weight('领导班子：工作实绩', 'team: performance').default(0),
    opinion: weight('领导班子：民主测评', 'team: opinion').default(0),
  }).default({ performance: 70, opinion: 30 }),
  principal: personWeights('主要负责人', 'principals').default({ team: 6, duty: 1, opinion: 3 }),
  deputy: personWeights('班子其他成员', 'other team members').default({ team: 3, duty: 4, opinion: 3 }),
  staff: personWeights('一般人员', 'staff').default({ team: 3, duty: 4, opinion: 3 }),
});

/** B-100: 主管 and 分管 outweigh 兼管 and 协管. */
export const responsibility = group('责任权数', 'Weights of responsibility', {
  lead: positive('主管的权数', 'weight of lead').default(1),
  direct: positive('分管的权数', 'weight of in charge').default(0.8),
  concurrent: positive('兼管的权数', 'weight of concurrent').default(0.5),
  assist: positive('协管的权数', 'weight of assisting').default(0.3),
});

const pools = {
  group: ['考核组', 'appraisal group'],
  unit: ['单位', 'unit'],
  tenant: ['全县', 'county'],
} as const;

const quota = <const P extends keyof typeof pools>(zh: string, en: string, pool: P) =>
  required(`${zh}的优秀名额`, `quota of ${en}`, {
    pool: choice(`${zh}名额的计算范围`, `pool of ${en}`, pools).default(pool),
    percent: percent(`${zh}优秀比例`, `share of excellent ${en}`, { none: ['不设比例限制', 'no limit'] }).nullable(),
    mergeBelow: whole(`${zh}合并计算的单位人数`, `${en}: units pooled below`, unitOf.people).default(0),
    countUngraded: flag(
      `${zh}基数含不定等次人员`,
      `${en}: base with the ungraded`,
      ['计入', 'counted'],
      ['不计入', 'not counted'],
    ).default(true),
    ceilingPercent: percent(`${zh}全县优秀比例上限`, `ceiling of excellent ${en} in the county`, {
      none: ['不设上限', 'no ceiling'],
    })
      .nullable()
      .default(null),
  });

const threshold = (zh: string, en: string) =>
  number(`“${zh}”分数线`, `threshold of ${en}`, { unit: ['分', ' points'] });

/** scoring.md §7: bands, quotas and caps. */
export const grading = required('等次评定', 'Grading', {
  bands: required('分数线', 'Bands', {
    team: required('领导班子分数线', 'bands of teams', {
      good: threshold('好', 'good'),
      fairlyGood: threshold('较好', 'fairly good'),
      average: threshold('一般', 'average'),
    }),
    person: required('个人分数线', 'bands of people', {
      excellent: threshold('优秀', 'excellent'),
      competent: threshold('称职', 'competent'),
      basicallyCompetent: threshold('基本称职', 'basically competent'),
    }),
  }),
  quota: required('优秀名额', 'Quotas', {
    cadre: quota('科级干部', 'section-level cadres', 'group'),
    staff: quota('一般干部职工', 'ordinary staff', 'unit'),
  }),
  principalsBy: choice('主要负责人等次的依据', 'principals are graded by', {
    composite: ['本人综合成绩', 'their composite'],
    unitPerformance: ['所在单位的实绩考评成绩', 'their unit’s performance'],
  }).default('composite'),
  voteRules: z
    .array(
      required('票决规则', 'Vote rule', {
        grades: choices('所投等次', 'grades voted', personGradeNames)
          .min(1)
          .register(fieldMeta, {
            label: { zh: '所投等次', en: 'grades voted' },
            kind: 'list',
            values: personGradeNames,
          }),
        shareAbove: percent('比例超过', 'share above'),
        minVotes: whole('最少票数', 'fewest votes', unitOf.ballots).default(1),
        cap: choice('最高等次', 'highest grade', personGradeNames),
      }),
    )
    .register(fieldMeta, { label: { zh: '票决规则', en: 'vote rules' }, kind: 'list' })
    .default([]),
});
