import * as z from 'zod';
import {
  choice,
  choices,
  fieldMeta,
  flag,
  group,
  must,
  percent,
  required,
  text,
  texts,
  unitOf,
  weight,
  whole,
} from '../field.ts';
import { personGradeNames } from '../terms.ts';

/** B-138 … B-160: how ballots are filled in. */
export const ballots = group('测评票', 'Ballots', {
  fillMode: choice('填写方式', 'filling in', {
    central: ['集中填写', 'in the meeting'],
    dispersed: ['分散填写', 'dispersed'],
  }).default('central'),
  layout: choice('票面', 'layout', {
    single: ['单人表', 'one subject on a sheet'],
    multiple: ['多人表', 'several subjects on a sheet'],
  }).default('single'),
  windowHours: whole('分散填写的期限', 'dispersed filling open for', unitOf.hours, { min: 1 }).default(72),
  anonymous: flag('无记名填写', 'secret', ['无记名', 'secret'], ['记名', 'signed']).default(true),
  onlyCheckedIn: flag('仅限签到人员', 'only people who checked in', ['仅限', 'only'], ['不限于', 'not only']).default(
    true,
  ),
  jointWithStaff: flag('职工评议一并进行', 'staff balloted jointly', ['可以', 'may'], ['不得', 'may not']).default(
    true,
  ),
  abstain: flag('可选“不了解”', 'abstaining', ['可以', 'may'], ['不得', 'may not']).default(true),
  nominations: flag('推荐优秀人选', 'nominations for excellent', ['可以', 'may'], ['不得', 'may not']).default(true),
  minTurnout: percent('最低投票率', 'least turnout', { none: ['不作规定', 'none'] })
    .nullable()
    .default(null),
  rated: choice('评价方式', 'what is rated', {
    whole: ['总体评价', 'as a whole'],
    dimensions: ['分项评价', 'by dimension'],
  }).default('whole'),
  dimensions: z
    .array(
      required('评价项目', 'Dimension', {
        id: text('编号', 'id'),
        label: text('项目', 'dimension'),
        weight: weight('权重', 'weight').default(1),
      }),
    )
    .register(fieldMeta, { label: { zh: '分项评价项目', en: 'dimensions' }, kind: 'list' })
    .default([
      { id: 'integrity', label: '德', weight: 1 },
      { id: 'competence', label: '能', weight: 1 },
      { id: 'diligence', label: '勤', weight: 1 },
      { id: 'achievement', label: '绩', weight: 1 },
      { id: 'probity', label: '廉', weight: 1 },
    ]),
  comments: group('语言评价', 'Comments', {
    enabled: flag('语言评价', 'comments', ['增加', 'allowed'], ['不设', 'not allowed']).default(false),
    requiredFor: choices('必须说明理由的等次', 'grades that need a comment', personGradeNames).default([]),
    maxChars: whole('语言评价字数', 'length of a comment', unitOf.characters, { min: 1 }).default(1000),
  }),
  cards: group('测评卡', 'Cards', {
    inNames: flag('发卡登记', 'cards noted by name', ['须登记到人', 'must be'], ['不登记到人', 'need not be']).default(
      true,
    ),
    attempts: whole('每张卡允许的错误输入', 'wrong codes allowed for a card', unitOf.times, {
      ...{ min: 1, none: ['不作限制', 'no limit'] },
    })
      .nullable()
      .default(20),
    receiptDays: whole('验票期限', 'receipts can be looked up for', unitOf.days, { min: 1 }).default(365),
  }),
  mass: group('群众评价', 'Mass rating', {
    operator: choice('群众评价的组织', 'run by', {
      group: ['考核组', 'the appraisal group'],
      unit: ['被考核单位', 'the appraised unit'],
      office: ['考评办（组织部）', 'the organisation department'],
    }).default('group'),
    staffNotRatedBy: texts('不评议一般干部职工的人员', 'categories that do not rate the staff').default([]),
    afterReport: flag('听取述职后评议', 'after the report', ...must).default(true),
    channels: texts('群众评价的形式', 'channels').default(['测评']),
    raters: z
      .array(
        required('评议人员', 'Raters', {
          label: text('单位性质', 'kind of unit'),
          categories: texts('类别', 'categories').default([]),
          raters: texts('评议人员', 'raters'),
        }),
      )
      .register(fieldMeta, { label: { zh: '群众评价的评议人员', en: 'raters of the mass rating' }, kind: 'list' })
      .default([]),
  }),
  peer: group('班子互评', 'Peer rating', {
    meetingRequired: flag('召开民主生活会', 'a democratic life meeting', ...must).default(false),
    excludeSelf: flag('不评价本人', 'nobody rates themselves', ['不', 'not'], ['可以', 'may']).default(true),
  }),
  self: group('自我估评', 'Self-rating', {
    sections: texts('自我估评内容', 'sections of the self-rating').default(['综合素质', '工作业绩', '目标取向']),
    guidanceOnFlag: flag('偏差提示后的引导', 'guidance on a flag', ...must).default(true),
    maxRevisions: whole('自评可修改次数', 'revisions of a self-rating', unitOf.times).default(1),
  }),
  summarySigned: flag('考核组成员签署汇总表', 'the group signs the tally', ...must).default(true),
  feedbackDays: whole('评议结果反馈期限', 'results returned to the unit within', unitOf.days).default(3),
});
