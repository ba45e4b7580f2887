import type { CycleRow } from '#shared/api/appraisals.ts';
import { useTexts } from './texts.ts';

export function CycleState({ row }: { row: CycleRow }) {
  const t = useTexts();
  return <span className={`kp-tag ${row.state === 'open' ? '' : 'kp-tag-blue'}`}>{t(`state.${row.state}`)}</span>;
}
