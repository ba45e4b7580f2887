import type { ChapterText } from './chapter.ts';

export const grades: ChapterText = {
  id: 'grades',
  zh: '等次评定',
  en: 'Grading',
  modules: ['appraisal', 'targets'],
  articles: [
    {
      id: 'team-bands',
      zh: '领导班子等次',
      en: 'Grades of teams',
      sentences: [
        [
          '领导班子综合成绩在 {grading.bands.team.good}以上的为{=gradeNames.team.good}，{grading.bands.team.fairlyGood}以上的为{=gradeNames.team.fairlyGood}，{grading.bands.team.average}以上的为{=gradeNames.team.average}，其余为{=gradeNames.team.poor}；被一票否决的，最高为{=gradeNames.team.average}。',
          'A team is good from {grading.bands.team.good}, fairly good from {grading.bands.team.fairlyGood}, average from {grading.bands.team.average}, else poor; a vetoed unit is average at most.',
        ],
      ],
    },
    {
      id: 'person-bands',
      zh: '个人等次',
      en: 'Grades of people',
      sentences: [
        [
          '个人综合成绩在 {grading.bands.person.excellent}以上的可以评为{=gradeNames.person.excellent}，{grading.bands.person.competent}以上的为{=gradeNames.person.competent}，{grading.bands.person.basicallyCompetent}以上的为{=gradeNames.person.basicallyCompetent}，其余为{=gradeNames.person.incompetent}。',
          'A person may be excellent from {grading.bands.person.excellent}, is competent from {grading.bands.person.competent}, basically competent from {grading.bands.person.basicallyCompetent}, else incompetent.',
        ],
        [
          '一级单位主要负责人的等次，以{grading.principalsBy}为依据。',
          'Principals of first-level units are graded by {grading.principalsBy}.',
        ],
      ],
    },
    {
      id: 'cadre-quota',
      zh: '科级干部优秀名额',
      en: 'Quota of cadres',
      sentences: [
        [
          '科级干部{=gradeNames.person.excellent}等次人数，以{grading.quota.cadre.pool}为范围，控制在参加考核科级干部总人数的 {grading.quota.cadre.percent}以内，尾数舍去；不定等次人员{grading.quota.cadre.countUngraded}基数。',
          'Excellent cadres are counted by {grading.quota.cadre.pool}: at most {grading.quota.cadre.percent} of the participants, rounded down; the ungraded are {grading.quota.cadre.countUngraded}.',
          {
            path: 'grading.quota.cadre.percent',
            is: null,
            zh: '科级干部{=gradeNames.person.excellent}等次人数{grading.quota.cadre.percent}，以{grading.quota.cadre.pool}为范围排序；不定等次人员{grading.quota.cadre.countUngraded}基数。',
            en: 'Excellent cadres: {grading.quota.cadre.percent}, ordered by {grading.quota.cadre.pool}; the ungraded are {grading.quota.cadre.countUngraded}.',
          },
        ],
        [
          '按单位计算时，参加考核不足 {grading.quota.cadre.mergeBelow}的单位合并计算；全县{=gradeNames.person.excellent}比例上限：{grading.quota.cadre.ceilingPercent}。',
          'Counted by unit, units of fewer than {grading.quota.cadre.mergeBelow} are pooled; ceiling in the county: {grading.quota.cadre.ceilingPercent}.',
          {
            path: 'grading.quota.cadre.mergeBelow',
            is: 0,
            zh: '人数少的单位不合并计算（合并界限 {grading.quota.cadre.mergeBelow}）；全县{=gradeNames.person.excellent}比例上限：{grading.quota.cadre.ceilingPercent}。',
            en: 'Small units are not pooled (below {grading.quota.cadre.mergeBelow}); ceiling in the county: {grading.quota.cadre.ceilingPercent}.',
          },
        ],
      ],
    },
    {
      id: 'staff-quota',
      zh: '一般干部职工优秀名额',
      en: 'Quota of staff',
      sentences: [
        [
          '一般干部职工{=gradeNames.person.excellent}等次人数，以{grading.quota.staff.pool}为范围，控制在参加考核人数的 {grading.quota.staff.percent}以内，尾数舍去；不定等次人员{grading.quota.staff.countUngraded}基数。',
          'Excellent staff are counted by {grading.quota.staff.pool}: at most {grading.quota.staff.percent} of the participants, rounded down; the ungraded are {grading.quota.staff.countUngraded}.',
          {
            path: 'grading.quota.staff.percent',
            is: null,
            zh: '一般干部职工{=gradeNames.person.excellent}等次人数{grading.quota.staff.percent}，以{grading.quota.staff.pool}为范围排序；不定等次人员{grading.quota.staff.countUngraded}基数。',
            en: 'Excellent staff: {grading.quota.staff.percent}, ordered by {grading.quota.staff.pool}; the ungraded are {grading.quota.staff.countUngraded}.',
          },
        ],
        [
          '按单位计算时，参加考核不足 {grading.quota.staff.mergeBelow}的单位在考核组内合并计算；全县{=gradeNames.person.excellent}比例上限：{grading.quota.staff.ceilingPercent}。',
          'Counted by unit, units of fewer than {grading.quota.staff.mergeBelow} are pooled in their group; ceiling in the county: {grading.quota.staff.ceilingPercent}.',
          {
            path: 'grading.quota.staff.mergeBelow',
            is: 0,
            zh: '人数少的单位不合并计算（合并界限 {grading.quota.staff.mergeBelow}）；全县{=gradeNames.person.excellent}比例上限：{grading.quota.staff.ceilingPercent}。',
            en: 'Small units are not pooled (below {grading.quota.staff.mergeBelow}); ceiling in the county: {grading.quota.staff.ceilingPercent}.',
          },
        ],
      ],
    },
    {
      id: 'vote-rules',
      zh: '票决规则',
      en: 'Vote rules',
      sentences: [
        [
          '群众、班子成员、领导的测评票达到下列情形的，最高只能确定为所列等次。',
          'Where the votes of mass, peers and leaders are as below, the grade is at most the one named.',
        ],
      ],
      list: 'grading.voteRules',
    },
    {
      id: 'steps',
      zh: '评定步骤',
      en: 'Steps',
      sentences: [
        [
          '等次评定依次经过{procedure.workflow}；领导班子由{procedure.finalBy.team}审定，科级干部由{procedure.finalBy.cadre}审定，一般干部职工由{procedure.finalBy.staff}审定。',
          'Grades go through {procedure.workflow}; {procedure.finalBy.team} decides on teams, {procedure.finalBy.cadre} on cadres, {procedure.finalBy.staff} on ordinary staff.',
        ],
        [
          '考核组{documents.comprehensiveReport}撰写综合考核报告，{documents.cadreMaterial}撰写科级干部年度考核材料。',
          'The group {documents.comprehensiveReport} write a report on each unit and {documents.cadreMaterial} write an appraisal of each cadre.',
        ],
        [
          '综合考核报告包括{documents.reportSections}；科级干部年度考核材料除各项主要表现外，包括{documents.materialSections}。',
          'The report has the sections {documents.reportSections}; the appraisal of a cadre has, beside the dimensions of conduct, {documents.materialSections}.',
        ],
      ],
    },
  ],
};

export const consequencesChapter: ChapterText = {
  id: 'consequences',
  zh: '结果运用',
  en: 'Consequences',
  modules: ['appraisal', 'targets'],
  articles: [
    {
      id: 'winners',
      zh: '先进单位',
      en: 'Winners',
      sentences: [
        [
          '每类综合成绩居前的 {consequences.winners.topPerCategory}单位为先进单位。{consequences.winners.principalPriority}先进单位主要负责人优先进入{=gradeNames.person.excellent}等次，{consequences.winners.principalPlaces}；另奖励非领导职务{=gradeNames.person.excellent}名额 {consequences.winners.extraExcellent}。',
          'The best {consequences.winners.topPerCategory} of a category are winners. Priority of their principals {consequences.winners.principalPriority}, {consequences.winners.principalPlaces}; further places of their staff: {consequences.winners.extraExcellent}.',
          {
            path: 'consequences.winners.topPerCategory',
            is: 0,
            zh: '不评先进单位（每类 {consequences.winners.topPerCategory}）。',
            en: 'There are no winners ({consequences.winners.topPerCategory} of a category).',
          },
        ],
      ],
    },
    {
      id: 'eliminated',
      zh: '末位淘汰',
      en: 'Elimination',
      sentences: [
        [
          '每类单位数在 {consequences.eliminated.minTeams}以上的，综合成绩居末的 {consequences.eliminated.bottomPerCategory}单位实行末位淘汰（分数界限：{consequences.eliminated.onlyBelow}）。',
          'In a category of at least {consequences.eliminated.minTeams} the last {consequences.eliminated.bottomPerCategory} are eliminated, below {consequences.eliminated.onlyBelow}.',
          {
            path: 'consequences.eliminated.bottomPerCategory',
            is: 0,
            zh: '不实行末位淘汰（每类 {consequences.eliminated.bottomPerCategory}）。',
            en: 'Nobody is eliminated ({consequences.eliminated.bottomPerCategory} of a category).',
          },
        ],
        [
          '被淘汰单位主要负责人的等次：{consequences.eliminated.principalGrade}；该单位全部{=gradeNames.person.excellent}名额予以{consequences.eliminated.cancelExcellent}。',
          'The grade of its principals: {consequences.eliminated.principalGrade}; its places for excellent are {consequences.eliminated.cancelExcellent}.',
          {
            path: 'consequences.eliminated.bottomPerCategory',
            is: 0,
            zh: '如有单位被淘汰，其主要负责人的等次：{consequences.eliminated.principalGrade}；该单位全部{=gradeNames.person.excellent}名额予以{consequences.eliminated.cancelExcellent}。',
            en: 'If a unit is eliminated, the grade of its principals: {consequences.eliminated.principalGrade}; its places for excellent are {consequences.eliminated.cancelExcellent}.',
          },
        ],
      ],
    },
    {
      id: 'veto',
      zh: '一票否决',
      en: 'Veto',
      sentences: [
        [
          '被一票否决的单位，{consequences.veto.barredRoles}不得评为{=gradeNames.person.excellent}。',
          'In a vetoed unit these may not be excellent: {consequences.veto.barredRoles}.',
        ],
      ],
    },
    {
      id: 'promotion',
      zh: '提拔重用',
      en: 'Promotion',
      sentences: [
        [
          '连续 {consequences.promotion.years}考评居前 {consequences.promotion.topRank}的单位，其领导干部优先提拔重用。',
          'The leaders of a unit among the first {consequences.promotion.topRank} for {consequences.promotion.years} running are preferred for promotion.',
        ],
      ],
    },
    {
      id: 'commendation',
      zh: '嘉奖和记功',
      en: 'Commendation and citation',
      sentences: [
        [
          '确定为{=gradeNames.person.excellent}等次的，当年给予嘉奖，奖金 {rewards.excellent.amount}；连续 {rewards.consecutive.years}确定为{=gradeNames.person.excellent}等次的，记三等功，奖金 {rewards.consecutive.amount}。记功当年{rewards.consecutive.stacks}，记功后年限{rewards.consecutive.restart}。奖金由{rewards.payer}负担。',
          'Who is excellent is commended and gets {rewards.excellent.amount}; who is so {rewards.consecutive.years} running gets a merit citation, class III, and {rewards.consecutive.amount}. In that year: {rewards.consecutive.stacks}; after it years are counted {rewards.consecutive.restart}. Paid by {rewards.payer}.',
        ],
      ],
    },
    {
      id: 'fund',
      zh: '奖励基金',
      en: 'Award fund',
      sentences: [
        [
          '按年度财政收入的 {fund.percentOfRevenue}提取奖励基金，各奖项见下表，比例合计不得超过100%。',
          'The award fund is {fund.percentOfRevenue} of the year’s fiscal revenue; its awards stand below, 100 % at most in all.',
          {
            path: 'fund.percentOfRevenue',
            is: 0,
            zh: '不提取奖励基金（提取比例 {fund.percentOfRevenue}）。',
            en: 'There is no award fund ({fund.percentOfRevenue} of the year’s fiscal revenue).',
          },
        ],
      ],
      list: 'fund.awards',
    },
    {
      id: 'recognition',
      zh: '群众满意干部',
      en: 'Recognised by the public',
      sentences: [
        [
          '每个单位推荐群众满意干部，科级干部、一般干部职工各 {recognition.perUnit}；每个考核组选出科级干部 {recognition.cadresPerGroup}、一般干部职工 {recognition.staffPerGroup}作为初步人选，依次经过{procedure.recognitionChain}。',
          'Each unit nominates {recognition.perUnit} of each rank; each group picks {recognition.cadresPerGroup} of the cadres and {recognition.staffPerGroup} of the staff as candidates, through {procedure.recognitionChain}.',
        ],
      ],
    },
  ],
};

export const procedureChapter: ChapterText = {
  id: 'procedure',
  zh: '组织和程序',
  en: 'Organisation and procedure',
  modules: ['appraisal', 'targets'],
  articles: [
    {
      id: 'leading-group',
      zh: '考核领导小组',
      en: 'Leading group',
      sentences: [
        [
          '各单位{procedure.leadingGroup.required}成立考核领导小组，由单位领导成员 {procedure.leadingGroup.leaders}以上、相关股室负责人 {procedure.leadingGroup.sectionHeads}以上和一般干部代表 {procedure.leadingGroup.representatives}以上组成。',
          'Every unit {procedure.leadingGroup.required} have a leading group of at least {procedure.leadingGroup.leaders} from its leaders, {procedure.leadingGroup.sectionHeads} from heads of sections and {procedure.leadingGroup.representatives} from the staff.',
        ],
        [
          '考核前完成{procedure.readiness}，并{procedure.guidance}开展思想政治教育。',
          'Before the appraisal: {procedure.readiness}; a guidance activity {procedure.guidance} be held.',
        ],
      ],
    },
    {
      id: 'forms',
      zh: '考核表格',
      en: 'Forms',
      sentences: [
        [
          '按干部管理权限到{documents.offices}领取表格。考核手册为考核年度后 {documents.handbookYearOffset}的手册。材料费 {documents.fee}，按{documents.feePer}计算。',
          'Forms are issued by {documents.offices}. The handbook is that of {documents.handbookYearOffset} later. The fee is {documents.fee} per {documents.feePer}.',
        ],
        [
          '报送材料不含{documents.packageExcludes}。表格见下表。',
          'Packages do not hold those of {documents.packageExcludes}. The forms stand below.',
        ],
      ],
      list: 'documents.forms',
    },
    {
      id: 'publication',
      zh: '公示和反馈',
      en: 'Publication and feedback',
      sentences: [
        [
          '考核结果在{procedure.publication.scope}范围内公示 {procedure.publication.days}以上。等次确定后，由考核组向单位反馈{procedure.feedback}。',
          'Results are published to {procedure.publication.scope} for at least {procedure.publication.days}. The group then tells the unit {procedure.feedback}.',
        ],
      ],
    },
    {
      id: 'objection',
      zh: '复核和申诉',
      en: 'Review and appeal',
      sentences: [
        [
          '对考核结果不服的，可以自知道结果之日起 {procedure.review.applyDays}内申请复核，受理机关在 {procedure.review.decideDays}内作出决定；对复核结果不服的，可以在 {procedure.appeal.applyDays}内提出申诉。',
          'Who disagrees may ask for a review within {procedure.review.applyDays}, which is decided within {procedure.review.decideDays}, and appeal within {procedure.appeal.applyDays}.',
        ],
      ],
    },
    {
      id: 'supervisor-questions',
      zh: '监督',
      en: 'Supervision',
      sentences: [
        [
          '考核全程接受纪检监察机关监督。纪检监察机关提出询问的，考评办在 {procedure.questionDays}内答复。',
          'The appraisal is supervised throughout. Questions of the supervisor are answered by the office within {procedure.questionDays}.',
        ],
      ],
    },
  ],
};
