import type { BatchState, CustodyState } from '#shared/appraisal/custody.ts';
import { useTexts } from './texts.ts';

const looks: Partial<Record<CustodyState, string>> = {
  handedOver: 'kp-tag-blue',
  forwarded: 'kp-tag-blue',
  returned: 'kp-tag-wrong',
};

export function CustodyTag({ state }: { state: CustodyState }) {
  const t = useTexts();
  return <span className={`kp-tag ${looks[state] ?? ''}`}>{t(`state.${state}`)}</span>;
}

export function BatchTag({ state }: { state: BatchState }) {
  const t = useTexts();
  return <span className={`kp-tag ${state === 'forwarded' ? 'kp-tag-blue' : ''}`}>{t(`batch.${state}`)}</span>;
}
