import {
  levelNames,
  personGradeNames,
  rankNames,
  roleNames,
  selfGradeNames,
  sourceNames,
  teamGradeNames,
} from '#shared/policy/terms.ts';
import { vocabulary } from './cells.ts';
import {
  dateColumn,
  flagColumn,
  numberColumn,
  recordsColumn,
  referenceColumn,
  textColumn,
  wordColumn,
} from './column.ts';
import type { Column } from './column.ts';
import * as records from './records.ts';

const must = { required: true } as const;

const levels = vocabulary(levelNames, { first: ['一级单位'], secondary: ['二级单位'] });
const ranks = vocabulary(rankNames, { cadre: ['科级', '干部'], staff: ['职工', '一般干部', '干部职工', '一般职工'] });
const roles = vocabulary(roleNames, {
  principal: ['正职', '主要领导', '主要领导班子成员'],
  deputy: ['班子成员', '副职', '非主要领导班子成员'],
  member: ['一般', '职工', '成员'],
});
const teamGrades = vocabulary(teamGradeNames);
export const sources = vocabulary(sourceNames, { mass: ['群众'], peer: ['互评'], leader: ['领导'], self: ['自评'] });
export const subjectKinds = vocabulary({
  team: { zh: '领导班子', en: 'team' },
  person: { zh: '个人', en: 'person' },
});

export const groupColumns: readonly Column[] = [
  textColumn('id', ['编号', 'id'], { ...must, example: 'g1' }),
  textColumn('name', ['名称', 'name'], { ...must, example: '第一考核组' }),
];

export const unitColumns: readonly Column[] = [
  textColumn('id', ['编号', 'id'], { ...must, example: 'u01' }),
  textColumn('name', ['名称', 'name'], { ...must, example: '城关镇' }),
  referenceColumn('category', ['类别', 'category'], 'categories', { ...must, example: '乡镇' }),
  wordColumn('level', ['层级', 'level'], levels, { ...must, example: '一级' }),
  referenceColumn('parent', ['主管单位', 'parent'], 'units', {
    note: ['二级单位填主管单位的编号或名称', 'of a secondary unit: the unit above it'],
  }),
  referenceColumn('group', ['考核组', 'group'], 'groups', { ...must, example: '第一考核组' }),
  recordsColumn(
    'history',
    ['历年名次', 'history'],
    ['年度 名次/单位数，用;分隔', 'year rank/units, divided by ;'],
    '2010 1/12;2009 3/12',
    records.readRanks,
    records.writeRanks,
  ),
];

export const personColumns: readonly Column[] = [
  textColumn('id', ['编号', 'id'], { ...must, example: 'p0001' }),
  textColumn('name', ['姓名', 'name'], { ...must, example: '甲某某' }),
  referenceColumn('unit', ['单位', 'unit'], 'units', { ...must, example: '城关镇' }),
  wordColumn('rank', ['人员类别', 'rank'], ranks, { ...must, example: '科级干部' }),
  wordColumn('role', ['职务层次', 'role'], roles, { ...must, example: '班子其他成员' }),
  dateColumn('probationUntil', ['试用期满日', 'probation until']),
  recordsColumn(
    'leaves',
    ['请假', 'leaves'],
    ['种类 起~止，用;分隔', 'kind from~to, divided by ;'],
    '病假 2011-01-10~2011-04-30;事假 2011-05-03~2011-05-04',
    records.readLeaves,
    records.writeLeaves,
  ),
  recordsColumn(
    'secondments',
    ['借调', 'secondments'],
    ['单位 起~止，用;分隔;至今的不填止日', 'unit from~to, divided by ;; no end: from~'],
    '农业局 2011-03-01~',
    records.readSecondments,
    records.writeSecondments,
  ),
  referenceColumn('awaitingAssignment.originalUnit', ['待安排人员原单位', 'original unit'], 'units'),
  recordsColumn(
    'duties',
    ['分管工作', 'duties'],
    ['主管、分管、兼管、协管 指标，用;分隔', 'responsibility indicator, divided by ;'],
    '主管 财政收入;协管 计划生育',
    records.readDuties,
    records.writeDuties,
  ),
  numberColumn('dutyRating', ['分管工作评分', 'duty rating'], { note: ['0 至 100', '0 to 100'], example: 88.5 }),
  numberColumn('nominations', ['优秀推荐票', 'nominations'], { example: 12 }),
  flagColumn('satisfactionNominee', ['推荐为群众满意干部', 'satisfaction nominee']),
  recordsColumn(
    'bars',
    ['受限情形', 'bars'],
    ['情形 说明，用;分隔', 'kind note, divided by ;'],
    '警告处分 党内警告',
    records.readBars,
    records.writeBars,
  ),
  recordsColumn(
    'history',
    ['历年考核', 'history'],
    ['年度 等次 奖励，用;分隔;无等次填 -', 'year grade honour, divided by ;; no grade: -'],
    '2009 优秀 嘉奖;2010 称职',
    records.readHistory,
    records.writeHistory,
  ),
];

export const performanceColumns: readonly Column[] = [
  referenceColumn('unit', ['单位', 'unit'], 'units', { ...must, example: '城关镇' }),
  referenceColumn('indicator', ['指标', 'indicator'], 'indicators', { ...must, example: '地方财政收入' }),
  numberColumn('base', ['基数', 'base'], { example: 1000 }),
  numberColumn('target', ['目标值', 'target'], { example: 1120 }),
  numberColumn('reported', ['上报值', 'reported'], { example: 1150 }),
  numberColumn('verified', ['核实值', 'verified'], { example: 1130 }),
  wordColumn('rating', ['评定等次', 'rating'], teamGrades),
  numberColumn('score', ['直接评分', 'score']),
  recordsColumn(
    'deductions',
    ['扣分', 'deductions'],
    ['分值 事由，用;分隔', 'points reason, divided by ;'],
    '1.5 缺会;2 案件',
    records.readDeductions,
    records.writeDeductions,
  ),
  flagColumn('veto', ['一票否决', 'veto']),
];

/** A grade's votes stand under its word; 优秀 and 一般 are words of two scales, and the row says which one it is. */
export const gradeHeadings = [
  ...new Set(
    [teamGradeNames, personGradeNames, selfGradeNames].flatMap((names) => Object.values(names).map(({ zh }) => zh)),
  ),
];

export const opinionColumns: readonly Column[] = [
  wordColumn('subject.kind', ['对象类别', 'subject kind'], subjectKinds, { ...must, example: '个人' }),
  textColumn('subject.id', ['对象', 'subject'], {
    ...must,
    note: ['单位或人员的编号或名称', 'a unit’s or a person’s id or name'],
    example: '甲某某',
  }),
  wordColumn('source', ['评价来源', 'source'], sources, { ...must, example: '群众评价' }),
  ...gradeHeadings.map((zh) => numberColumn(`counts.${zh}`, [zh, zh], { note: ['票数', 'votes'] })),
  numberColumn('ballots', ['票数', 'ballots'], {
    note: [
      '一张票分几项评价的，各等次填评价个数，此处填票的张数；一张票只评一个等次的不填',
      'where a ballot gives several marks: how many ballots; else blank',
    ],
  }),
];
