import type { ChapterText } from './chapter.ts';

export const hallChapter: ChapterText = {
  id: 'hall',
  zh: '公共服务大厅',
  en: 'Service hall',
  modules: ['hall'],
  articles: [
    {
      id: 'hall',
      zh: '大厅管理',
      en: 'The hall',
      sentences: [
        [
          '{hall.name}自 {hall.openedOn} 启用，由{hall.managementUnit}管理，服务局为{hall.serviceBureaus}。大厅建设坚持{hall.principles}，实行{hall.managementModel}管理，从{hall.effects}四个方面检验成效。大厅口号：{hall.slogan}。',
          '{hall.name} opened on {hall.openedOn} and is managed by {hall.managementUnit}; its service bureaus are {hall.serviceBureaus}. Principles: {hall.principles}; management: {hall.managementModel}; measured by {hall.effects}. Slogan: {hall.slogan}.',
        ],
        ['大厅执行{hall.rules}。', 'Rules in force: {hall.rules}.'],
      ],
    },
    {
      id: 'attendance',
      zh: '考勤',
      en: 'Attendance',
      sentences: [
        [
          '上班时间为 {hall.attendance.start}，下班时间为 {hall.attendance.end}，迟到宽限 {hall.attendance.graceMinutes}。请假由{hall.attendance.approvers}审批，假满{hall.attendance.returnRequired}销假；考勤记录的手工更正{hall.attendance.dualControl}由两人办理。',
          'Work starts at {hall.attendance.start} and ends at {hall.attendance.end}, with {hall.attendance.graceMinutes} of grace. Leave is approved by {hall.attendance.approvers}; the return {hall.attendance.returnRequired} be registered; corrections {hall.attendance.dualControl} be made by two people.',
        ],
      ],
    },
    {
      id: 'subsidy',
      zh: '补助费',
      en: 'Subsidy',
      sentences: [
        [
          '补助费每月 {hall.subsidy.monthly}；迟到一次扣 {hall.subsidy.perLate}，早退一次扣 {hall.subsidy.perEarly}，旷工一天扣 {hall.subsidy.perAbsent}；每月准假 {hall.subsidy.leaveAllowance}，超过的每天扣 {hall.subsidy.perLeaveDay}，扣完为止。',
          'The subsidy of a month is {hall.subsidy.monthly}; off for each late day {hall.subsidy.perLate}, each early day {hall.subsidy.perEarly}, each absent day {hall.subsidy.perAbsent}; leave of {hall.subsidy.leaveAllowance} a month is allowed, each further day costs {hall.subsidy.perLeaveDay}; never below 0.',
        ],
      ],
    },
    {
      id: 'approval',
      zh: '审批时限',
      en: 'Time limits',
      sentences: [
        [
          '审批时限按{hall.approval.limitWorkingDays}计算，现场勘验{hall.approval.siteInspectionCounts}时限，到期前 {hall.approval.warnBeforeDays}提醒；办理状态{hall.approval.statusPublic}，{hall.approval.multiWindow}一次受理多窗口事项；{hall.approval.firstInquiry}首问负责制。',
          'Limits run in {hall.approval.limitWorkingDays}; on-site surveys {hall.approval.siteInspectionCounts}; warned {hall.approval.warnBeforeDays} before; the status is {hall.approval.statusPublic}; a matter of several windows {hall.approval.multiWindow} be one case; first inquiry {hall.approval.firstInquiry}.',
        ],
      ],
    },
    {
      id: 'red-flag',
      zh: '流动红旗',
      en: 'Red flag',
      sentences: [
        [
          '流动红旗按{hall.redFlag.periods}评比，将{hall.redFlag.inputs}纳入量化管理，权重为：考勤 {hall.redFlag.weights.attendance}，审批时限与现场勘验 {hall.redFlag.weights.timeLimits}，巡查抽查 {hall.redFlag.weights.patrols}，群众评议 {hall.redFlag.weights.satisfaction}；投诉属实的每件扣 {hall.redFlag.perComplaint}。',
          'The red flag is contested by {hall.redFlag.periods}, measuring {hall.redFlag.inputs}, weighted: attendance {hall.redFlag.weights.attendance}, time limits and surveys {hall.redFlag.weights.timeLimits}, patrols {hall.redFlag.weights.patrols}, satisfaction {hall.redFlag.weights.satisfaction}; each upheld complaint costs {hall.redFlag.perComplaint}.',
        ],
        [
          '每月评出 {hall.redFlag.perMonth}，每季 {hall.redFlag.perQuarter}，每年 {hall.redFlag.perYear}；年度优秀人员 {hall.redFlag.excellentPersons}，先进窗口 {hall.redFlag.advancedWindows}。服务机构{hall.redFlag.includeProviders}评比，次日{hall.redFlag.visibleNextDay}向窗口公布得分。',
          'Flags of a month: {hall.redFlag.perMonth}, of a quarter {hall.redFlag.perQuarter}, of a year {hall.redFlag.perYear}; excellent persons {hall.redFlag.excellentPersons}, advanced windows {hall.redFlag.advancedWindows}. Service providers {hall.redFlag.includeProviders} take part; scores {hall.redFlag.visibleNextDay} be shown the next day.',
        ],
      ],
    },
    {
      id: 'bulletins',
      zh: '通报',
      en: 'Bulletins',
      sentences: [['大厅编制下列通报。', 'The hall issues these bulletins.']],
      list: 'hall.bulletins',
    },
    {
      id: 'patrols',
      zh: '巡查抽查',
      en: 'Patrols',
      sentences: [
        [
          '每日巡查 {hall.patrol.perDay}，每月不定时抽查不少于 {hall.patrol.spotChecksPerMonth}，检查{hall.patrol.checklist}；发现问题{hall.patrol.onSpot}现场整改，不能现场整改的 {hall.patrol.rectifyDays}内整改。窗口开展{hall.patrol.selfCheck}。',
          'Patrols a day: {hall.patrol.perDay}; spot checks a month: {hall.patrol.spotChecksPerMonth}; on {hall.patrol.checklist}. Findings {hall.patrol.onSpot} be mended on the spot, else within {hall.patrol.rectifyDays}. Windows check themselves: {hall.patrol.selfCheck}.',
        ],
      ],
    },
    {
      id: 'satisfaction',
      zh: '群众评议',
      en: 'Satisfaction',
      sentences: [
        [
          '群众评议分{hall.satisfaction.levels}，其中{hall.satisfaction.satisfied}计为满意，就{hall.satisfaction.aspects}进行评议，满意率目标为 {hall.satisfaction.target}；同一窗口每小时受理评议卡不超过 {hall.satisfaction.cardsPerHour}。',
          'Cards have the levels {hall.satisfaction.levels}, of which {hall.satisfaction.satisfied} are satisfied, on {hall.satisfaction.aspects}; {hall.satisfaction.target} is aimed at; at most {hall.satisfaction.cardsPerHour} of a window an hour.',
        ],
      ],
    },
    {
      id: 'complaints',
      zh: '投诉受理',
      en: 'Complaints',
      sentences: [
        [
          '投诉由{hall.complaints.handler}负责，{hall.complaints.acknowledgeHours}内受理，{hall.complaints.answerDays}内答复。设{hall.channels.kinds}等渠道，每 {hall.channels.boxEmptyingDays}开箱一次；投诉电话 {hall.channels.phone}，企业投诉电话 {hall.channels.enterprisePhone}；提供{hall.channels.materials}。',
          'Complaints go to {hall.complaints.handler}, are acknowledged within {hall.complaints.acknowledgeHours} and answered within {hall.complaints.answerDays}. Channels: {hall.channels.kinds}; boxes emptied every {hall.channels.boxEmptyingDays}; telephone {hall.channels.phone}, for enterprises {hall.channels.enterprisePhone}; materials: {hall.channels.materials}.',
        ],
      ],
    },
    {
      id: 'procurement',
      zh: '采购',
      en: 'Procurement',
      sentences: [
        [
          '采购金额在 {hall.procurement.threshold}以上的，询价不少于 {hall.procurement.minQuotations}，就{hall.procurement.aspects}进行论证（{hall.procurement.exempt}除外），制作《{hall.procurement.listTitle}》，经{hall.procurement.approver}批准后购买，{hall.procurement.acceptance}验收后结算。',
          'Purchases from {hall.procurement.threshold} need {hall.procurement.minQuotations} quotations and a justification of {hall.procurement.aspects} (but not {hall.procurement.exempt}), the list “{hall.procurement.listTitle}” and the approval of {hall.procurement.approver}; they {hall.procurement.acceptance} be accepted before they are settled.',
        ],
      ],
    },
    {
      id: 'supplies',
      zh: '办公用品',
      en: 'Supplies',
      sentences: [
        [
          '{hall.supplies.reportEvery}向{hall.supplies.reportTo}报《{hall.supplies.reportTitle}》，{hall.supplies.stocktakeEvery}清点；用量超过平均 {hall.supplies.outlierFactor}的予以提示。每个窗口配卷柜 {hall.supplies.cabinetsPerWindow}（{hall.supplies.cabinetExceptions}除外）。对{hall.supplies.checkedAssets}进行使用监督。',
          'The list “{hall.supplies.reportTitle}” goes {hall.supplies.reportEvery} to {hall.supplies.reportTo}; stock is counted {hall.supplies.stocktakeEvery}; use above {hall.supplies.outlierFactor} the average is flagged. Cabinets of a window: {hall.supplies.cabinetsPerWindow} (but not {hall.supplies.cabinetExceptions}). Use is checked of {hall.supplies.checkedAssets}.',
        ],
      ],
    },
    {
      id: 'logistics',
      zh: '后勤和培训',
      en: 'Logistics and training',
      sentences: [
        [
          '{hall.logistics.tidyEvery}清理后勤物品，{hall.logistics.boardEvery}更新宣传栏；学教活动以{hall.logistics.trainingTopics}为主题。遇有{hall.care.events}，予以慰问，慰问品限额 {hall.care.giftLimit}。招商引资年度任务 {hall.care.investmentTarget}。',
          'Stores are tidied {hall.logistics.tidyEvery}, boards renewed {hall.logistics.boardEvery}; training on {hall.logistics.trainingTopics}. Care visits on {hall.care.events}, gifts up to {hall.care.giftLimit}. Investment target of the year: {hall.care.investmentTarget}.',
        ],
      ],
    },
  ],
};
