import type { Derivation } from '#shared/grading/derivation.ts';
import { useSay } from '../../app/i18n.ts';
import { useWhyTexts } from './texts.ts';
import { valueText } from './value-text.ts';

/** Values in the reader's language. */
export function useValueText(decimals: number): (derivation: Derivation) => string {
  const t = useWhyTexts();
  const say = useSay();
  const words = {
    none: t('none'),
    yes: t('yes'),
    no: t('no'),
    yuan: (value: string) => t('yuan', { value }),
    points: (value: string) => t('points', { value }),
  };
  return (derivation) => valueText(derivation, decimals, words, say);
}
