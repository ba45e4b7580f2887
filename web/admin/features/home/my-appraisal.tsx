import { Link } from 'react-router';
import { listCycles } from '#shared/api/appraisals.ts';
import type { CycleRow } from '#shared/api/appraisals.ts';
import { readMyResult } from '#shared/api/grading.ts';
import { useOperation } from '../../app/api.ts';
import { useSession } from '../../app/session-context.ts';
import { ErrorState } from '../../ui/error-state.tsx';
import { GradeTag } from '../../ui/grade-tag.tsx';
import { Loading } from '../../ui/loading.tsx';
import { Score } from '../../ui/score.tsx';
import { cyclePath, whyPath } from '../cycles/paths.ts';
import { personPath } from '../register/paths.ts';
import { myAppraisalPath } from '../reports/paths.ts';
import { personAddress } from '../why/address.ts';
import { useTexts } from './texts.ts';

const shownCycles = 4;

/** Somebody's own appraisal, year by year: what is under way, what was published, and why. */
export function MyAppraisal() {
  const t = useTexts();
  const { me, can } = useSession();
  const cycles = useOperation(listCycles, {});
  const person = me.user?.person;
  if (!person || !can('result.read')) return null;
  const rows = cycles.data?.cycles.toSorted((a, b) => b.cycle.year - a.cycle.year) ?? [];
  return (
    <section className="kp-card">
      <div className="kp-card-head">
        <h2>{t('mine.title')}</h2>
        {can('report.own') && <Link to={myAppraisalPath()}>{t('mine.all')}</Link>}
        <Link to={personPath(person.unit, person.id)}>{t('mine.record')}</Link>
      </div>
      {cycles.error && <ErrorState error={cycles.error} retry={() => cycles.refetch()} />}
      {cycles.isPending && <Loading lines={3} />}
      {cycles.data && rows.length === 0 && <p className="kp-soft">{t('mine.none')}</p>}
      <ul className="kp-lines">
        {rows.slice(0, shownCycles).map((row) => (
          <Year key={row.cycle.id} row={row} />
        ))}
      </ul>
    </section>
  );
}

function Year({ row }: { row: CycleRow }) {
  const t = useTexts();
  const { id, year, periodStart, periodEnd } = row.cycle;
  const mine = useOperation(readMyResult, { cycle: id }, { enabled: row.publishedRun !== null });
  const { run, result, decimals } = mine.data ?? { run: null, result: null, decimals: 2 };
  return (
    <li>
      <span className="kp-year">{t('cycle', { year })}</span>
      {row.publishedRun === null && (
        <span className="kp-soft kp-start">{t('mine.open', { from: periodStart, to: periodEnd })}</span>
      )}
      {mine.data && !result && <span className="kp-soft kp-start">{t('mine.out')}</span>}
      {run && result && (
        <>
          <GradeTag grade={result.status === 'appraised' ? result.grade : result.status} />
          {result.composite !== null && (
            <span>
              {t('mine.composite')} <Score value={result.composite} decimals={decimals} />{' '}
              <Link className="kp-textlink" to={whyPath(id, run.id, personAddress(result.id, 'composite'))}>
                {t('mine.why')}
              </Link>
            </span>
          )}
          <Link to={`${cyclePath(id)}/my-result`}>{t('mine.result')}</Link>
        </>
      )}
    </li>
  );
}
