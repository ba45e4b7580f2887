import { choice, flag, group, must, percent, texts, unitOf, whole } from '../field.ts';

const frequency = (zh: string, en: string) =>
  choice(zh, en, {
    weekly: ['每周', 'weekly'],
    monthly: ['每月', 'monthly'],
    quarterly: ['每季度', 'quarterly'],
    stage: ['分阶段', 'by stage'],
    yearly: ['每年', 'yearly'],
  });

/** B-25 … B-43, B-162 … B-180: supervision of targets. */
export const inspection = group('监督检查', 'Inspection', {
  group: group('督查组', 'Inspection group', {
    size: whole('督查组人数', 'members', unitOf.people).default(5),
    organs: texts('督查组组成单位', 'organs').default(['纪检监察机关', '县委办', '政府办', '组织部', '人劳局']),
  }),
  mechanisms: texts('督查制度', 'mechanisms').default([
    '决定事项督办制',
    '重点工作定期报告制',
    '五人督查制',
    '检查复查制',
  ]),
  keyWorkReports: frequency('重点工作报告', 'reports on key work').default('monthly'),
  unitReports: frequency('单位上报', 'reports of units').default('quarterly'),
  memberReports: frequency('成员单位通报', 'reports of committee members').default('quarterly'),
  reportDueDays: whole('上报期限', 'reports due within', unitOf.days).default(10),
  reportSections: texts('上报内容', 'sections of a report').default([
    '目标任务进度',
    '工作思路',
    '采取的措施',
    '出现的问题',
    '效果',
  ]),
  minPerUnit: whole('每单位督查次数', 'inspections of a unit', unitOf.times).default(1),
  sampleRate: percent('随机抽查比例', 'units drawn at random').default(20),
  sampleTolerance: percent('抽查允许偏差', 'tolerance of a sample').default(5),
  acceptances: whole('重要项目验收次数', 'acceptances of important projects', unitOf.times).default(2),
  otherTeam: flag('复查另派人员', 're-inspection by others', ...must).default(true),
  methods: texts('检查方式', 'methods').default(['实地查看', '丈量点数', '审计稽核', '查阅资料']),
  sections: texts('督查内容', 'sections of an inspection').default([
    '所采取的措施',
    '取得的经验',
    '存在的问题',
    '目标任务的进度',
  ]),
  specialReport: flag('写出专项报告', 'a special report', ...must).default(true),
  evidence: flag('数据附证明材料', 'figures with evidence', ...must).default(true),
  objectionBlocks: flag(
    '异议未答复不得定案',
    'an unanswered objection blocks the result',
    ['不得', 'blocks'],
    ['可以', 'does not block'],
  ).default(true),
});
