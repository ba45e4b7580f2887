import * as z from 'zod';
import { choice, choices, fieldMeta, flag, group, must, required, text, texts, unitOf, whole, yuan } from '../field.ts';
import { subjectNames } from '../terms.ts';

const subjectsOfForms = {
  ...subjectNames,
  civilServant: ['公务员', 'civil servants'],
  institution: ['事业单位工作人员', 'staff of public institutions'],
} as const;

/** … A-105: forms, fees and packages. */
export const documents = group('表格和材料', 'Documents', {
  forms: z
    .array(
      required('表格', 'Form', {
        id: text('编号', 'id'),
        title: text('表格名称', 'title'),
        aliases: texts('别称', 'aliases').default([]),
        usedBy: choices('使用对象', 'used by', subjectsOfForms).default([]),
        inPackage: flag('列入报送材料', 'in the package').default(false),
      }),
    )
    .register(fieldMeta, { label: { zh: '表格', en: 'forms' }, kind: 'list' })
    .default([]),
  offices: texts('按管理权限发放表格的机关', 'issuing offices').default(['县委组织部', '县人力资源和社会保障局']),
  handbookYearOffset: whole('考核手册年度推后', 'handbook of so many years later', unitOf.years).default(1),
  packageExcludes: choices('不列入报送材料的对象', 'not in the package', subjectNames).default(['cadre']),
  comprehensiveReport: flag('撰写综合考核报告', 'a comprehensive report of each unit', ...must).default(true),
  reportSections: texts('综合考核报告内容', 'sections of the report on a unit').default([
    '班子运行情况',
    '工作实绩',
    '民主评议情况',
    '存在的主要问题',
    '意见建议',
  ]),
  cadreMaterial: flag('撰写科级干部考核材料', 'a written appraisal of each cadre', ...must).default(true),
  /** they follow the dimensions of ballots.dimensions, each of which is a part of its own */
  materialSections: texts('干部考核材料内容', 'sections of the appraisal of a cadre').default([
    '主要不足',
    '考核组意见',
  ]),
  fee: yuan('材料费', 'fee for forms').default(0),
  feePer: choice('材料费的计算', 'fee per', {
    set: ['每人一套', 'set'],
    document: ['每份表格', 'document'],
  }).default('set'),
});

/** … … A-110, B-42: who decides, what is shown, how one objects. */
export const procedure = group('程序', 'Procedure', {
  leadingGroup: group('单位考核领导小组', 'Leading group of a unit', {
    required: flag('成立考核领导小组', 'a leading group in every unit', ...must).default(true),
    leaders: whole('单位领导成员', 'leaders of the unit', unitOf.people).default(1),
    sectionHeads: whole('股室负责人', 'heads of sections', unitOf.people).default(1),
    representatives: whole('一般干部代表', 'representatives of the staff', unitOf.people).default(1),
  }),
  readiness: texts('考核准备事项', 'what is ready before the meeting').default([
    '确认收到通知',
    '成立考核领导小组',
    '领取表格',
  ]),
  remindDays: whole('截止前提醒', 'reminded so many days before the last', unitOf.days).default(3),
  guidance: flag('开展思想政治教育', 'a guidance activity', ...must).default(true),
  workflow: texts('等次评定的步骤', 'steps of grading').default(['初评', '审核', '审定']),
  finalBy: group('等次的审定机关', 'Who decides in the end', {
    team: text('领导班子等次审定机关', 'grades of teams').default('县委'),
    cadre: text('科级干部等次审定机关', 'grades of cadres').default('县委'),
    staff: text('一般干部职工等次审定机关', 'grades of staff').default('县组织人事部门'),
  }),
  recognitionChain: texts('群众满意干部的审定步骤', 'steps of recognition').default([
    '单位填写',
    '考核组签署意见',
    '县委审定',
  ]),
  feedback: texts('反馈内容', 'content of the feedback').default(['民主评议结果', '存在的主要问题和不足']),
  publication: group('公示', 'Publication', {
    days: whole('公示期', 'published for', unitOf.workingDays).default(5),
    scope: choice('公示范围', 'published to', {
      unit: ['本单位', 'the unit'],
      category: ['本类单位', 'the units of the category'],
      county: ['全县', 'the county'],
    }).default('unit'),
  }),
  review: group('复核', 'Review', {
    applyDays: whole('申请复核期限', 'review applied for within', unitOf.days).default(30),
    decideDays: whole('复核决定期限', 'review decided within', unitOf.days).default(30),
  }),
  appeal: group('申诉', 'Appeal', {
    applyDays: whole('提出申诉期限', 'appeal made within', unitOf.days).default(30),
  }),
  questionDays: whole('答复监督询问期限', 'questions of the supervisor answered within', unitOf.workingDays, {
    min: 1,
  }).default(5),
});
