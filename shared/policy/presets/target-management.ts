import { bands, scales } from './common.ts';
import type { Preset } from './preset.ts';
import { department, enterprise, township } from './target-indicators.ts';

const leaders = { mass: 50, peer: 20, leader: 25, self: 5 };
const staff = { mass: 60, peer: 20, leader: 20, self: 0 };

const comprehensive = [township, department, enterprise].flatMap(({ id }) =>
  [12, 8, 5].map((sharePercent, i) => ({
    id: `${id}-${i + 1}`,
    kind: 'comprehensive' as const,
    category: id,
    rank: i + 1,
    sharePercent,
  })),
);
const single = (category: string, indicator: string) => ({
  id: `${category}-${indicator}`,
  kind: 'single' as const,
  category,
  indicator,
  rank: 1,
  sharePercent: 5,
});
const added = (category: string, ...labels: string[]) =>
  labels.map((label) => ({ category, change: 'add' as const, label, reason: '实施“二次创业”，突破工业经济强县' }));

/** Target management with composite scores, early 2000s (requirements B); version 1 of its schemes. */
export const targetManagement: Preset = {
  label: { zh: '目标管理考评', en: 'Target management' },
  note: {
    zh: '依据某县目标管理考评调研报告；各部分内的分值平均分配、测评权重、等次分值等为默认值，可以修改。',
    en: 'From a county’s report on target management; points inside a section are split evenly, weights of sources and scales are our defaults.',
  },
  policy: {
    format: 'kaoping.policy/1',
    title: '目标管理考评办法',
    modules: { appraisal: true, targets: true },
    scheme: { name: '目标管理考评' },
    legalBases: [
      { title: '党政领导干部选拔任用工作条例', appliesTo: ['team', 'cadre'] },
      { title: '国家公务员暂行条例', appliesTo: ['civilServant'] },
    ],
    meetings: {
      attendance: [
        {
          id: 'township',
          label: '乡镇',
          categories: ['township'],
          attendees: ['全体干部', '事业单位负责人', '部分村干部', '人大代表', '政协委员'],
        },
        {
          id: 'department',
          label: '县直部门',
          categories: ['department', 'enterprise'],
          attendees: ['全体干部', '所属企事业单位负责人'],
        },
      ],
    },
    ballots: {
      fillMode: 'dispersed',
      layout: 'single',
      comments: { enabled: true, requiredFor: ['excellent', 'incompetent'] },
      mass: {
        operator: 'unit',
        channels: ['测评', '评议', '谈话', '书面反映'],
        raters: [
          {
            label: '乡镇',
            categories: ['township'],
            raters: ['全体干部', '事业单位负责人', '部分村干部', '人大代表', '政协委员'],
          },
          { label: '县直部门', categories: ['department', 'enterprise'], raters: ['全体干部', '所属企事业单位负责人'] },
        ],
      },
      peer: { meetingRequired: true },
    },
    verification: { tolerancePercent: 2, inflationPenaltyPoints: 1 },
    categories: [township, department, enterprise],
    opinion: { scales, weights: { team: leaders, principal: leaders, deputy: leaders, staff } },
    composites: {
      team: { performance: 70, opinion: 30 },
      principal: { team: 6, duty: 1, opinion: 3 },
      deputy: { team: 3, duty: 4, opinion: 3 },
      staff: { team: 3, duty: 4, opinion: 3 },
    },
    grading: { bands, quota: { cadre: { percent: 25 }, staff: { percent: 15 } }, principalsBy: 'composite' },
    consequences: {
      winners: { topPerCategory: 1, principalPriority: true, extraExcellent: 1 },
      eliminated: { bottomPerCategory: 1, minTeams: 3, principalGrade: 'incompetent', cancelExcellent: true },
      promotion: { topRank: 3, years: 2 },
    },
    fund: {
      percentOfRevenue: 5,
      awards: [
        ...comprehensive,
        single('township', 'fiscal-revenue'),
        single('department', 'investment'),
        single('enterprise', 'taxes'),
      ],
    },
    procedure: { publication: { scope: 'category' } },
    targets: {
      growthFloor: 12,
      minAverageGrowth: 10,
      upperCap: null,
      areaRatio: { economy: 5, society: 2, party: 3 },
      blocks: [
        {
          category: 'township',
          methodTitle: '乡镇工作目标考评办法',
          appraiser: '农工部',
        },
        {
          category: 'department',
          methodTitle: '县直综合部门目标考评办法',
          appraiser: '组织部',
          unitKinds: ['县直部门', '综合部门'],
        },
        {
          category: 'enterprise',
          methodTitle: '工业流通部门及重点企业目标考评办法',
          appraiser: '人劳局',
          unitKinds: ['经济流通部门'],
        },
      ],
      changes: [
        ...added('township', '新的经济增长点', '产业税收', '劳务输出', '木瓜生产', '基础设施建设投资'),
        {
          category: 'township',
          change: 'increase',
          label: '乡镇企业及非公有制经济（实行单项奖）',
          reason: '实施“二次创业”，突破工业经济强县',
        },
        ...added('department', '劳务输出', '基础设施建设（修路、建校、农网改造、安程控电话、人畜饮水）'),
        { category: 'department', change: 'remove', label: '黄姜税收', reason: '依据国家农业特产税政策规定' },
      ],
      uses: { statisticsFrom: 1998 },
    },
  },
  origins: {
    source: [
      'modules',
      'legalBases',
      'gradeNames.team',
      'gradeNames.person',
      'gradeNames.self',
      'meetings.attendance',
      'ballots.fillMode',
      'ballots.layout',
      'ballots.comments.enabled',
      'ballots.mass',
      'ballots.peer.meetingRequired',
      'ballots.self.sections',
      'categories',
      'composites.team',
      'composites.principal',
      'composites.deputy',
      'grading.principalsBy',
      'consequences.winners.principalPriority',
      'consequences.winners.principalPlaces',
      'consequences.winners.extraExcellent',
      'consequences.eliminated.principalGrade',
      'consequences.eliminated.cancelExcellent',
      'fund.percentOfRevenue',
      'fund.awards[].kind',
      'targets.growthFloor',
      'targets.minAverageGrowth',
      'targets.upperCap',
      'targets.workflow',
      'targets.letterRequired',
      'targets.responsiblePerson',
      'targets.distributionCheck',
      'targets.cascade',
      'targets.areaRatio.economy',
      'targets.areaRatio.society',
      'targets.areaRatio.party',
      'targets.blocks',
      'targets.changes',
      'targets.committee',
      'targets.enterprises.aboveSize',
      'targets.enterprises.belowSize',
      'targets.uses.rewardTypes',
      'targets.uses.reinstatement',
      'targets.uses.statisticsFrom',
      'targets.posts.party',
      'targets.posts.government',
      'targets.posts.department',
      'inspection.group',
      'inspection.mechanisms',
      'inspection.unitReports',
      'inspection.reportSections',
      'inspection.acceptances',
      'inspection.methods',
      'inspection.sections',
      'inspection.specialReport',
      'eligibility.halfYearMonths',
      'eligibility.leaveKinds',
      'eligibility.leaveBound',
    ],
    law: ['progression.countedGrades'],
    default: [
      'meetings.attendance[].id',
      'categories[].id',
      'categories[].sections[].id',
      'categories[].sections[].area',
      'categories[].sections[].indicators[].id',
      'categories[].sections[].indicators[].points',
      'categories[].sections[].indicators[].method',
      'categories[].sections[].indicators[].cap',
      'categories[].sections[].indicators[].measure',
      'targets.committee.conflictScorer',
    ],
  },
};
