import { describe, expect, test } from 'vitest';
import { articleOf, articles, columnsOf } from './articles.ts';
import { chineseNumber } from './chinese-number.ts';
import type { Article, Part } from './articles.ts';
import { fields } from './fields.ts';
import { merge } from './merge.ts';
import { presets } from './presets/all.ts';
import { policySchema } from './schema.ts';

const everything = policySchema.parse(
  merge(presets['target-management'], {
    modules: { appraisal: true, targets: true, hall: true },
    media: { enabled: true },
    scheme: { reports: { count: 1 } },
    grading: { quota: { cadre: { mergeBelow: 3 }, staff: { mergeBelow: 3 } } },
  }),
);
const all = articles(everything).flatMap((chapter) => chapter.articles);
const tokensOf = (sentence: Part[]) => sentence.flatMap((part) => part.token?.path ?? []);
const textOf = (sentence: Part[], language: 'zh' | 'en') =>
  sentence.map((part) => part.token?.text[language] ?? part.text).join('');

/** Every field a reader can edit somewhere, as often as it stands there. */
function covered(language: 'zh' | 'en'): string[] {
  return all.flatMap((article: Article) => {
    const inSentences = article.sentences.flatMap((sentence) => tokensOf(sentence[language]));
    const { table } = article;
    if (table?.kind === 'matrix')
      return [...inSentences, ...table.rows.flatMap((row) => row.cells.flatMap((cell) => cell?.path ?? []))];
    if (table?.kind === 'list')
      return [...inSentences, table.path, ...columnsOf(table.path).map(({ field }) => field.path)];
    if (table) return [...inSentences, ...fields.filter((f) => f.path.startsWith(table.path)).map((f) => f.path)];
    return inSentences;
  });
}

test.each(['zh', 'en'] as const)('every field of the policy stands in the document exactly once (%s)', (language) => {
  expect(covered(language).sort()).toEqual(fields.map((field) => field.path).sort());
});

test('articles are numbered through the document and headed in Chinese', () => {
  expect(all.map((article) => article.number)).toEqual(all.map((_, i) => i + 1));
  expect(all[11]!.heading).toEqual({ zh: '第十二条', en: 'Article 12' });
  expect([10, 11, 20, 21, 99, 100, 103, 110, 215].map(chineseNumber)).toEqual([
    '十',
    '十一',
    '二十',
    '二十一',
    '九十九',
    '一百',
    '一百零三',
    '一百一十',
    '二百一十五',
  ]);
});

test('ids of articles are unique, so that an address can name one', () => {
  expect(new Set(all.map((article) => article.id)).size).toBe(all.length);
});

describe('sentences read as the county writes them', () => {
  const find = (id: string, preset: string) =>
    articles(presets[preset]!)
      .flatMap((c) => c.articles)
      .find((article) => article.id === id)!;
  test.each([
    [
      'county-appraisal-2011',
      'cadre-quota',
      0,
      '科级干部优秀等次人数，以考核组为范围，控制在参加考核科级干部总人数的25%以内，尾数舍去；不定等次人员计入基数。',
    ],
    [
      'county-appraisal-2011',
      'staff-quota',
      0,
      '一般干部职工优秀等次人数不设比例限制，以单位为范围排序；不定等次人员计入基数。',
    ],
    ['county-appraisal-2011', 'half-year', 1, '半年为连续6个月，或者几段累计183天。'],
    ['target-management', 'growth', 0, '县域经济年度增长以12%为底线，目标值上不封顶；3年规划期内年均增速不低于10%。'],
    [
      'national-2020',
      'leave',
      0,
      '请事假、病假超过半年（不含半年）的，不确定等次。考核组应当对长期请假的科级干部进行了解。',
    ],
  ])('%s %s', (preset, id, i, text) => {
    expect(textOf(find(id, preset).sentences[i]!.zh, 'zh')).toBe(text);
  });

  test('holidays that follow each other are told as one', () => {
    const text = textOf(find('calendar', 'county-appraisal-2011').sentences[0]!.zh, 'zh');
    expect(text).toContain('放假日：2011-01-01~2011-01-03、2011-02-02~2011-02-08');
    expect(textOf(find('calendar', 'target-management').sentences[0]!.zh, 'zh')).toContain(
      '放假日：按国家公布的安排。',
    );
  });

  test('wrong codes of cards stop the issuing of papers, or nothing where they are not limited', () => {
    const told = (attempts: number | null) => {
      const policy = policySchema.parse(merge(presets['county-appraisal-2011'], { ballots: { cards: { attempts } } }));
      const article = articles(policy)
        .flatMap((c) => c.articles)
        .find(({ id }) => id === 'ballots')!;
      return textOf(article.sentences[2]!.zh, 'zh');
    };
    expect(told(20)).toContain('卡号输入错误累计达到平均每张卡20次时暂停领票');
    expect(told(null)).toContain('卡号输入错误不作限制，只计次数并告知组织测评的人，不因此暂停领票');
    const before = policySchema.parse(presets['county-appraisal-2011']);
    expect(before.ballots.cards.attempts).toBe(20);
  });

  test('money has thousands separators', () => {
    const text = textOf(find('commendation', 'national-2020').sentences[0]!.zh, 'zh');
    expect(text).toContain('奖金1,500元');
    expect(text).toContain('奖金3,000元');
  });

  test('no placeholder is left and no value is missing', () => {
    const texts = all.flatMap((a) => a.sentences.flatMap((s) => [textOf(s.zh, 'zh'), textOf(s.en, 'en')]));
    expect(texts.filter((text) => /[{}=]|undefined|null|—|NaN/.test(text))).toEqual([]);
  });
});

test('what is said instead keeps the field it depends on editable', () => {
  for (const name of Object.keys(presets)) {
    const shown = new Set(
      articles(presets[name]!).flatMap((c) => c.articles.flatMap((a) => a.sentences.flatMap((s) => tokensOf(s.zh)))),
    );
    const english = new Set(
      articles(presets[name]!).flatMap((c) => c.articles.flatMap((a) => a.sentences.flatMap((s) => tokensOf(s.en)))),
    );
    expect(english).toEqual(shown);
    if (!presets[name]!.modules.appraisal) continue;
    for (const path of [
      'media.enabled',
      'interviews.hardMax',
      'consequences.winners.topPerCategory',
      'grading.quota.staff.percent',
    ]) {
      expect(shown.has(path)).toBe(true);
    }
  }
});

test('a derivation’s policy path leads to its article', () => {
  const id = (path: string) => articleOf(path, everything)?.id;
  expect(id('grading.quota.cadre.percent')).toBe('cadre-quota');
  expect(id('composites.principal')).toBe('person-composite');
  expect(id('opinion.weights.team')).toBe('weights');
  expect(id('categories[2].sections[0].indicators[1].points')).toBe('indicators');
  expect(id('fund.awards[3].sharePercent')).toBe('fund');
  expect(id('responsibility.lead')).toBe('responsibility');
  expect(id('eligibility.barEffects.demerit')).toBe('bars');
  expect(id('grading.voteRules[0]')).toBe('vote-rules');
  expect(id('rewards')).toBe('commendation');
  expect(id('nothing.of.it')).toBeUndefined();
  expect(articleOf('targets.growthFloor', everything)?.heading.zh).toMatch(/^第.+条$/);
});

test('chapters of modules that are off are left out, and the numbers run on', () => {
  const hall = articles(presets['service-hall']!);
  expect(hall.map((chapter) => chapter.id)).toEqual(['general', 'hall']);
  expect(articleOf('targets.growthFloor', presets['service-hall']!)).toBeUndefined();
  expect(articleOf('hall.name', presets['service-hall']!)?.number).toBe(5);
});

test('rows of a list are tokens by row and column', () => {
  const fund = all.find((article) => article.id === 'fund')!.table;
  if (fund?.kind !== 'list') throw new Error('no list');
  expect(fund.rows[0]!.map((cell) => cell.text.zh)).toEqual(['township-1', '综合奖', 'township', '—', '1名', '12%']);
  expect(fund.rows[0]![5]!.path).toBe('fund.awards[0].sharePercent');
});
