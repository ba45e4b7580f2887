import { choice, flag, group, must, number, text, texts, unitOf, whole, yuan } from '../field.ts';

const frequency = (zh: string, en: string) =>
  choice(zh, en, {
    weekly: ['每周', 'weekly'],
    monthly: ['每月', 'monthly'],
    quarterly: ['每季度', 'quarterly'],
    yearly: ['每年', 'yearly'],
  });

/** C-18 … C-25, C-73 … C-77: how the public reaches the hall. */
export const channels = group('群众渠道', 'Channels', {
  kinds: texts('投诉和建议渠道', 'channels').default([
    '投诉卡',
    '建议箱',
    '投诉箱',
    '投诉受理牌',
    '企业投诉信箱',
    '意见反馈表',
  ]),
  phone: text('投诉电话', 'telephone', { none: ['未定', 'not set'] })
    .nullable()
    .default(null),
  enterprisePhone: text('企业投诉电话', 'telephone for enterprises', { none: ['未定', 'not set'] })
    .nullable()
    .default(null),
  boxEmptyingDays: whole('开箱间隔', 'boxes emptied every', unitOf.workingDays, { min: 1 }).default(1),
  materials: texts('宣传材料', 'materials').default(['服务卡', '综合服务中心简介', '办事指南']),
});

/** C-43 … C-46, C-83 … C-87. */
export const procurement = group('采购', 'Procurement', {
  minQuotations: whole('询价家数', 'quotations', unitOf.items).default(3),
  threshold: yuan('须询价的金额', 'quotations above').default(1000),
  aspects: texts('论证内容', 'justification').default(['功能', '用途', '技术']),
  exempt: texts('免论证的物品', 'exempt').default(['日常办公用品']),
  approver: text('批准人', 'approved by').default('大厅主任'),
  acceptance: flag('验收后方可结算', 'accepted before it is settled', ...must).default(true),
  listTitle: text('采购清单名称', 'title of the list').default('关于服务大厅需购买设备的清单'),
});

/** C-51, C-80, C-81, C-88 … C-93. */
export const supplies = group('办公用品', 'Supplies', {
  reportTitle: text('明细单名称', 'title of the list').default('服务大厅日常办公用品明细单'),
  reportTo: text('明细单报送', 'reported to').default('服务一局'),
  reportEvery: frequency('明细单周期', 'reported').default('monthly'),
  stocktakeEvery: frequency('清点周期', 'counted').default('quarterly'),
  outlierFactor: number('用量异常倍数', 'outliers from', { min: 1, unit: ['倍', ' times'] }).default(2),
  cabinetsPerWindow: whole('每窗口卷柜', 'cabinets of a window', unitOf.items).default(1),
  cabinetExceptions: texts('不受限制的窗口', 'windows excepted').default([]),
  checkedAssets: texts('使用监督的物品', 'assets checked').default(['办公用品', '电脑', '空调', '饮水机']),
});

/** C-49, C-50, C-89, C-94 … C-104. */
export const logistics = group('后勤与培训', 'Logistics and training', {
  tidyEvery: frequency('清理周期', 'tidied').default('weekly'),
  boardEvery: frequency('宣传栏更新', 'boards renewed').default('monthly'),
  trainingTopics: texts('学教主题', 'topics of training').default(['公仆意识', '责任意识', '效率意识']),
});

/** C-106, C-107, C-114. */
export const care = group('关怀与招商', 'Care and investment', {
  events: texts('慰问情形', 'events').default(['结婚', '生病', '其他困难']),
  giftLimit: yuan('慰问品限额', 'gifts up to', { none: ['未定', 'not set'] })
    .nullable()
    .default(null),
  investmentTarget: yuan('招商引资年度任务', 'investment target of a year', { none: ['未定', 'not set'] })
    .nullable()
    .default(null),
});
