import * as z from 'zod';
import { choices, date, dates, fieldMeta, flag, group, required, text, texts, unitOf, whole } from '../field.ts';
import { personGradeNames, selfGradeNames, subjectNames, teamGradeNames } from '../terms.ts';

/** Which parts of the program a county uses. */
export const modules = group('启用的模块', 'Modules', {
  appraisal: flag('年度考核', 'annual appraisal', ['启用', 'on'], ['停用', 'off']).default(true),
  targets: flag('目标管理', 'target management', ['启用', 'on'], ['停用', 'off']).default(false),
  hall: flag('公共服务大厅', 'public service hall', ['启用', 'on'], ['停用', 'off']).default(false),
});

const component = (zh: string, en: string) =>
  group(zh, en, {
    count: whole(`${zh}的项数`, `number of ${en}`, unitOf.parts).default(0),
    labels: texts(`${zh}的名称`, `names of ${en}`, undefined, { none: ['名称另定', 'names to be set'] }).default([]),
  });

/** the county's own name for its scheme and what the name counts. */
export const scheme = group('考核办法', 'Scheme', {
  name: text('考核机制名称', 'name of the scheme').default('年度考核'),
  reports: component('述', 'reports'),
  appraisals: component('评', 'appraisals'),
  strivings: component('争创', 'strivings'),
  subjects: choices('考核对象', 'who is appraised', subjectNames).default(['team', 'cadre', 'staff']),
  noticeAcknowledged: flag(
    '各单位确认收到通知',
    'units acknowledge the notice',
    ['应当', 'must'],
    ['不必', 'need not'],
  ).default(true),
});

/** A-01 … A-04, B-185, B-196: printed in the notice and on the forms. */
export const legalBases = z
  .array(
    required('考核依据', 'Legal basis', {
      title: text('文件名称', 'title'),
      docNo: text('文号', 'document number', { none: ['无', 'none'] })
        .nullable()
        .default(null),
      issuers: texts('发文机关', 'issuers').default([]),
      appliesTo: choices('适用对象', 'applies to', {
        ...subjectNames,
        civilServant: ['公务员', 'civil servants'],
      }).default([]),
    }),
  )
  .register(fieldMeta, { label: { zh: '考核依据', en: 'legal bases' }, kind: 'list' })
  .default([]);

const announced = { none: ['按国家公布的安排', 'as announced nationally'] } as const;

/** The working calendar of a county; deadlines run to the end of the local day. */
export const calendar = group('工作日历', 'Calendar', {
  timeZone: text('时区', 'time zone').default('Asia/Shanghai'),
  weekend: choices('每周休息日', 'weekend', {
    monday: ['星期一', 'Monday'],
    tuesday: ['星期二', 'Tuesday'],
    wednesday: ['星期三', 'Wednesday'],
    thursday: ['星期四', 'Thursday'],
    friday: ['星期五', 'Friday'],
    saturday: ['星期六', 'Saturday'],
    sunday: ['星期日', 'Sunday'],
  }).default(['saturday', 'sunday']),
  holidays: dates('放假日', 'public holidays', announced).default([]),
  workingDays: dates('调休上班日', 'make-up working days', announced).default([]),
});

const window = (zh: string, en: string) =>
  group(zh, en, {
    from: date(`${zh}起`, `${en}: first day`, { none: ['另行通知之日', 'a day to be announced'] })
      .nullable()
      .default(null),
    to: date(`${zh}止`, `${en}: last day`, { none: ['通知所定的结束之日', 'the last day announced'] })
      .nullable()
      .default(null),
  });
const deadline = (
  zh: string,
  en: string,
  none: readonly [string, string] = ['另行通知之日', 'a day to be announced'],
) => date(zh, en, { none }).nullable().default(null);

/** B-156: windows and deadlines, the last day included. */
export const schedule = group('时间安排', 'Dates', {
  onSite: window('集中考核时间', 'on-site appraisal'),
  media: window('媒体述职时间', 'media reports'),
  formsOut: deadline('领取表格截止日', 'forms collected by'),
  packagesIn: deadline('报送材料截止日', 'packages submitted by'),
  selfRatings: deadline('自我估评截止日', 'self-ratings by'),
  /** null: before the group comes, that is by the first day of the on-site appraisal */
  reportsIn: deadline('述职报告截止日', 'written reports by', [
    '集中考核首日',
    'the first day of the on-site appraisal',
  ]),
  /** null: with the units' packages */
  materialsIn: deadline('综合材料截止日', 'groups’ materials by', ['报送材料截止日', 'the day packages are due']),
  bothPartiesConfirm: flag(
    '考核时间须双方商定',
    'group and unit both confirm the day',
    ['须', 'must'],
    ['不须', 'need not'],
  ).default(true),
});

const names = <const K extends string>(zh: string, en: string, defaults: Readonly<Record<K, { zh: string }>>) => {
  const entries = Object.entries<{ zh: string }>(defaults);
  const shape = entries.map(([key, { zh: word }]) => [key, text(`“${word}”的称谓`, `word for ${key}`).default(word)]);
  return group(zh, en, Object.fromEntries(shape) as Record<K, z.ZodDefault<z.ZodString>>);
};

/** What grades are called in this county's texts (A-71, A-72, B-157); public institutions have words of their own. */
export const gradeNames = group('等次称谓', 'Words for grades', {
  team: names('领导班子等次', 'grades of teams', teamGradeNames),
  person: names('个人等次', 'grades of people', personGradeNames),
  institution: names('事业单位人员等次', 'grades of staff of public institutions', {
    excellent: { zh: '优秀' },
    competent: { zh: '合格' },
    basicallyCompetent: { zh: '基本合格' },
    incompetent: { zh: '不合格' },
  }),
  self: names('自我估评等次', 'grades of self-ratings', selfGradeNames),
  ungraded: text('“不定等次”的称谓', 'word for appraised without grade').default('不定等次'),
  notAppraised: text('“不进行考核”的称谓', 'word for not appraised').default('不进行考核'),
});
