import { Link } from 'react-router';
import { interviewsPath } from '../interviews/paths.ts';
import { countsOf, standing } from './filter.ts';
import { useTexts } from './texts.ts';
import type { VoicesProps } from './use-voices.ts';

/** How many there are by channel; interviews are counted where the group has them. */
export function Counts({ place, voices, conduct }: VoicesProps) {
  const t = useTexts();
  const counts = countsOf(voices.channels, standing(voices.voices ?? []));
  return (
    <section className="kp-card" aria-label={t('counts')}>
      <dl className="kp-voice-counts">
        {counts.map(({ name, kind, n }) => (
          <div key={name}>
            <dt>{name}</dt>
            {kind === 'interview' && voices.interviews ? (
              <dd>
                <span>{t('count.interviews', voices.interviews)}</span>
                <small className="kp-soft">
                  {conduct.may.includes('conduct.group') ? (
                    <Link to={interviewsPath(place.cycle, place.unit)}>{t('to.interviews')}</Link>
                  ) : (
                    t('count.interviews.where')
                  )}
                </small>
              </dd>
            ) : (
              <dd>{t('count.n', { n })}</dd>
            )}
          </div>
        ))}
      </dl>
    </section>
  );
}
