import { Select } from 'antd';
import { useSearchParams } from 'react-router';
import { listCycles } from '#shared/api/appraisals.ts';
import { readOwnYear } from '#shared/api/conduct/reports.ts';
import { type Answer, useOperation } from '../../app/api.ts';
import { useSession } from '../../app/session-context.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { LinkButton } from '../../ui/link-button.tsx';
import { Loading } from '../../ui/loading.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { MyPlacement } from './my-placement.tsx';
import { reportPath } from './paths.ts';
import './reports.css';
import { useTexts } from './texts.ts';
import { YearLine } from './year-line.tsx';

export type OwnYear = Answer<typeof readOwnYear>;

/** What the year asks of one, by when, and what became of it; who appraises one, and why there. */
export function Component() {
  const t = useTexts();
  const { can } = useSession();
  if (can('report.own')) return <Mine />;
  return (
    <>
      <PageHeader title={t('my')} />
      <EmptyState title={t('mine.nobody')} hint={t('mine.nobody.hint')} />
    </>
  );
}

function Mine() {
  const t = useTexts();
  const [params, setParams] = useSearchParams();
  const cycles = useOperation(listCycles, {});
  const rows = (cycles.data?.cycles ?? []).toSorted((a, b) => b.cycle.year - a.cycle.year);
  const cycle = params.get('cycle') ?? rows[0]?.cycle.id;
  const own = useOperation(readOwnYear, { cycle: cycle ?? '' }, { enabled: cycle !== undefined });
  const error = cycles.error ?? own.error;
  return (
    <>
      <PageHeader
        title={t('my')}
        extra={
          rows.length > 1 && (
            <Select
              aria-label={t('mine.year')}
              value={cycle}
              onChange={(chosen) => setParams({ cycle: chosen })}
              options={rows.map((row) => ({ value: row.cycle.id, label: String(row.cycle.year) }))}
            />
          )
        }
      />
      {error && <ErrorState error={error} retry={() => void own.refetch()} />}
      {!error && (cycles.isPending || (cycle !== undefined && own.isPending)) && <Loading />}
      {cycles.data && cycle === undefined && <EmptyState title={t('mine.none')} hint={t('mine.none.hint')} />}
      {own.data && cycle !== undefined && <Year cycle={cycle} own={own.data} />}
    </>
  );
}

function Year({ cycle, own }: { cycle: string; own: OwnYear }) {
  const t = useTexts();
  if (!own.placement) return <EmptyState title={t('mine.notIn', { year: own.year })} hint={t('mine.notIn.hint')} />;
  return (
    <div className="kp-stack">
      <Next cycle={cycle} own={own} />
      <MyPlacement cycle={cycle} own={own} />
      <section className="kp-card">
        <h2>{t('mine.year.title', { year: own.year })}</h2>
        <YearLine cycle={cycle} own={own} />
      </section>
    </div>
  );
}

/** The one thing to do now, with the way there. */
function Next({ cycle, own }: { cycle: string; own: OwnYear }) {
  const t = useTexts();
  const { report, placement, phases, today, reportLabel } = own;
  const phase = phases['reports'];
  const isOpen = !own.closed && phase?.state !== 'closed';
  const asks = report && isOpen && (report.state === null || report.state === 'draft' || report.state === 'returned');
  if (!asks || !placement)
    return (
      <section className="kp-card kp-next">
        <h2>{t('mine.next')}</h2>
        <p className="kp-soft">{t('mine.next.none')}</p>
      </section>
    );
  const due = phase?.to ?? null;
  const isLate = due !== null && today > due;
  const isReturned = report.state === 'returned';
  return (
    <section className={`kp-card kp-stack kp-next ${isLate || isReturned ? 'kp-is-late' : ''}`}>
      <h2>{t('mine.next')}</h2>
      <p>
        <strong>
          {isReturned ? t('mine.next.returned') : t('mine.next.write', { label: reportLabel ?? t('mine.label') })}
        </strong>
        {'　'}
        <span className={isLate ? 'kp-wrong' : 'kp-soft'}>
          {isLate ? t('mine.late') : due === null ? t('due.none') : t('due', { date: due })}
        </span>
      </p>
      {report.remark && <p className="kp-report-paragraph">{report.remark.text}</p>}
      <div>
        <LinkButton type="primary" to={reportPath(cycle, placement.unit.id, placement.person.id)}>
          {t(report.state === null ? 'mine.write' : 'mine.goOn')}
        </LinkButton>
      </div>
    </section>
  );
}
