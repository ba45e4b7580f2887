import { useUiTexts } from './texts.ts';

/** Grey lines where the page will stand, with words for those who cannot see them. */
export function Loading({ lines = 6 }: { lines?: number }) {
  const t = useUiTexts();
  return (
    <div className="kp-loading" role="status">
      <span className="kp-hidden">{t('loading')}</span>
      {Array.from({ length: lines }, (_, i) => (
        <span key={i} aria-hidden="true" />
      ))}
    </div>
  );
}
