import * as z from 'zod';
import type { Cycle } from '#shared/dataset/schema.ts';
import { chineseNumber } from '#shared/policy/chinese-number.ts';
import { daysInclusive } from '#shared/policy/civil-date.ts';
import { fieldAt } from '#shared/policy/fields.ts';
import { pathSteps, valueAt } from '#shared/policy/path.ts';
import type { Policy } from '#shared/policy/schema.ts';
import { showValue } from '#shared/policy/show.ts';
import type { Bilingual } from '#shared/problem.ts';
import { noticeSections, type NoticeSentence } from './notice-sections.ts';
import type { Plan } from './plan.ts';

const text = z.strictObject({ zh: z.string(), en: z.string() });

/** A notice as it went out: the text is kept as it stood, whatever the policy says later (A-07). */
export const noticeDocument = z.strictObject({
  title: text,
  addressees: text,
  opening: text,
  /** A-01 … A-04: with issuers and document numbers */
  bases: z.array(text),
  sections: z.array(
    z.strictObject({
      id: z.string(),
      /** 一、考核对象 */
      heading: text,
      paragraphs: z.array(text),
      /** under the paragraphs, one line each */
      items: z.array(text),
    }),
  ),
  closing: text,
});
export type NoticeDocument = z.infer<typeof noticeDocument>;

export interface NoticeInput {
  policy: Policy;
  plan: Plan;
  cycle: Cycle;
}

/**
 * The notice of a cycle, written from its policy and the plan's dates alone (A-07): a figure that the policy changes is
 * changed here, and what the policy does not have is not said. Dates are civil, both ends included (Q-05).
 */
export function noticeText({ policy, plan, cycle }: NoticeInput): NoticeDocument {
  const words = { ...planWords(plan), year: both(String(cycle.year)), handbookYear: handbookYear(policy, cycle) };
  const write = (sentence: NoticeSentence): Bilingual => ({
    zh: filled(sentence[0], 'zh', policy, words),
    en: filled(sentence[1], 'en', policy, words),
  });
  const sections = noticeSections.flatMap(({ id, title, lines, items }) => {
    const paragraphs = lines(policy, plan).map(write);
    return paragraphs.length === 0 ? [] : [{ id, title, paragraphs, items: items?.(policy) ?? [] }];
  });
  return {
    title: write(['关于做好{year}年度“{scheme.name}”考核工作的通知', 'Notice on “{scheme.name}” for {year}']),
    addressees: {
      zh: `${[...policy.categories.map(({ label }) => label)].join('、')}：`,
      en: `To: ${policy.categories.map(({ label }) => label).join(', ')}`,
    },
    opening: write(
      policy.legalBases.length > 0
        ? [
            '为做好{year}年度“{scheme.name}”考核工作，根据下列文件，现将有关事项通知如下。',
            'On the bases below, this is how “{scheme.name}” of {year} is carried out.',
          ]
        : [
            '为做好{year}年度“{scheme.name}”考核工作，现将有关事项通知如下。',
            'This is how “{scheme.name}” of {year} is carried out.',
          ],
    ),
    bases: policy.legalBases.map(basis),
    sections: sections.map(({ id, title, paragraphs, items }, i) => ({
      id,
      heading: { zh: `${chineseNumber(i + 1)}、${title.zh}`, en: `${i + 1}. ${title.en}` },
      paragraphs,
      items,
    })),
    closing: write(
      policy.scheme.noticeAcknowledged
        ? [
            '请各单位收到本通知后，在系统中确认，并按要求组织实施。',
            'Units acknowledge this notice in the system and carry it out.',
          ]
        : ['请各单位按要求组织实施。', 'Units carry it out as said above.'],
    ),
  };
}

/** `市委组织部、市人社局《关于……的通知》（赣市人社字〔2011〕198号）` */
function basis({ title, docNo, issuers }: Policy['legalBases'][number]): Bilingual {
  return {
    zh: `${issuers.join('、')}《${title}》${docNo === null ? '' : `（${docNo}）`}`,
    en: `${issuers.length === 0 ? '' : `${issuers.join(', ')}: `}《${title}》${docNo === null ? '' : ` (${docNo})`}`,
  };
}

const both = (word: string): Bilingual => ({ zh: word, en: word });

const handbookYear = ({ documents }: Policy, { year }: Cycle): Bilingual =>
  both(String(year + documents.handbookYearOffset));

/** 2011-12-28 → 2011年12月28日 */
export function chineseDate(date: string): string {
  const [year, month, day] = date.split('-').map(Number);
  return `${year}年${month}月${day}日`;
}

const unknown: Bilingual = { zh: '另行通知的日期', en: 'a day to be announced' };
const dayOf = (date: string | null): Bilingual => (date === null ? unknown : { zh: chineseDate(date), en: date });

/** A window in words with its days counted, both ends included (H-10). */
export function windowWords({ from, to }: { from: string | null; to: string | null }): Bilingual {
  if (from === null || to === null) return { zh: '另行通知的时间', en: 'days to be announced' };
  const days = daysInclusive(from, to);
  return {
    zh: `${chineseDate(from)}至${chineseDate(to)}（共${days}天，首尾两日均计算在内）`,
    en: `${from} to ${to} (${days} days, first and last included)`,
  };
}

const planWords = ({ phases }: Plan): Record<string, Bilingual> => ({
  onSite: windowWords(phases.onSite),
  media: windowWords(phases.media),
  formsOut: dayOf(phases.preparation.to),
  reportsIn: dayOf(phases.reports.to),
  materialsIn: dayOf(phases.materials.to),
  packagesIn: dayOf(phases.staff.to),
});

/** Puts the policy's words in place of `{path}`, the plan's in place of `{onSite}` and its like. */
function filled(
  sentence: string,
  language: keyof Bilingual,
  policy: Policy,
  words: Readonly<Record<string, Bilingual>>,
): string {
  return sentence.replaceAll(/\{([^}]+)\}/g, (_, path: string) => {
    const own = words[path];
    if (own) return own[language];
    const field = fieldAt(path);
    if (!field) throw new Error(`the notice names a field that the policy lacks: ${path}`);
    return showValue(field, valueAt(policy, pathSteps(path)), policy)[language];
  });
}
