import type { ReportState } from '#shared/appraisal/report-machine.ts';
import { useTexts } from './texts.ts';

export function StateTag({ state, late = false }: { state: ReportState | null; late?: boolean }) {
  const t = useTexts();
  const look = { draft: '', returned: 'kp-tag-wrong', submitted: 'kp-tag-blue', locked: 'kp-tag-blue' } as const;
  return (
    <>
      <span className={`kp-tag ${state === null ? '' : look[state]}`}>{t(`state.${state ?? 'none'}`)}</span>
      {late && <span className="kp-tag kp-tag-wrong">{t('late')}</span>}
    </>
  );
}
