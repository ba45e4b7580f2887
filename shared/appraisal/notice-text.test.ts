import { describe, expect, test } from 'vitest';
import { presets } from '#shared/policy/presets/all.ts';
import type { Policy } from '#shared/policy/schema.ts';
import { chineseDate, noticeDocument, type NoticeDocument, noticeText, windowWords } from './notice-text.ts';
import { type Plan, planOf } from './plan.ts';

const policy = presets['county-appraisal-2011']!;
const cycle = { id: '2011', year: 2011, periodStart: '2011-01-01', periodEnd: '2011-12-31' };
const textOf = (of: Policy, plan: Plan = planOf(of, cycle)) => noticeText({ policy: of, plan, cycle });
const wordsOf = ({ title, opening, bases, sections, closing }: NoticeDocument) =>
  [
    ...[title, opening, ...bases],
    ...sections.flatMap(({ heading, paragraphs, items }) => [heading, ...paragraphs, ...items]),
    closing,
  ]
    .map(({ zh }) => zh)
    .join('\n');
const section = (document: NoticeDocument, id: string) => document.sections.find((one) => one.id === id);

test('H-10: 28 December to 10 January are 14 days, 4 to 13 January 10', () => {
  expect(windowWords({ from: '2011-12-28', to: '2012-01-10' })).toEqual({
    zh: '2011年12月28日至2012年1月10日（共14天，首尾两日均计算在内）',
    en: '2011-12-28 to 2012-01-10 (14 days, first and last included)',
  });
  expect(windowWords({ from: '2012-01-04', to: '2012-01-13' }).zh).toContain('（共10天');
  expect(windowWords({ from: '2012-01-04', to: null }).zh).toBe('另行通知的时间');
  expect(chineseDate('2012-01-04')).toBe('2012年1月4日');
});

describe('the notice of 2011', () => {
  const document = textOf(policy);

  test('says what the policy says, in numbered parts', () => {
    expect(noticeDocument.parse(document)).toEqual(document);
    expect(document.title.zh).toBe('关于做好2011年度“一述双评三争创”考核工作的通知');
    expect(document.sections.map(({ heading }) => heading.zh).slice(0, 3)).toEqual([
      '一、考核对象',
      '二、考核内容',
      '三、时间安排',
    ]);
    const words = wordsOf(document);
    for (const said of [
      '集中考核时间：2011年12月28日至2012年1月10日（共14天，首尾两日均计算在内）',
      '媒体述职时间：2012年1月4日至2012年1月13日（共10天，首尾两日均计算在内）',
      '考核表格于2011年12月28日前领取',
      '于2012年1月20日前报县组织人事部门审核备案',
      '3000字以内',
      '1500字以内',
      '时间限制在5分钟以内',
      '述职材料各2份',
      '谈话人员控制在15人以内',
      '总人数的25%以内',
      '共20—30名',
      '推荐1名群众满意干部',
      '科级干部人选5名、一般干部职工人选10名',
      '材料费用15元',
      '考核手册为2012年度',
      '《科级干部“一述双评三争创”年度考核登记表》，科级干部使用',
    ])
      expect(words).toContain(said);
  });

  test('has Chinese marks in Chinese sentences and no field left open', () => {
    const words = wordsOf(document);
    expect(words.match(/[一-龥][,;:()]/g)).toBeNull();
    expect(words).not.toMatch(/[{}]|undefined|null/);
  });

  // A-01 … A-04
  test.each(policy.legalBases.map(({ title, docNo, issuers }, i) => ({ i, title, docNo, issuers })))(
    'cites $title, and no more once the policy lacks it',
    ({ i, title, docNo, issuers }) => {
      const cited = document.bases[i]!.zh;
      for (const part of [`《${title}》`, ...issuers, ...(docNo === null ? [] : [`（${docNo}）`])])
        expect(cited).toContain(part);
      const without = textOf({ ...policy, legalBases: policy.legalBases.filter((one) => one.title !== title) });
      expect(without.bases).toHaveLength(3);
      expect(wordsOf(without)).not.toContain(title);
      if (docNo !== null) expect(wordsOf(without)).not.toContain(docNo);
    },
  );

  test('follows the plan where the office has moved a date', () => {
    const plan = planOf(policy, cycle);
    const moved: Plan = { ...plan, phases: { ...plan.phases, onSite: { ...plan.phases.onSite, to: '2012-01-12' } } };
    expect(wordsOf(textOf(policy, moved))).toContain('至2012年1月12日（共16天');
    const later = { ...cycle, year: 2026, periodStart: '2026-01-01', periodEnd: '2026-12-31' };
    const undated = noticeText({ policy, plan: planOf(policy, later), cycle: later });
    expect(wordsOf(undated)).toContain('集中考核时间：另行通知的时间。');
  });

  test('leaves out what the county does not have, and counts on', () => {
    const other = textOf({
      ...policy,
      media: { ...policy.media, enabled: false },
      recognition: { ...policy.recognition, perUnit: 0 },
      documents: { ...policy.documents, fee: 0 },
      scheme: { ...policy.scheme, noticeAcknowledged: false },
    });
    expect(section(other, 'media')).toBeUndefined();
    expect(section(other, 'recognition')).toBeUndefined();
    expect(section(other, 'grades')?.heading.zh).toBe('七、考核等次');
    const words = wordsOf(other);
    for (const gone of ['媒体述职', '群众满意干部推荐', '元，按', '请各单位收到本通知后'])
      expect(words.replace('《群众满意干部推荐表》', '')).not.toContain(gone);
  });
});

test.each(Object.entries(presets))('%s: every preset makes a notice in both languages', (_, of) => {
  const later = { id: '2026', year: 2026, periodStart: '2026-01-01', periodEnd: '2026-12-31' };
  const document = noticeText({ policy: of, plan: planOf(of, later), cycle: later });
  expect(wordsOf(document)).toContain('2026年度');
  for (const { heading, paragraphs } of document.sections)
    for (const { zh, en } of [heading, ...paragraphs]) expect([zh, en].join()).not.toMatch(/[{}]|undefined/);
});
