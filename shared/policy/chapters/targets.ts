import type { ChapterText } from './chapter.ts';

export const targetsChapter: ChapterText = {
  id: 'targets',
  zh: '目标管理',
  en: 'Target management',
  modules: ['targets'],
  articles: [
    {
      id: 'growth',
      zh: '增长底线',
      en: 'Growth floor',
      sentences: [
        [
          '县域经济年度增长以 {targets.growthFloor}为底线，目标值{targets.upperCap}；{targets.planYears}规划期内年均增速不低于 {targets.minAverageGrowth}。',
          'A year’s growth is at least {targets.growthFloor}; upper cap: {targets.upperCap}; over a plan of {targets.planYears} growth averages at least {targets.minAverageGrowth}.',
        ],
      ],
    },
    {
      id: 'setting',
      zh: '目标确定',
      en: 'Setting targets',
      sentences: [
        [
          '目标任务依次经过{targets.workflow}；征求意见不少于 {targets.consultationDays}，酝酿不少于 {targets.minRounds}。',
          'Targets go through {targets.workflow}, with a consultation of at least {targets.consultationDays} and deliberated {targets.minRounds}.',
        ],
        [
          '{targets.letterRequired}向各单位下达目标任务书，{targets.responsiblePerson}明确责任人，全县任务{targets.distributionCheck}全部分解，按{targets.cascade}逐级落实。',
          'Every unit {targets.letterRequired} get a target letter, every target {targets.responsiblePerson} have a responsible person, the county’s target {targets.distributionCheck} be distributed wholly, down the levels {targets.cascade}.',
        ],
      ],
    },
    {
      id: 'ratio',
      zh: '指标结构',
      en: 'Structure of indicators',
      sentences: [
        [
          '经济建设、社会事业发展、党的建设与精神文明和民主法制建设的分值比例为 {targets.areaRatio.economy}：{targets.areaRatio.society}：{targets.areaRatio.party}，不符的{targets.areaRatio.mode}；各方面{targets.everyArea}设有指标。',
          'The points of economy, society and party stand as {targets.areaRatio.economy} : {targets.areaRatio.society} : {targets.areaRatio.party}; where they do not, it is {targets.areaRatio.mode}; every area {targets.everyArea} have an indicator.',
        ],
        [
          '单项指标不超过总分的 {targets.maxItemShare}、不低于 {targets.minPoints}，每类指标不超过 {targets.maxIndicators}；潜绩分值不低于 {targets.minLatentShare}，第四季度完成量不超过全年的 {targets.lastQuarterShare}；单位难度系数为 {targets.minDifficulty} 至 {targets.maxDifficulty}。',
          'An indicator has at most {targets.maxItemShare} of the points and at least {targets.minPoints}; a category has at most {targets.maxIndicators} indicators; latent performance has at least {targets.minLatentShare}; the last quarter brings at most {targets.lastQuarterShare}; coefficients of difficulty run from {targets.minDifficulty} to {targets.maxDifficulty}.',
        ],
      ],
    },
    {
      id: 'checks',
      zh: '提示界限',
      en: 'Warnings',
      sentences: [
        [
          '上年完成率超过 {targets.tooLowFulfilment}的，提示目标偏低；高于历史最好水平 {targets.tooHighOverBest}以上的，提示目标偏高。班子成员最大分差小于 {targets.minMemberSpread}的，提示拉不开差距；主管、分管权数占比低于 {targets.minMainShare}的，提示不以主管、分管为主。',
          'Warned: fulfilment of last year above {targets.tooLowFulfilment} (too low), targets above the best by {targets.tooHighOverBest} (too high), a team’s spread below {targets.minMemberSpread}, lead and in charge below {targets.minMainShare} of a portfolio.',
        ],
      ],
    },
    {
      id: 'blocks',
      zh: '考评板块',
      en: 'Blocks',
      sentences: [['考评按下列板块分别进行。', 'Units are appraised in these blocks.']],
      list: 'targets.blocks',
    },
    {
      id: 'changes',
      zh: '指标调整',
      en: 'Intended changes',
      sentences: [
        ['指标拟作下列调整，调整后分值合计仍为总分。', 'Indicators are to change as below; the points still add up.'],
      ],
      list: 'targets.changes',
    },
    {
      id: 'committee',
      zh: '考评工作委员会',
      en: 'Committee',
      sentences: [
        [
          '考评工作委员会由{targets.committee.chair}任主任，{targets.committee.viceChairs}任副主任，{targets.committee.members}为成员单位，办公室设在{targets.committee.office}。成员单位自身的考评由{targets.committee.conflictScorer}负责。',
          'The committee is chaired by {targets.committee.chair}, with {targets.committee.viceChairs} as vice-chairs and {targets.committee.members} as members; its office is at {targets.committee.office}. Members themselves are scored by {targets.committee.conflictScorer}.',
        ],
      ],
    },
    {
      id: 'enterprises',
      zh: '企业归口',
      en: 'Enterprises',
      sentences: [
        [
          '规模以上企业由{targets.enterprises.aboveSize}管理，规模以下企业由{targets.enterprises.belowSize}管理，规模界限：{targets.enterprises.threshold}。',
          'Enterprises above the size belong to {targets.enterprises.aboveSize}, others to {targets.enterprises.belowSize}; the size: {targets.enterprises.threshold}.',
        ],
      ],
    },
    {
      id: 'supervision',
      zh: '监督检查',
      en: 'Supervision',
      sentences: [
        [
          '实行{inspection.mechanisms}。督查组 {inspection.group.size}，由{inspection.group.organs}各派一人组成；每个单位每年督查不少于 {inspection.minPerUnit}，采取{inspection.methods}的方式，内容包括{inspection.sections}，{inspection.specialReport}写出专项报告。',
          'There are {inspection.mechanisms}. The inspection group has {inspection.group.size}, one from each of {inspection.group.organs}; every unit is inspected {inspection.minPerUnit} a year by {inspection.methods}, on {inspection.sections}; a special report {inspection.specialReport} be written.',
        ],
        [
          '随机抽查 {inspection.sampleRate}的单位，允许偏差 {inspection.sampleTolerance}；重要项目验收 {inspection.acceptances}，复查{inspection.otherTeam}另派人员。',
          '{inspection.sampleRate} of the units are drawn at random, tolerance {inspection.sampleTolerance}; important projects are accepted {inspection.acceptances}; a re-inspection {inspection.otherTeam} be made by others.',
        ],
      ],
    },
    {
      id: 'reports-of-units',
      zh: '情况上报',
      en: 'Reports of units',
      sentences: [
        [
          '各单位{inspection.unitReports}上报目标执行情况，期满后 {inspection.reportDueDays}内报送，内容包括{inspection.reportSections}；成员单位{inspection.memberReports}通报情况，重点工作{inspection.keyWorkReports}报告。',
          'Units report {inspection.unitReports} within {inspection.reportDueDays}, on {inspection.reportSections}; committee members report {inspection.memberReports}; key work is reported {inspection.keyWorkReports}.',
        ],
        [
          '上报数据{inspection.evidence}附证明材料；纪检监察机关提出的异议未答复的，{inspection.objectionBlocks}定案。',
          'Figures {inspection.evidence} come with evidence; an unanswered objection of the supervisors {inspection.objectionBlocks} the result.',
        ],
      ],
    },
    {
      id: 'uses',
      zh: '干部使用',
      en: 'Use of results',
      sentences: [
        [
          '成绩在 {targets.uses.outstandingFrom}以上的为实绩突出，不足 {targets.uses.mediocreBelow}的为实绩平平，不足 {targets.uses.poorBelow}的为实绩较差。对优秀的采取{targets.uses.rewardTypes}等形式激励；对较差的帮助教育，并处经济处罚（金额：{targets.uses.penalty}）；免职后成绩突出的{targets.uses.reinstatement}重新起用。',
          'Outstanding from {targets.uses.outstandingFrom}, mediocre below {targets.uses.mediocreBelow}, poor below {targets.uses.poorBelow}. Rewards: {targets.uses.rewardTypes}; economic penalty: {targets.uses.penalty}; reinstatement after good work is {targets.uses.reinstatement}.',
        ],
        [
          '{targets.uses.reserveExcellentYears}以上评为优秀的，可以列为后备干部人选。累计统计自 {targets.uses.statisticsFrom}起。',
          'Who was excellent for {targets.uses.reserveExcellentYears} may become a reserve cadre. Statistics run from {targets.uses.statisticsFrom}.',
        ],
      ],
    },
    {
      id: 'posts',
      zh: '岗位职责',
      en: 'Posts',
      sentences: [
        [
          '党委班子成员按{targets.posts.party}岗位，政府班子成员{targets.posts.government}，部门班子成员{targets.posts.department}确定职责；职责{targets.posts.complete}明确后方可评分。',
          'Duties of party teams follow {targets.posts.party}, of government teams {targets.posts.government}, of department teams {targets.posts.department}; they {targets.posts.complete} be complete before scoring.',
        ],
      ],
    },
  ],
};
