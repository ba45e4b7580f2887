import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { text, type TextKey } from './texts.ts';

export type Language = 'zh' | 'en';

export const LanguageContext = createContext<Language>('zh');

/** The words of the page in the reader's language. */
export function useText(): (key: TextKey, values?: Record<string, string | number>) => string {
  const language = useContext(LanguageContext);
  return (key, values) => text(language, key, values);
}

const key = 'kaoping.vote.language';

export function rememberedLanguage(): Language {
  try {
    return sessionStorage.getItem(key) === 'en' ? 'en' : 'zh';
  } catch {
    return 'zh';
  }
}

export function rememberLanguage(language: Language): void {
  try {
    sessionStorage.setItem(key, language);
  } catch {
    // asked again after a reload
  }
}
