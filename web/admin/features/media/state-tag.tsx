import type { MediaState } from '#shared/appraisal/media.ts';
import { useTexts } from './texts.ts';

const looks: Record<MediaState, string> = {
  listed: '',
  scheduled: 'kp-tag-blue',
  recorded: '',
  missed: 'kp-tag-wrong',
};
const marks: Record<MediaState, string> = { listed: '○', scheduled: '◷', recorded: '✓', missed: '×' };

/** The state in a word and a mark, not in colour alone. */
export function StateTag({ state }: { state: MediaState }) {
  const t = useTexts();
  return (
    <span className={`kp-tag ${looks[state]}`}>
      <span aria-hidden="true">{marks[state]}</span> {t(`state.${state}`)}
    </span>
  );
}
