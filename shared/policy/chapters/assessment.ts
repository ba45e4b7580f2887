import type { ChapterText, MatrixText } from './chapter.ts';

const sourceColumns = [
  ['群众评价', 'mass'],
  ['班子互评', 'peers'],
  ['领导评价', 'leaders'],
  ['自我估评', 'self'],
] as const;
const sources = ['mass', 'peer', 'leader', 'self'];
const cells = (path: string, keys: readonly string[]) => keys.map((key) => `${path}.${key}`);
const grades: MatrixText['columns'] = [
  ['第一等', 'first'],
  ['第二等', 'second'],
  ['第三等', 'third'],
  ['第四等', 'fourth'],
];

export const assessment: ChapterText = {
  id: 'assessment',
  zh: '民主测评',
  en: 'Democratic assessment',
  modules: ['appraisal', 'targets'],
  articles: [
    {
      id: 'ballots',
      zh: '测评方式',
      en: 'Ballots',
      sentences: [
        [
          '测评票{ballots.fillMode}，采用{ballots.layout}，{ballots.anonymous}填写，{ballots.onlyCheckedIn}签到的参会人员；分散填写的，{ballots.windowHours}内完成。最低投票率：{ballots.minTurnout}。',
          'Ballots are filled in {ballots.fillMode}, {ballots.layout}, {ballots.anonymous}, {ballots.onlyCheckedIn} by people who checked in; where dispersed, within {ballots.windowHours}. Least turnout: {ballots.minTurnout}.',
        ],
        [
          '对不了解的对象{ballots.abstain}选择“不了解”；投票时{ballots.nominations}推荐优秀人选；一般干部职工的评议{ballots.jointWithStaff}与科级干部的评议一并进行。',
          'Voters {ballots.abstain} abstain and {ballots.nominations} nominate for excellent; ordinary staff {ballots.jointWithStaff} be balloted together with the cadres.',
        ],
        [
          '电子测评凭一次性测评卡领票，发卡{ballots.cards.inNames}；卡号输入错误累计达到平均每张卡 {ballots.cards.attempts}时暂停领票，由组织测评的人查明后恢复。投票回执可在 {ballots.cards.receiptDays}内查验。',
          'A one-time card is exchanged for an electronic ballot; whom a card is handed to {ballots.cards.inNames} noted; issuing stops after {ballots.cards.attempts} wrong codes for each card, until whoever runs the poll lifts it. Receipts can be looked up for {ballots.cards.receiptDays}.',
          {
            ...{ path: 'ballots.cards.attempts', is: null },
            zh: '电子测评凭一次性测评卡领票，发卡{ballots.cards.inNames}；卡号输入错误{ballots.cards.attempts}，只计次数并告知组织测评的人，不因此暂停领票。投票回执可在 {ballots.cards.receiptDays}内查验。',
            en: 'A one-time card is exchanged for an electronic ballot; whom a card is handed to {ballots.cards.inNames} noted; for wrong codes there is {ballots.cards.attempts}: they are counted and told to whoever runs the poll, and issuing goes on. Receipts can be looked up for {ballots.cards.receiptDays}.',
          },
        ],
      ],
    },
    {
      id: 'dimensions',
      zh: '评价项目',
      en: 'Dimensions',
      sentences: [
        [
          '测评采用{ballots.rated}；分项评价的项目和权重见下表。',
          'Subjects are rated {ballots.rated}; the dimensions stand below.',
        ],
      ],
      list: 'ballots.dimensions',
    },
    {
      id: 'comments',
      zh: '语言评价',
      en: 'Comments',
      sentences: [
        [
          '{ballots.comments.enabled}语言评价，{ballots.comments.maxChars}以内；评为{ballots.comments.requiredFor}的，应当说明理由。',
          'Comments are {ballots.comments.enabled}, of at most {ballots.comments.maxChars}; grades that need one: {ballots.comments.requiredFor}.',
          {
            path: 'ballots.comments.enabled',
            is: false,
            zh: '测评票{ballots.comments.enabled}语言评价。',
            en: 'Comments are {ballots.comments.enabled}.',
          },
        ],
      ],
    },
    {
      id: 'mass',
      zh: '群众评价',
      en: 'Mass rating',
      sentences: [
        [
          '群众评价{ballots.mass.afterReport}在听取述职报告的基础上进行，采取{ballots.mass.channels}的形式，评议人员见下表。',
          'The mass rating {ballots.mass.afterReport} follow the reports, by {ballots.mass.channels}; the raters stand below.',
        ],
        [
          '群众评价由{ballots.mass.operator}组织实施，组织部门可以暂停或者宣布作废。不参加一般干部职工评议的参会人员类别：{ballots.mass.staffNotRatedBy}。',
          'The mass rating is run by {ballots.mass.operator}; the organisation department can pause or void it. Categories that do not rate the staff: {ballots.mass.staffNotRatedBy}.',
          {
            path: 'ballots.mass.operator',
            is: 'office',
            zh: '群众评价由{ballots.mass.operator}组织实施，其他单位和人员不得开启、结束测评。不参加一般干部职工评议的参会人员类别：{ballots.mass.staffNotRatedBy}。',
            en: 'The mass rating is run by {ballots.mass.operator} alone; nobody else opens or closes it. Categories that do not rate the staff: {ballots.mass.staffNotRatedBy}.',
          },
        ],
      ],
      list: 'ballots.mass.raters',
    },
    {
      id: 'peer-self',
      zh: '班子互评和自我估评',
      en: 'Peers and self-ratings',
      sentences: [
        [
          '班子互评{ballots.peer.meetingRequired}召开民主生活会，班子成员{ballots.peer.excludeSelf}评价本人。',
          'For the peer rating the team {ballots.peer.meetingRequired} hold a democratic life meeting; members do {ballots.peer.excludeSelf} rate themselves.',
        ],
        [
          '自我估评包括{ballots.self.sections}。自评出现偏差提示的，考核组{ballots.self.guidanceOnFlag}予以引导，本人可修改 {ballots.self.maxRevisions}。',
          'The self-rating covers {ballots.self.sections}. On a flag the group {ballots.self.guidanceOnFlag} give guidance; it may be revised {ballots.self.maxRevisions}.',
        ],
      ],
    },
    {
      id: 'tally',
      zh: '汇总和反馈',
      en: 'Tally',
      sentences: [
        [
          '考核组成员{ballots.summarySigned}在评议情况汇总表签署姓名；签署后 {ballots.feedbackDays}内将职工评议结果反馈到单位。',
          'The group’s members {ballots.summarySigned} sign the tally; within {ballots.feedbackDays} the results of the staff go back to the unit.',
        ],
      ],
    },
    {
      id: 'scales',
      zh: '等次分值',
      en: 'Scales',
      sentences: [['测评等次按下表折算为分数。', 'Grades on ballots are worth these points.']],
      matrix: {
        columns: grades,
        rows: [
          {
            zh: '领导班子',
            en: 'Teams',
            cells: cells('opinion.scales.team', ['good', 'fairlyGood', 'average', 'poor']),
          },
          {
            zh: '干部职工',
            en: 'People',
            cells: cells('opinion.scales.person', ['excellent', 'competent', 'basicallyCompetent', 'incompetent']),
          },
          {
            zh: '自我估评',
            en: 'Self-ratings',
            cells: cells('opinion.scales.self', ['excellent', 'good', 'average', 'poor']),
          },
        ],
      },
    },
    {
      id: 'weights',
      zh: '测评权重',
      en: 'Weights',
      sentences: [
        [
          '民主测评成绩按下列权重加权计算，缺少的来源不计入；自我估评的权重应当最小。',
          'The opinion score is weighted as below, without the sources that are missing; the self-rating weighs least.',
        ],
      ],
      matrix: {
        columns: sourceColumns,
        rows: [
          { zh: '领导班子', en: 'Teams', cells: cells('opinion.weights.team', sources) },
          { zh: '主要负责人', en: 'Principals', cells: cells('opinion.weights.principal', sources) },
          { zh: '班子其他成员', en: 'Other team members', cells: cells('opinion.weights.deputy', sources) },
          { zh: '一般人员', en: 'Staff', cells: cells('opinion.weights.staff', sources) },
        ],
      },
    },
    {
      id: 'small-numbers',
      zh: '最少票数和自评偏差',
      en: 'Small numbers and bias',
      sentences: [
        [
          '群众评价和班子互评不足 {opinion.minBallots}的，不计入成绩。自评与他评相差超过 {opinion.selfBias.tolerance}的，{opinion.selfBias.treatment}。',
          'Mass and peer ratings of fewer than {opinion.minBallots} do not count. A self-rating more than {opinion.selfBias.tolerance} away from the others’ is {opinion.selfBias.treatment}.',
        ],
      ],
    },
  ],
};

export const performance: ChapterText = {
  id: 'performance',
  zh: '工作实绩和综合成绩',
  en: 'Performance and composites',
  modules: ['appraisal', 'targets'],
  articles: [
    {
      id: 'indicators',
      zh: '考核指标',
      en: 'Indicators',
      sentences: [
        ['考核指标和分值见下表，各部分分值之和等于总分。', 'The indicators stand below; their points add up.'],
      ],
      indicators: 'categories',
    },
    {
      id: 'verification',
      zh: '数据核实',
      en: 'Verification',
      sentences: [
        [
          '上报数据优于核实数据并超过核实数据 {verification.tolerancePercent}的，扣 {verification.inflationPenaltyPoints}。成绩保留 {rounding.scoreDecimals}小数。',
          'Figures reported better than verified by more than {verification.tolerancePercent} lose {verification.inflationPenaltyPoints}. Scores carry {rounding.scoreDecimals}.',
        ],
      ],
    },
    {
      id: 'team-composite',
      zh: '领导班子综合成绩',
      en: 'Team composite',
      sentences: [
        [
          '领导班子综合成绩由工作实绩和民主测评两项组成，权重分别为 {composites.team.performance} 和 {composites.team.opinion}。',
          'A team’s composite is performance and opinion, weighted {composites.team.performance} to {composites.team.opinion}.',
        ],
      ],
    },
    {
      id: 'person-composite',
      zh: '个人综合成绩',
      en: 'Personal composite',
      sentences: [['个人综合成绩按下列权数计算。', 'A person’s composite is weighted as below.']],
      matrix: {
        columns: [
          ['班子综合成绩', 'team composite'],
          ['分管工作成绩', 'duty score'],
          ['民主测评成绩', 'opinion'],
        ],
        rows: [
          { zh: '主要负责人', en: 'Principals', cells: cells('composites.principal', ['team', 'duty', 'opinion']) },
          {
            zh: '班子其他成员',
            en: 'Other team members',
            cells: cells('composites.deputy', ['team', 'duty', 'opinion']),
          },
          { zh: '一般人员', en: 'Staff', cells: cells('composites.staff', ['team', 'duty', 'opinion']) },
        ],
      },
    },
    {
      id: 'responsibility',
      zh: '分管工作',
      en: 'Responsibility',
      sentences: [
        [
          '分管工作成绩按责任加权：主管 {responsibility.lead}，分管 {responsibility.direct}，兼管 {responsibility.concurrent}，协管 {responsibility.assist}。主管、分管的权数应当大于兼管、协管的权数。',
          'The duty score is weighted by responsibility: lead {responsibility.lead}, in charge {responsibility.direct}, concurrent {responsibility.concurrent}, assisting {responsibility.assist}. The first two outweigh the last two.',
        ],
      ],
    },
  ],
};
