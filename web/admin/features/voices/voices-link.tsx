import { Link } from 'react-router';
import { readVoices } from '#shared/api/ballots/voices.ts';
import { useOperation } from '../../app/api.ts';
import { matching, everything, standing } from './filter.ts';
import { voicesPath } from './paths.ts';
import { useTexts } from './texts.ts';

/** For whoever writes the appraisal: what people said of the unit, or of one subject of it; nothing where there is none. */
export function VoicesLink({ cycle, unit, about }: { cycle: string; unit: string; about?: string | undefined }) {
  const t = useTexts();
  const { data } = useOperation(readVoices, { cycle, unit });
  const n = matching(standing(data?.voices ?? []), { ...everything, about: about ?? '' }).length;
  if (n === 0) return null;
  return (
    <p className="kp-no-print">
      <Link to={voicesPath(cycle, unit, about)}>{t('link.unit', { n })}</Link>
    </p>
  );
}
