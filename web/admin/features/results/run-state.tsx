import type { Run } from '#shared/api/grading.ts';
import { useSay } from '../../app/i18n.ts';
import { runStateLabels, stateTags } from './labels.ts';
import { useResultTexts } from './texts.ts';

/** A run's state as a word, with what keeps it from being final. */
export function RunStateTag({ run }: { run: Run }) {
  const t = useResultTexts();
  const say = useSay();
  return (
    <>
      <span className={`kp-tag ${stateTags[run.state]}`}>{say(runStateLabels[run.state])}</span>
      {run.provisional && run.state === 'draft' && <span className="kp-tag kp-tag-wrong">{t('run.provisional')}</span>}
    </>
  );
}
