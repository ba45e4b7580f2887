import i18next from 'i18next';
import { initReactI18next, useTranslation } from 'react-i18next';
import type { Bilingual } from '#shared/problem.ts';

export type Language = 'zh' | 'en';
const storageKey = 'kaoping.language';

const remembered = localStorage.getItem(storageKey);
void i18next.use(initReactI18next).init({
  lng: remembered === 'en' ? 'en' : 'zh',
  fallbackLng: 'zh',
  resources: {},
  initAsync: false,
  keySeparator: false,
  nsSeparator: false,
  interpolation: { escapeValue: false },
});

export const language = (): Language => (i18next.language === 'en' ? 'en' : 'zh');

const languageTag = (): string => (language() === 'en' ? 'en' : 'zh-CN');
document.documentElement.lang = languageTag();

export async function chooseLanguage(chosen: Language): Promise<void> {
  localStorage.setItem(storageKey, chosen);
  await i18next.changeLanguage(chosen);
  document.documentElement.lang = languageTag();
}

/** Each text once, in both languages side by side: `{ key: ['中文 {{n}}', 'English {{n}}'] }`. */
export type Texts = Readonly<Record<string, readonly [zh: string, en: string]>>;
export type Translate<T extends Texts> = (key: keyof T & string, values?: Record<string, string | number>) => string;

/** A feature's texts; gives the hook that its components read them with. */
export function defineTexts<const T extends Texts>(namespace: string, texts: T): () => Translate<T> {
  const pick = (at: 0 | 1) => Object.fromEntries(Object.entries(texts).map(([key, pair]) => [key, pair[at]]));
  i18next.addResourceBundle('zh', namespace, pick(0));
  i18next.addResourceBundle('en', namespace, pick(1));
  return function useTexts() {
    return useTranslation(namespace).t as Translate<T>;
  };
}

/** The reader's side of a text that comes in both languages (from the contract, a policy, a problem). */
export function useSay(): (text: Bilingual) => string {
  const { i18n } = useTranslation();
  return i18n.language === 'en' ? sayEnglish : sayChinese;
}
/** The marks between two texts that are put together. */
export function useMarks(): Readonly<Record<'colon' | 'comma' | 'semicolon' | 'stop' | 'and', string>> {
  const { i18n } = useTranslation();
  return i18n.language === 'en' ? englishMarks : chineseMarks;
}
const englishMarks = { colon: ': ', comma: ', ', semicolon: '; ', stop: '. ', and: ', ' };
const chineseMarks = { colon: '：', comma: '，', semicolon: '；', stop: '。', and: '、' };
const sayEnglish = (text: Bilingual) => text.en;
const sayChinese = (text: Bilingual) => text.zh;
