import type { ChapterText } from './chapter.ts';

const grades = (list: string, keys: readonly string[]) => keys.map((key) => `gradeNames.${list}.${key}`);
const person = ['excellent', 'competent', 'basicallyCompetent', 'incompetent'];

export const general: ChapterText = {
  id: 'general',
  zh: '总则',
  en: 'General',
  articles: [
    {
      id: 'bases',
      zh: '制定依据',
      en: 'Legal bases',
      sentences: [
        [
          '为做好考核工作，依据下列文件，结合本县实际，制定《{title}》。',
          'These are the rules “{title}”, made on the bases below for the county’s appraisals.',
        ],
      ],
      list: 'legalBases',
    },
    {
      id: 'scheme',
      zh: '考核机制',
      en: 'Scheme',
      sentences: [
        [
          '实行“{scheme.name}”考核机制：述 {scheme.reports.count}（{scheme.reports.labels}），评 {scheme.appraisals.count}（{scheme.appraisals.labels}），争创 {scheme.strivings.count}（{scheme.strivings.labels}）。',
          'The scheme is called “{scheme.name}”: reports {scheme.reports.count} ({scheme.reports.labels}), appraisals {scheme.appraisals.count} ({scheme.appraisals.labels}), strivings {scheme.strivings.count} ({scheme.strivings.labels}).',
          {
            path: 'scheme.reports.count',
            is: 0,
            zh: '实行“{scheme.name}”考核机制，不设“述”的项目（{scheme.reports.count}）。',
            en: 'The scheme is called “{scheme.name}” and asks for no reports ({scheme.reports.count}).',
          },
        ],
        [
          '考核对象为{scheme.subjects}。各单位{scheme.noticeAcknowledged}书面确认收到考核通知。',
          'Appraised are {scheme.subjects}. Units {scheme.noticeAcknowledged} acknowledge the notice of the appraisal.',
        ],
      ],
    },
    {
      id: 'modules',
      zh: '适用范围',
      en: 'Scope',
      sentences: [
        [
          '年度考核{modules.appraisal}，目标管理考评{modules.targets}，公共服务大厅管理{modules.hall}。',
          'Annual appraisal is {modules.appraisal}, target management is {modules.targets}, the service hall is {modules.hall}.',
        ],
      ],
    },
    {
      id: 'grade-names',
      zh: '考核等次',
      en: 'Grades',
      sentences: [
        [
          '考核等次的称谓见下表。参加考核但不评定等次的，称“{gradeNames.ungraded}”；不参加考核的，称“{gradeNames.notAppraised}”。',
          'The grades are called as below. Who takes part without a grade is “{gradeNames.ungraded}”; who does not take part is “{gradeNames.notAppraised}”.',
        ],
      ],
      matrix: {
        columns: [
          ['第一等', 'first'],
          ['第二等', 'second'],
          ['第三等', 'third'],
          ['第四等', 'fourth'],
        ],
        rows: [
          { zh: '领导班子', en: 'Teams', cells: grades('team', ['good', 'fairlyGood', 'average', 'poor']) },
          { zh: '干部职工', en: 'People', cells: grades('person', person) },
          { zh: '事业单位人员', en: 'Staff of public institutions', cells: grades('institution', person) },
          { zh: '自我估评', en: 'Self-ratings', cells: grades('self', ['excellent', 'good', 'average', 'poor']) },
        ],
      },
    },
  ],
};

export const dates: ChapterText = {
  id: 'dates',
  zh: '时间安排',
  en: 'Dates',
  modules: ['appraisal', 'targets'],
  articles: [
    {
      id: 'windows',
      zh: '考核时间',
      en: 'Windows',
      sentences: [
        [
          '集中考核自 {schedule.onSite.from} 起，至 {schedule.onSite.to} 止；媒体述职自 {schedule.media.from} 起，至 {schedule.media.to} 止，首尾两日均计算在内。',
          'Units are appraised from {schedule.onSite.from} to {schedule.onSite.to}; media reports are held from {schedule.media.from} to {schedule.media.to}, first and last day included.',
        ],
        [
          '各单位的具体考核时间{schedule.bothPartiesConfirm}由考核组与单位商定。',
          'Group and unit {schedule.bothPartiesConfirm} both confirm the day.',
        ],
      ],
    },
    {
      id: 'deadlines',
      zh: '截止日期',
      en: 'Deadlines',
      sentences: [
        [
          '考核表格于 {schedule.formsOut} 前领取，自我估评于 {schedule.selfRatings} 前完成，考核材料于 {schedule.packagesIn} 前报送，均含当日。',
          'Forms are collected by {schedule.formsOut}, self-ratings made by {schedule.selfRatings}, packages submitted by {schedule.packagesIn}, that day included.',
        ],
        [
          '述职报告于 {schedule.reportsIn} 前提交，考核组的综合材料于 {schedule.materialsIn} 前报送，均含当日。',
          'Written reports are submitted by {schedule.reportsIn}, the groups’ materials by {schedule.materialsIn}, that day included.',
        ],
        [
          '各项工作在截止日期前 {procedure.remindDays}提醒责任单位和责任人。',
          'Whoever has something to do is reminded {procedure.remindDays} before its last day.',
        ],
      ],
    },
    {
      id: 'calendar',
      zh: '工作日历',
      en: 'Calendar',
      sentences: [
        [
          '时间按 {calendar.timeZone} 计算，期限届满于当日终了。每周休息日为{calendar.weekend}。放假日：{calendar.holidays}。调休上班日：{calendar.workingDays}。',
          'Times are those of {calendar.timeZone}; a term ends with its last day. Days off are {calendar.weekend}. Holidays: {calendar.holidays}. Make-up working days: {calendar.workingDays}.',
        ],
      ],
    },
  ],
};

export const eligibilityChapter: ChapterText = {
  id: 'eligibility',
  zh: '参加考核的人员',
  en: 'Who is appraised',
  modules: ['appraisal', 'targets'],
  articles: [
    {
      id: 'half-year',
      zh: '借调人员',
      en: 'People working elsewhere',
      sentences: [
        [
          '{eligibility.secondmentKinds}人员在现单位工作满半年以上的，参加现单位考核；不到半年的，回原单位参加考核。换届待安排人员，到原单位考核。二级单位人员纳入主管的一级单位考核。',
          'People {eligibility.secondmentKinds} for half a year or more are appraised by the host unit, others by their own. People awaiting assignment are appraised by their original unit. People of a secondary unit are appraised by the first-level unit above it.',
        ],
        [
          '半年为连续 {eligibility.halfYearMonths}，或者几段累计 {eligibility.halfYearDays}。',
          'Half a year is {eligibility.halfYearMonths} running, or several spells of {eligibility.halfYearDays} in all.',
        ],
        [
          '借调、请假、试用期距上述界限不超过 {eligibility.doubtDays} 的，以及借调到几个单位、没有止日等疑难情形，由考评办研究决定，并写明理由。',
          'Secondment, leave or probation within {eligibility.doubtDays} of these bounds, and other doubtful cases such as several hosts or no end, are decided by the appraisal office, with the reason.',
        ],
      ],
    },
    {
      id: 'leave',
      zh: '长期请假',
      en: 'Long leave',
      sentences: [
        [
          '请{eligibility.leaveKinds}{eligibility.leaveBound}的，{eligibility.leaveOutcome}。考核组{eligibility.inquiryNote}对长期请假的科级干部进行了解。',
          '{eligibility.leaveKinds} {eligibility.leaveBound}: {eligibility.leaveOutcome}. The appraisal group {eligibility.inquiryNote} inquire about cadres on long leave.',
        ],
      ],
    },
    {
      id: 'bars',
      zh: '受限情形',
      en: 'Bars',
      sentences: [
        [
          '考核年度内有下列情形的，按下列规定处理，所列等次为最高可定等次：{eligibility.barEffects}；未列明的情形，最高确定为{=gradeNames.person.competent}。试用期满日在考核年度以后的，只写评语，{=gradeNames.ungraded}。',
          'In these cases the highest grade is: {eligibility.barEffects}; in cases not named, competent. Who is on probation beyond the year takes part without a grade.',
        ],
      ],
    },
    {
      id: 'progression',
      zh: '晋升年限',
      en: 'Years that count',
      sentences: [
        [
          '确定为{progression.countedGrades}的年度，计算为晋升级别和工资档次的考核年限；不进行考核或者不定等次的年度不计算。',
          'Years graded {progression.countedGrades} count for grade promotion and salary steps; years without a grade do not.',
        ],
      ],
    },
  ],
};
