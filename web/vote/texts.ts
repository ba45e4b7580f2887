import { resultTexts } from './texts-result.ts';
import { troubleTexts } from './texts-trouble.ts';
import { flowTexts } from './texts-flow.ts';

/** Each text once, in both languages side by side; `{n}` is replaced. */
const texts = { ...flowTexts, ...troubleTexts, ...resultTexts };
export type TextKey = keyof typeof texts;

export const text = (
  language: 'zh' | 'en',
  key: TextKey,
  values: Readonly<Record<string, string | number>> = {},
): string => texts[key][language === 'zh' ? 0 : 1].replace(/\{(\w+)\}/g, (_, name: string) => String(values[name]));
