import { useCallback } from 'react';
import type { QuestionRow } from '#shared/api/conduct/questions.ts';
import { steps } from '#shared/appraisal/steps.ts';
import { useSay } from '../../app/i18n.ts';
import { useTexts } from './texts.ts';

/** What a question is about, in words: 桃江镇 · 王某 · 移交材料 */
export function useSubject(): (subject: QuestionRow['subject']) => string {
  const t = useTexts();
  const say = useSay();
  return useCallback(
    ({ unit, person, step }) => {
      const label = steps.find(({ id }) => id === step)?.label;
      const parts = [unit?.name ?? t('unit.none'), person?.name, label && say(label)];
      return parts.filter((part) => part !== undefined).join(' · ');
    },
    [t, say],
  );
}
