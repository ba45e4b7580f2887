import { readVoices } from '#shared/api/ballots/voices.ts';
import { useOperation } from '../../app/api.ts';
import { LinkButton } from '../../ui/link-button.tsx';
import { standing } from './filter.ts';
import { voicesPath } from './paths.ts';
import { useTexts } from './texts.ts';
import type { UnitPlace } from './use-voices.ts';

/** Beside a unit's polls, where its policy names more ways than the ballot and the reader sees what came by them. */
export function VoicesCard({ place }: { place: UnitPlace }) {
  const t = useTexts();
  const { cycle, unit } = place;
  const { data } = useOperation(readVoices, { cycle, unit });
  if (!data?.voices || (data.channels.length === 0 && data.voices.length === 0)) return null;
  return (
    <section className="kp-card kp-stack">
      <h2>{t('title')}</h2>
      <p className="kp-soft">{t('card.what', { n: standing(data.voices).length })}</p>
      <div className="kp-row">
        <LinkButton to={voicesPath(cycle, unit)}>{t(data.mayWrite ? 'card.open' : 'card.read')}</LinkButton>
      </div>
    </section>
  );
}
