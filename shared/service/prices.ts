import type { Bilingual } from '#shared/problem.ts';

/**
 * List prices of what the service uses in a cloud, by region, without free tiers and without discounts. Where a price
 * could not be read from the provider's page it says `estimate`; before money is spoken of, look it up.
 */

/** What is paid for: its name, and the unit in which quantities are given. */
export const priced = {
  readUnits: { part: { zh: '数据库读取', en: 'Database reads' }, unit: { zh: '读取单位', en: 'read units' } },
  writeUnits: { part: { zh: '数据库写入', en: 'Database writes' }, unit: { zh: '写入单位', en: 'write units' } },
  tableStorage: { part: { zh: '数据库存储', en: 'Database storage' }, unit: { zh: 'GB·月', en: 'GB-months' } },
  tableBackup: {
    part: { zh: '数据库持续备份', en: 'Point-in-time recovery' },
    unit: { zh: 'GB·月', en: 'GB-months' },
  },
  compute: { part: { zh: '计算', en: 'Computing' }, unit: { zh: 'GB·秒', en: 'GB-seconds' } },
  invocations: { part: { zh: '函数调用', en: 'Function calls' }, unit: { zh: '次', en: 'calls' } },
  api: { part: { zh: '接口请求', en: 'API requests' }, unit: { zh: '次', en: 'requests' } },
  cdnRequests: { part: { zh: '内容分发请求', en: 'CDN requests' }, unit: { zh: '次', en: 'requests' } },
  cdnTraffic: { part: { zh: '出网流量', en: 'Traffic out' }, unit: { zh: 'GB', en: 'GB' } },
  fileStorage: { part: { zh: '文件存储', en: 'File storage' }, unit: { zh: 'GB·月', en: 'GB-months' } },
  fileWrites: { part: { zh: '文件写入与列举', en: 'File writes and lists' }, unit: { zh: '次', en: 'requests' } },
  fileReads: { part: { zh: '文件读取', en: 'File reads' }, unit: { zh: '次', en: 'requests' } },
  queue: { part: { zh: '任务队列', en: 'Job queue' }, unit: { zh: '次', en: 'requests' } },
  keys: { part: { zh: '加密密钥', en: 'Encryption keys' }, unit: { zh: '个·月', en: 'key-months' } },
  keyRequests: { part: { zh: '加密请求', en: 'Encryption requests' }, unit: { zh: '次', en: 'requests' } },
  logs: { part: { zh: '日志', en: 'Logs' }, unit: { zh: 'GB', en: 'GB' } },
  alarms: { part: { zh: '告警', en: 'Alarms' }, unit: { zh: '个·月', en: 'alarm-months' } },
  dashboards: { part: { zh: '监控面板', en: 'Dashboards' }, unit: { zh: '个·月', en: 'dashboard-months' } },
  secrets: { part: { zh: '密钥托管', en: 'Secrets' }, unit: { zh: '个·月', en: 'secret-months' } },
  users: { part: { zh: '统一登录', en: 'Identity' }, unit: { zh: '活跃用户·月', en: 'active users a month' } },
} as const satisfies Record<string, { part: Bilingual; unit: Bilingual }>;
export type Priced = keyof typeof priced;
export const pricedNames = Object.keys(priced) as Priced[];

export interface Price {
  /** in the region's currency */
  amount: number;
  /** for so many units */
  per: number;
  /** not read from the provider's page but as far as is known */
  estimate: boolean;
}

export interface RegionPrices {
  name: Bilingual;
  currency: 'USD' | 'CNY';
  /** null: not sold there (identity then comes from an issuer of one's own) */
  prices: Record<Priced, Price | null>;
}

/** Where the figures come from, and when they were put together. */
export const priceSource = {
  date: '2026-11-22',
  text: {
    zh: '各区域价目凭所知填写（estimate: true），未经逐项核对；中国区的数据库写入与内容分发两项取自服务商价目页（页面未注明日期）。对外报价前请以服务商当日价目为准。',
    en: 'Prices are entered as far as known (estimate: true) and not checked one by one; database writes and CDN prices of the regions in China were read from the provider’s page, which bears no date. Look them up before quoting.',
  },
} as const;

/** Active users a month of the whole installation that identity costs nothing for; what is beyond has its price. */
export const freeUsers = 10_000;

const million = 1_000_000;
const known = (amount: number, per = 1): Price => ({ amount, per, estimate: false });
const about = (amount: number, per = 1): Price => ({ amount, per, estimate: true });

const china = (name: Bilingual, fileStorage: number): RegionPrices => ({
  name,
  currency: 'CNY',
  prices: {
    // The page gives the price from before on-demand capacity became half as dear elsewhere; a read is a fifth of it.
    readUnits: about(2.2308, million),
    writeUnits: known(11.1538, million),
    tableStorage: about(2.25),
    tableBackup: about(1.8),
    compute: about(0.0000908),
    invocations: about(1.36, million),
    api: about(8, million),
    cdnRequests: known(0.15, 10_000),
    cdnTraffic: known(0.30866),
    fileStorage: about(fileStorage),
    fileWrites: about(40.5, million),
    fileReads: about(3.6, million),
    queue: about(3.8, million),
    keys: about(6.9),
    keyRequests: about(21, million),
    logs: about(6.3),
    alarms: about(0.69),
    dashboards: about(20),
    secrets: about(2.75),
    users: null,
  },
});

const everywhere = {
  compute: about(0.0000133334),
  invocations: about(0.2, million),
  fileWrites: about(5, million),
  fileReads: about(0.4, million),
  queue: about(0.5, million),
  keys: about(1),
  keyRequests: about(3, million),
  alarms: about(0.1),
  dashboards: about(3),
  secrets: about(0.4),
  // Beyond `freeUsers`.
  users: about(0.015),
};

export const regions: Readonly<Record<string, RegionPrices>> = {
  'cn-north-1': china({ zh: '北京', en: 'Beijing' }, 0.18),
  'cn-northwest-1': china({ zh: '宁夏', en: 'Ningxia' }, 0.16),
  'ap-southeast-1': {
    name: { zh: '新加坡', en: 'Singapore' },
    currency: 'USD',
    prices: {
      ...everywhere,
      readUnits: about(0.1425, million),
      writeUnits: about(0.7125, million),
      tableStorage: about(0.285),
      tableBackup: about(0.228),
      api: about(1.25, million),
      cdnRequests: about(0.012, 10_000),
      cdnTraffic: about(0.12),
      fileStorage: about(0.025),
      logs: about(0.7),
    },
  },
  'us-east-1': {
    name: { zh: '美国东部（弗吉尼亚）', en: 'US East (N. Virginia)' },
    currency: 'USD',
    prices: {
      ...everywhere,
      readUnits: about(0.125, million),
      writeUnits: about(0.625, million),
      tableStorage: about(0.25),
      tableBackup: about(0.2),
      api: about(1, million),
      cdnRequests: about(0.01, 10_000),
      cdnTraffic: about(0.085),
      fileStorage: about(0.023),
      logs: about(0.5),
    },
  },
};
