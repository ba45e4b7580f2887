import * as z from 'zod';
import {
  choice,
  date,
  fieldMeta,
  flag,
  group,
  must,
  percent,
  required,
  score,
  text,
  texts,
  unitOf,
  weight,
  whole,
  yuan,
} from '../field.ts';
import { care, channels, logistics, procurement, supplies } from './hall-support.ts';

const clock = (zh: string, en: string) =>
  z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
    .register(fieldMeta, { label: { zh, en }, kind: 'text' });

/** C-01 … C-117: the public service hall. Weights, flags and deadlines are ours where the source is open. */
export const hall = group('公共服务大厅', 'Service hall', {
  name: text('大厅名称', 'name of the hall').default('公共服务大厅'),
  managementUnit: text('管理科室', 'managed by').default('大厅管理科'),
  openedOn: date('启用日期', 'opened on', { none: ['另定之日', 'a day to be set'] })
    .nullable()
    .default(null),
  serviceBureaus: texts('服务局', 'service bureaus').default([]),
  slogan: text('大厅口号', 'slogan').default('大厅是一家，不分你我他'),
  principles: texts('建设原则', 'principles').default(['阳光政府', '服务政府', '高效政府']),
  effects: texts('成效方面', 'effects').default(['高效', '便民', '廉洁', '规范']),
  managementModel: texts('管理模式', 'model of management').default(['科学化', '人性化', '自主化']),
  rules: texts('管理制度', 'rules').default([]),
  attendance: group('考勤', 'Attendance', {
    start: clock('上班时间', 'start of work').default('08:30'),
    end: clock('下班时间', 'end of work').default('17:00'),
    graceMinutes: whole('迟到宽限', 'grace', unitOf.minutes).default(0),
    dualControl: flag('手工更正须两人办理', 'corrections by two people', ...must).default(true),
    returnRequired: flag('假满销假', 'return registered', ...must).default(true),
    approvers: texts('请假审批', 'leave approved by').default(['所在单位', '大厅管理科']),
  }),
  subsidy: group('补助费', 'Subsidy', {
    monthly: yuan('每月补助', 'a month', { none: ['未定（不发放）', 'not set (none is paid)'] })
      .nullable()
      .default(null),
    perLate: yuan('迟到每次扣', 'off for each late day').default(5),
    perEarly: yuan('早退每次扣', 'off for each early day').default(5),
    perAbsent: yuan('旷工每天扣', 'off for each absent day').default(30),
    perLeaveDay: yuan('超假每天扣', 'off for each further day of leave').default(15),
    leaveAllowance: whole('每月准假天数', 'leave allowed in a month', unitOf.days).default(0),
  }),
  approval: group('审批事项', 'Approval', {
    limitWorkingDays: flag(
      '时限按工作日计算',
      'limits in working days',
      ['工作日', 'working days'],
      ['自然日', 'calendar days'],
    ).default(true),
    siteInspectionCounts: flag(
      '现场勘验计入时限',
      'on-site surveys count',
      ['计入', 'count'],
      ['不计入', 'do not count'],
    ).default(true),
    warnBeforeDays: whole('到期前提醒', 'warned before', unitOf.workingDays).default(1),
    statusPublic: flag('办理状态公开', 'status public', ['公开', 'public'], ['不公开', 'not public']).default(true),
    multiWindow: flag('多窗口事项一次受理', 'one case through several windows', ...must).default(true),
    firstInquiry: flag('首问负责', 'first inquiry', ['实行', 'applies'], ['不实行', 'does not apply']).default(true),
  }),
  redFlag: group('流动红旗', 'Red flag', {
    periods: texts('评比周期', 'periods').default(['日', '月', '季', '年']),
    inputs: texts('量化内容', 'what is measured').default(['考勤', '考核', '评优', '评先', '群众评议']),
    weights: group('评比权重', 'Weights', {
      attendance: weight('考勤', 'attendance').default(30),
      timeLimits: weight('审批时限与现场勘验', 'time limits and on-site surveys').default(30),
      patrols: weight('巡查抽查', 'patrols').default(20),
      satisfaction: weight('群众评议', 'satisfaction').default(20),
    }),
    perComplaint: score('投诉属实每件扣', 'off for each upheld complaint', { min: 0 }).default(5),
    perMonth: whole('每月红旗', 'flags of a month', unitOf.items).default(5),
    perQuarter: whole('每季红旗', 'flags of a quarter', unitOf.items).default(2),
    perYear: whole('每年红旗', 'flags of a year', unitOf.items).default(1),
    includeProviders: flag(
      '服务机构参加评比',
      'service providers take part',
      ['参加', 'do'],
      ['不参加', 'do not'],
    ).default(false),
    visibleNextDay: flag('次日向窗口公布得分', 'scores shown the next day', ...must).default(true),
    excellentPersons: whole('年度优秀人员', 'excellent persons of a year', unitOf.places, { none: ['未定', 'not set'] })
      .nullable()
      .default(null),
    advancedWindows: whole('年度先进窗口', 'advanced windows of a year', unitOf.items, { none: ['未定', 'not set'] })
      .nullable()
      .default(null),
  }),
  bulletins: z
    .array(
      required('通报', 'Bulletin', {
        id: text('编号', 'id'),
        title: text('名称', 'title'),
        frequency: choice('周期', 'frequency', {
          monthEnd: ['每月底', 'at the end of the month'],
          quarterEnd: ['每季末', 'at the end of the quarter'],
        }),
        recipients: texts('报送对象', 'recipients'),
      }),
    )
    .register(fieldMeta, { label: { zh: '通报', en: 'bulletins' }, kind: 'list' })
    .default([]),
  patrol: group('巡查', 'Patrols', {
    perDay: whole('每日巡查', 'patrols a day', unitOf.times).default(1),
    spotChecksPerMonth: whole('每月抽查不少于', 'spot checks a month', unitOf.times).default(4),
    checklist: texts('巡查内容', 'checklist').default([
      '文明服务用语',
      '行为规范',
      '整洁的环境',
      '热情的问候',
      '温馨的服务',
    ]),
    onSpot: flag('现场整改', 'mended on the spot', ...must).default(true),
    rectifyDays: whole('整改期限', 'mended within', unitOf.workingDays).default(1),
    selfCheck: texts('窗口自查', 'self-checks').default(['自修', '自评', '自律', '自觉']),
  }),
  satisfaction: group('群众评议', 'Satisfaction', {
    levels: texts('评议档次', 'levels').default(['非常满意', '满意', '基本满意', '不满意']),
    satisfied: texts('计为满意的档次', 'levels that are satisfied').default(['非常满意', '满意']),
    aspects: texts('评议方面', 'aspects').default(['整洁的环境', '热情的问候', '温馨的服务']),
    cardsPerHour: whole('同一窗口每小时卡片上限', 'cards of a window an hour', unitOf.items).default(60),
    target: percent('满意率目标', 'satisfaction aimed at').default(95),
  }),
  complaints: group('投诉', 'Complaints', {
    answerDays: whole('投诉答复期限', 'complaints answered within', unitOf.workingDays).default(15),
    acknowledgeHours: whole('投诉受理期限', 'complaints acknowledged within', unitOf.hours).default(4),
    handler: text('投诉处理科室', 'handled by').default('大厅管理科'),
  }),
  channels,
  procurement,
  supplies,
  logistics,
  care,
});
