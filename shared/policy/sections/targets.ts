import * as z from 'zod';
import {
  choice,
  fieldMeta,
  flag,
  group,
  must,
  number,
  percent,
  rate,
  required,
  text,
  texts,
  unitOf,
  weight,
  whole,
  yuan,
} from '../field.ts';

/** B-02 … B-24, B-63 … B-87, B-105 … B-137, B-181 … B-203: targets and what follows from them. */
export const targets = group('目标任务', 'Targets', {
  growthFloor: rate('年度增长底线', 'growth floor of a year').default(0),
  minAverageGrowth: rate('年均增速下限', 'least average growth').default(0),
  planYears: whole('规划年数', 'years of the plan', unitOf.years, { min: 1 }).default(3),
  upperCap: rate('目标上限', 'upper cap of a target', { none: ['上不封顶', 'no cap'] })
    .nullable()
    .default(null),
  workflow: texts('目标确定步骤', 'steps of setting targets').default([
    '单位自报',
    '调查研究',
    '综合意见',
    '考评委酝酿',
    '县委集体研究决定',
  ]),
  minRounds: whole('酝酿次数', 'rounds of deliberation', unitOf.times).default(1),
  consultationDays: whole('征求意见期', 'consultation', unitOf.days).default(5),
  letterRequired: flag('下达目标任务书', 'a target letter for every unit', ...must).default(true),
  responsiblePerson: flag('明确责任人', 'a responsible person for every target', ...must).default(true),
  distributionCheck: flag('全县任务全部分解', 'the county’s target is wholly distributed', ...must).default(true),
  cascade: texts('任务分解层次', 'levels of the cascade').default(['县', '单位', '干部', '村组']),
  areaRatio: group('各方面分值比例', 'Ratio of the areas', {
    economy: weight('经济建设', 'economy').default(0),
    society: weight('社会事业发展', 'society').default(0),
    party: weight('党的建设与精神文明和民主法制建设', 'party, civilisation and legal system').default(0),
    mode: choice('不符比例时', 'where it is not met', {
      warn: ['予以提示', 'warned'],
      refuse: ['不得采用', 'refused'],
    }).default('warn'),
  }),
  everyArea: flag('各方面都有指标', 'an indicator of every area', ...must).default(true),
  maxItemShare: percent('单项分值上限', 'most points of one indicator').default(30),
  maxIndicators: whole('指标数上限', 'most indicators of a category', unitOf.items).default(30),
  minPoints: number('单项分值下限', 'fewest points of an indicator', { min: 0, unit: ['分', ' points'] }).default(1),
  minLatentShare: percent('潜绩分值下限', 'least share of latent performance').default(10),
  lastQuarterShare: percent('第四季度完成量上限', 'most progress in the last quarter').default(50),
  minMemberSpread: number('班子成员最小分差', 'least spread of a team', { min: 0, unit: ['分', ' points'] }).default(1),
  minMainShare: percent('主管分管权数下限', 'least share of lead and in charge').default(50.01),
  minDifficulty: number('难度系数下限', 'least coefficient of difficulty', { min: 0 }).default(0.8),
  maxDifficulty: number('难度系数上限', 'greatest coefficient of difficulty', { min: 0 }).default(1.2),
  tooLowFulfilment: rate('目标偏低的完成率', 'fulfilment of a target too low').default(120),
  tooHighOverBest: rate('目标偏高的幅度', 'a target too high above the best').default(50),
  blocks: z
    .array(
      required('考评板块', 'Block', {
        category: text('类别', 'category'),
        methodTitle: text('考评办法', 'method'),
        appraiser: text('考评单位', 'appraiser'),
        unitKinds: texts('别称', 'aliases').default([]),
      }),
    )
    .register(fieldMeta, { label: { zh: '考评板块', en: 'blocks' }, kind: 'list' })
    .default([]),
  changes: z
    .array(
      required('指标调整', 'Change', {
        category: text('类别', 'category'),
        change: choice('调整', 'change', {
          add: ['增加', 'add'],
          increase: ['加大', 'increase'],
          remove: ['取消', 'remove'],
        }),
        label: text('指标', 'indicator'),
        reason: text('理由', 'reason'),
      }),
    )
    .register(fieldMeta, { label: { zh: '拟调整的指标', en: 'intended changes of indicators' }, kind: 'list' })
    .default([]),
  committee: group('考评工作委员会', 'Committee', {
    chair: text('主任', 'chair').default('常务副书记'),
    viceChairs: texts('副主任', 'vice-chairs').default(['常务副县长', '组织部长']),
    members: texts('成员单位', 'members').default(['组织人事', '纪检监察', '财政', '计划', '农工部']),
    office: text('办公室设在', 'office at').default('组织人事部门'),
    conflictScorer: text('成员单位自身的评分单位', 'who scores a member').default('纪检监察机关'),
  }),
  enterprises: group('企业归口', 'Enterprises', {
    aboveSize: text('规模以上企业主管', 'above the size').default('经贸局'),
    belowSize: text('规模以下企业主管', 'below the size').default('乡企局'),
    threshold: yuan('规模界限', 'size', { none: ['另行规定', 'set elsewhere'] })
      .nullable()
      .default(null),
  }),
  uses: group('结果运用', 'Use of results', {
    outstandingFrom: number('实绩突出的分数线', 'outstanding from', { unit: ['分', ' points'] }).default(90),
    mediocreBelow: number('实绩平平的上限', 'mediocre below', { unit: ['分', ' points'] }).default(75),
    poorBelow: number('实绩较差的分数线', 'poor below', { unit: ['分', ' points'] }).default(60),
    penalty: yuan('经济处罚金额', 'economic penalty', { none: ['另行确定', 'set elsewhere'] })
      .nullable()
      .default(null),
    reserveExcellentYears: whole('推荐后备干部的优秀年数', 'excellent years of a reserve cadre', unitOf.years).default(
      2,
    ),
    rewardTypes: texts('激励形式', 'kinds of rewards').default(['嘉奖', '记功', '授予荣誉', '晋升工资']),
    reinstatement: flag('免职后可重新起用', 'reinstatement', ['可以', 'allowed'], ['不得', 'not allowed']).default(
      true,
    ),
    statisticsFrom: whole('累计统计起始年', 'statistics since', ['年', ''], {
      none: ['建库之年', 'the first year here'],
    })
      .nullable()
      .default(null),
  }),
  posts: group('岗位职责', 'Posts', {
    party: texts('党委班子成员岗位', 'posts of party teams').default([
      '党群和统战',
      '理论宣传',
      '经济建设和社会发展',
      '政治',
    ]),
    government: text('政府班子成员岗位', 'posts of government teams').default('按产业或行业集中分类'),
    department: text('部门班子成员岗位', 'posts of department teams').default('按分管工作'),
    complete: flag('职责明确后方可评分', 'duties complete before scoring', ...must).default(true),
  }),
});
