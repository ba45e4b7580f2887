import { Link } from 'react-router';
import { listCycles } from '#shared/api/appraisals.ts';
import { endOf } from '#shared/appraisal/media.ts';
import { useOperation } from '../../app/api.ts';
import { ErrorState } from '../../ui/error-state.tsx';
import { LinkButton } from '../../ui/link-button.tsx';
import { Loading } from '../../ui/loading.tsx';
import { latestCycle } from '../conduct/latest-cycle.ts';
import { mediaPath } from './paths.ts';
import { useTexts } from './texts.ts';
import { useMedia } from './use-media.ts';

const shownNext = 5;

/** The station's home: how many units wait for a time, what is on next. */
export function MediaCard() {
  const t = useTexts();
  const cycles = useOperation(listCycles, {});
  const latest = latestCycle(cycles.data?.cycles ?? []);
  const cycle = latest ?? '';
  const { view, error } = useMedia(cycle, latest !== null);
  if (error) return <ErrorState error={error} />;
  if (cycles.data && !latest) return <p className="kp-soft">{t('none')}</p>;
  if (!view) return <Loading lines={3} />;
  const year = cycles.data?.cycles.find((row) => row.cycle.id === cycle)?.cycle.year ?? cycle;
  const open = view.units.filter(({ state }) => state === 'listed' || state === 'missed');
  const next = view.slots.filter(({ state, date }) => state === 'scheduled' && date >= view.today).slice(0, shownNext);
  return (
    <section className="kp-card kp-stack">
      <h2>
        {t('home')} · {t('cycle', { year })}
      </h2>
      {!view.enabled && <p className="kp-soft">{t('disabled')}</p>}
      {view.enabled && (
        <>
          <dl className="kp-facts">
            <dt>{t('home.open')}</dt>
            <dd>{view.units.length > 0 && open.length === 0 ? t('home.done') : open.length}</dd>
            <dt>{t('home.next')}</dt>
            <dd>
              {next.length === 0 && '—'}
              <ul className="kp-plain-list">
                {next.map((slot) => (
                  <li key={slot.unit} className="kp-num">
                    {slot.date} {slot.start}—{endOf(slot)}{' '}
                    <Link className="kp-textlink" to={mediaPath(cycle)}>
                      {slot.name}
                    </Link>
                  </li>
                ))}
              </ul>
            </dd>
          </dl>
          <div>
            <LinkButton type="primary" to={mediaPath(cycle)}>
              {t('home.all')}
            </LinkButton>
          </div>
        </>
      )}
    </section>
  );
}
