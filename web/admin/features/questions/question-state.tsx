import type { QuestionState as State } from '#shared/appraisal/questions.ts';
import { useTexts } from './texts.ts';

/** The state in words; what waits for an answer stands out, what is late says so. */
export function QuestionState({ state, overdue }: { state: State; overdue: boolean }) {
  const t = useTexts();
  return (
    <span className="kp-question-state">
      <span className={`kp-tag ${state === 'asked' ? 'kp-tag-blue' : ''}`}>{t(`state.${state}`)}</span>
      {overdue && <span className="kp-tag kp-tag-wrong">{t('overdue')}</span>}
    </span>
  );
}
