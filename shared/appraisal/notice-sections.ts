import type { Policy } from '#shared/policy/schema.ts';
import { subjectNames } from '#shared/policy/terms.ts';
import type { Bilingual } from '#shared/problem.ts';
import type { Plan } from './plan.ts';

/** `{path}` is a field of the policy in words; `{onSite}`, `{formsOut}` … are the plan's dates. */
export type NoticeSentence = readonly [zh: string, en: string];

/** A numbered part of the notice: left out where it has no lines. */
export interface NoticeSection {
  id: string;
  title: Bilingual;
  lines(policy: Policy, plan: Plan): NoticeSentence[];
  items?(policy: Policy): Bilingual[];
}

/** The lines that are said where something holds. */
const where = (holds: boolean, ...lines: NoticeSentence[]): NoticeSentence[] => (holds ? lines : []);

/** What the office tells every unit at the beginning of the annual appraisal (A.1–A.11), in the order of the source. */
export const noticeSections: readonly NoticeSection[] = [
  {
    id: 'who',
    title: { zh: '考核对象', en: 'Who is appraised' },
    lines: ({ scheme }) => [
      ['考核对象为{scheme.subjects}。', 'Appraised are {scheme.subjects}.'],
      ...where(scheme.subjects.includes('cadre'), [
        '科级领导班子和科级干部由考核组组织实施考核；二级单位科级干部的考核纳入主管部门统一进行；换届待安排人员，到原单位考核。',
        'Teams and section-level cadres are appraised by the appraisal groups; those of secondary units with the department above them; people awaiting assignment by their original unit.',
      ]),
      ...where(scheme.subjects.includes('staff'), [
        '一般干部职工由主管部门参照科级干部的考核办法组织实施，民主评议{ballots.jointWithStaff}同科级干部的评议一并进行。',
        'Ordinary staff are appraised by their own department in the same way and {ballots.jointWithStaff} be balloted together with the cadres.',
      ]),
      [
        '{eligibility.secondmentKinds}人员在现单位工作满{eligibility.halfYearMonths}以上的，参加现单位考核；不到的回原单位参加考核。{eligibility.leaveKinds}满{eligibility.halfYearMonths}以上的，{eligibility.leaveOutcome}。',
        'People {eligibility.secondmentKinds} for {eligibility.halfYearMonths} or more are appraised by the host unit, others by their own. {eligibility.leaveKinds} of {eligibility.halfYearMonths} or more: {eligibility.leaveOutcome}.',
      ],
    ],
  },
  {
    id: 'content',
    title: { zh: '考核内容', en: 'What is appraised' },
    lines: ({ scheme, ballots }) => [
      ...where(scheme.subjects.includes('team'), [
        '领导班子主要考核{reports.team.items}，重点考核{reports.team.keyCapabilities}。',
        'Teams: {reports.team.items}; above all {reports.team.keyCapabilities}.',
      ]),
      [
        `干部职工主要考核{reports.individual.items}${ballots.dimensions.length === 0 ? '' : `，重点考核${dimensions(ballots)}方面的现实表现`}。`,
        `People: {reports.individual.items}${ballots.dimensions.length === 0 ? '' : `; above all ${dimensions(ballots)}`}.`,
      ],
    ],
  },
  {
    id: 'dates',
    title: { zh: '时间安排', en: 'Dates' },
    lines: ({ schedule, media }) => [
      ['集中考核时间：{onSite}。', 'On-site appraisal: {onSite}.'],
      ...where(schedule.bothPartiesConfirm, [
        '具体考核时间由考核组与各单位商定。',
        'The day is agreed by the appraisal group and each unit.',
      ]),
      ...where(media.enabled, ['媒体述职时间：{media}。', 'Media reports: {media}.']),
      [
        '考核表格于{formsOut}前领取；述职报告于{reportsIn}前提交；综合材料于{materialsIn}前报送；职工考核材料于{packagesIn}前报送。以上期限均含当日。',
        'Forms are collected by {formsOut}, written reports submitted by {reportsIn}, the groups’ materials by {materialsIn}, the packages of staff by {packagesIn}; that day is included.',
      ],
    ],
  },
  {
    id: 'reports',
    title: { zh: '撰写述职报告', en: 'Written reports' },
    lines: ({ scheme }) => [
      ...where(scheme.subjects.includes('team'), [
        '领导班子撰写年度工作总结，{reports.team.maxChars}以内，主要包括{reports.team.sections}等内容。',
        'Each team writes a summary of at most {reports.team.maxChars}: {reports.team.sections}.',
      ]),
      [
        '干部职工撰写述职报告（{reports.individual.parts}），{reports.individual.maxChars}以内，主要包括{reports.individual.sections}等内容。字数{reports.countRule}。',
        'Everybody writes a report ({reports.individual.parts}) of at most {reports.individual.maxChars}: {reports.individual.sections}. Counted {reports.countRule}.',
      ],
    ],
  },
  {
    id: 'meeting',
    title: { zh: '召开述职会议', en: 'The duty reporting meeting' },
    lines: ({ meetings, reports, recognition }) =>
      where(
        meetings.required,
        [
          '各单位召开述职会议，由{meetings.chair}主持，议程为：{meetings.agenda}。动员讲话由{meetings.speakers}作。参会人员见本部分所列。',
          'Every unit holds a meeting chaired by {meetings.chair}. Agenda: {meetings.agenda}; the speech is given by {meetings.speakers}. Those who attend stand below.',
        ],
        [
          '{meetings.oral.requiredFor}进行口头述职，时间限制在{meetings.oral.maxMinutes}以内；其他干部由考核组视情况决定是否口头述职。',
          'Oral reports, of at most {meetings.oral.maxMinutes}: {meetings.oral.requiredFor}; of others where the group decides so.',
        ],
        ...where(meetings.oral.writtenOtherwise, [
          '未进行口头述职的干部职工必须进行书面述职。',
          'Whoever does not report orally reports in writing.',
        ]),
        ...where(reports.copies > 0, [
          '{reports.copiesFor}述职材料各{reports.copies}，按{reports.custody}的顺序报送。',
          'Material of {reports.copiesFor} is handed over in {reports.copies} each, in the order {reports.custody}.',
        ]),
        ...where(recognition.perUnit > 0, [
          '述职会议结束后，每个单位推荐{recognition.perUnit}群众满意干部。',
          'After the meeting every unit nominates {recognition.perUnit} for recognition by the public.',
        ]),
      ),
    items: ({ meetings }) => (meetings.required ? meetings.attendance.map(attendance) : []),
  },
  {
    id: 'interviews',
    title: { zh: '个别谈话', en: 'Interviews' },
    lines: ({ interviews }) =>
      where(
        interviews.maxPerUnit > 0,
        [
          '谈话范围一般为{interviews.scope}，谈话人员控制在{interviews.maxPerUnit}以内。',
          'Interviewed are {interviews.scope}, at most {interviews.maxPerUnit} a unit.',
        ],
        ...where(interviews.mayExceed, [
          `{interviews.largeUnit}以上的单位可视情适当增加${interviews.hardMax === null ? '' : '，但不超过{interviews.hardMax}'}。`,
          `Units of {interviews.largeUnit} and more may exceed this${interviews.hardMax === null ? '' : ', up to {interviews.hardMax}'}.`,
        ]),
        [
          '重点了解{interviews.topics}，可采取{interviews.recommendation}方式推选优秀等次人员。',
          'Topics: {interviews.topics}; people may be recommended {interviews.recommendation}.',
        ],
      ),
  },
  {
    id: 'media',
    title: { zh: '媒体述职', en: 'Media reports' },
    lines: ({ media }) =>
      where(media.enabled, [
        '{media.speaker}代表领导班子在{media.channel}述职述廉，限制在{media.maxMinutes}，具体时间由{media.scheduler}安排。参加单位及述职人员名单另附。',
        '{media.speaker} reports for the team on {media.channel} for at most {media.maxMinutes}; {media.scheduler} assigns the time. The list of units and speakers is attached.',
      ]),
  },
  {
    id: 'grades',
    title: { zh: '考核等次', en: 'Grades' },
    lines: ({ grading: { quota } }) => [
      [
        '领导班子等次为{gradeNames.team.good}、{gradeNames.team.fairlyGood}、{gradeNames.team.average}、{gradeNames.team.poor}；个人等次为{gradeNames.person.excellent}、{gradeNames.person.competent}、{gradeNames.person.basicallyCompetent}、{gradeNames.person.incompetent}。',
        'Teams: {gradeNames.team.good}, {gradeNames.team.fairlyGood}, {gradeNames.team.average}, {gradeNames.team.poor}; people: {gradeNames.person.excellent}, {gradeNames.person.competent}, {gradeNames.person.basicallyCompetent}, {gradeNames.person.incompetent}.',
      ],
      ...where(quota.cadre.percent !== null, [
        '科级干部{gradeNames.person.excellent}等次人数，控制在本{grading.quota.cadre.pool}参加考核科级干部总人数的{grading.quota.cadre.percent}以内。',
        'Section-level cadres graded {gradeNames.person.excellent}: at most {grading.quota.cadre.percent} of those appraised in the {grading.quota.cadre.pool}.',
      ]),
      ...where(quota.staff.percent !== null, [
        '一般干部职工{gradeNames.person.excellent}等次人数，控制在本{grading.quota.staff.pool}参加考核人数的{grading.quota.staff.percent}以内。',
        'Ordinary staff graded {gradeNames.person.excellent}: at most {grading.quota.staff.percent} of those appraised in the {grading.quota.staff.pool}.',
      ]),
      [
        '领导班子等次由{procedure.finalBy.team}审定，科级干部等次由{procedure.finalBy.cadre}审定，一般干部职工等次由{procedure.finalBy.staff}审定。',
        'Decided in the end by: teams {procedure.finalBy.team}, cadres {procedure.finalBy.cadre}, staff {procedure.finalBy.staff}.',
      ],
    ],
  },
  {
    id: 'recognition',
    title: { zh: '群众满意干部', en: 'Recognised by the public' },
    lines: ({ recognition }) =>
      where(recognition.perUnit > 0, [
        '每个单位推荐{recognition.perUnit}，每个考核组提出科级干部人选{recognition.cadresPerGroup}、一般干部职工人选{recognition.staffPerGroup}，按{procedure.recognitionChain}的程序确定。',
        'Every unit nominates {recognition.perUnit}; every group proposes {recognition.cadresPerGroup} of cadres and {recognition.staffPerGroup} of staff; decided by {procedure.recognitionChain}.',
      ]),
  },
  {
    id: 'forms',
    title: { zh: '表格和材料', en: 'Forms and material' },
    lines: ({ documents }) =>
      where(
        documents.forms.length > 0,
        [
          '各单位于{formsOut}前按干部管理权限分别到{documents.offices}领取下列表格（考核手册为{handbookYear}年度）。',
          'By {formsOut} units collect these forms from {documents.offices} (the handbook is that of {handbookYear}).',
        ],
        ...where(documents.fee > 0, [
          '考核表格、考核手册等材料费用{documents.fee}，按{documents.feePer}计算。',
          'The fee for forms is {documents.fee} per {documents.feePer}.',
        ]),
        ...where(
          documents.forms.some(({ inPackage }) => inPackage),
          [
            `干部职工（不含{documents.packageExcludes}）的${inPackage(documents).join('、')}，于{packagesIn}前报县组织人事部门审核备案。`,
            `${inPackage(documents).join(', ')} (without {documents.packageExcludes}) are submitted by {packagesIn}.`,
          ],
        ),
      ),
    items: ({ documents }) =>
      documents.forms.map(({ title, usedBy }) => ({
        zh: `《${title}》${usedBy.length === 0 ? '' : `，${usedBy.map((one) => users[one].zh).join('、')}使用`}`,
        en: `《${title}》${usedBy.length === 0 ? '' : `, for ${usedBy.map((one) => users[one].en).join(', ')}`}`,
      })),
  },
  {
    id: 'organisation',
    title: { zh: '组织领导', en: 'Organisation' },
    lines: ({ procedure }) => [
      ...where(procedure.leadingGroup.required, [
        '各单位要成立考核领导小组，由单位领导成员（不少于{procedure.leadingGroup.leaders}）、相关股室负责人（不少于{procedure.leadingGroup.sectionHeads}）和一般干部代表（不少于{procedure.leadingGroup.representatives}）组成。',
        'Every unit sets up a leading group of leaders (at least {procedure.leadingGroup.leaders}), heads of sections (at least {procedure.leadingGroup.sectionHeads}) and staff (at least {procedure.leadingGroup.representatives}).',
      ]),
      ...where(procedure.guidance, [
        '各单位要加强干部职工的思想政治教育，引导干部职工正确对待考核，会前至少开展一次教育活动。',
        'Every unit holds a guidance activity before the meeting.',
      ]),
      ...where(procedure.readiness.length > 0, [
        '述职会议前须做好以下准备：{procedure.readiness}。',
        'To be ready before the meeting: {procedure.readiness}.',
      ]),
    ],
  },
];

const users: Readonly<Record<Policy['documents']['forms'][number]['usedBy'][number], Bilingual>> = {
  ...subjectNames,
  civilServant: { zh: '公务员', en: 'civil servants' },
  institution: { zh: '事业单位工作人员', en: 'staff of public institutions' },
};

const dimensions = ({ dimensions: rows }: Policy['ballots']): string => rows.map(({ label }) => label).join('、');

const inPackage = ({ forms }: Policy['documents']): string[] =>
  forms.filter((form) => form.inPackage).map(({ title }) => `《${title}》`);

/** A-36 … A-42: who attends, by kind of unit, with the bounds of the representatives. */
function attendance({
  label,
  attendees,
  representatives,
  minRepresentatives: min,
  maxRepresentatives: max,
}: Policy['meetings']['attendance'][number]): Bilingual {
  const bounds =
    max === null ? { zh: `不少于${min}名`, en: `at least ${min}` } : { zh: `${min}—${max}名`, en: `${min}–${max}` };
  const invited = representatives.length > 0;
  return {
    zh: `${label}：${attendees.join('、')}${invited ? `；另邀请${representatives.join('、')}，共${bounds.zh}` : ''}。`,
    en: `${label}: ${attendees.join(', ')}${invited ? `; invited, ${bounds.en}: ${representatives.join(', ')}` : ''}.`,
  };
}
