import { Link } from 'react-router';
import { listCycles } from '#shared/api/appraisals.ts';
import { useOperation } from '../../app/api.ts';
import { ErrorState } from '../../ui/error-state.tsx';
import { Loading } from '../../ui/loading.tsx';
import { cyclePath, runPath } from '../cycles/paths.ts';
import { useTexts } from './texts.ts';

/** The cycles, with the way to the published result of each. */
export function PublishedResults() {
  const t = useTexts();
  const cycles = useOperation(listCycles, {});
  return (
    <section className="kp-card">
      <h2>{t('published')}</h2>
      {cycles.error && <ErrorState error={cycles.error} retry={() => cycles.refetch()} />}
      {cycles.isPending && <Loading lines={2} />}
      {cycles.data?.cycles.length === 0 && <p className="kp-soft">{t('published.none')}</p>}
      <ul className="kp-lines">
        {cycles.data?.cycles
          .toSorted((a, b) => b.cycle.year - a.cycle.year)
          .map(({ cycle, publishedRun, policyTitle }) => (
            <li key={cycle.id}>
              <Link className="kp-year" to={cyclePath(cycle.id)}>
                {t('cycle', { year: cycle.year })}
              </Link>
              <span className="kp-soft">{policyTitle}</span>
              {publishedRun ? (
                <Link to={runPath(cycle.id, publishedRun)}>{t('published.view')}</Link>
              ) : (
                <span className="kp-soft">{t('published.not')}</span>
              )}
            </li>
          ))}
      </ul>
    </section>
  );
}
