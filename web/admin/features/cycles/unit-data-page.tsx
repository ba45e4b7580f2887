import { Link, useParams } from 'react-router';
import { readCycle, readCycleUnit } from '#shared/api/appraisals.ts';
import { useOperation } from '../../app/api.ts';
import { usePolicyVersion } from '../../app/lookups.ts';
import { useSession } from '../../app/session-context.ts';
import { ErrorState } from '../../ui/error-state.tsx';
import { LinkButton } from '../../ui/link-button.tsx';
import { Loading } from '../../ui/loading.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { OpinionTable } from './opinion-table.tsx';
import { cyclePath } from './paths.ts';
import { PerformanceTable } from './performance-table.tsx';
import { useTexts } from './texts.ts';

/** A unit's rows of a cycle, with who entered each and when. */
export function Component() {
  const t = useTexts();
  const { cycle = '', unit = '' } = useParams();
  const { can } = useSession();
  const whole = useOperation(readCycle, { cycle });
  const data = useOperation(readCycleUnit, { cycle, unit });
  const policy = usePolicyVersion(whole.data?.row.policyVersion ?? null);
  const error = data.error ?? whole.error;
  if (error) return <ErrorState error={error} retry={() => data.refetch()} />;
  if (!data.data || !whole.data) return <Loading />;
  const { year } = whole.data.row.cycle;
  const name = whole.data.units.find((one) => one.id === unit)?.name ?? unit;
  return (
    <>
      <PageHeader
        title={name}
        crumbs={[
          { label: t('cycles'), to: '/cycles' },
          { label: t('title', { year }), to: cyclePath(cycle) },
        ]}
        extra={
          can('cycle.write') && (
            <LinkButton type="primary" to={`/import?cycle=${encodeURIComponent(cycle)}&kind=performance`}>
              {t('import')}
            </LinkButton>
          )
        }
        hint={can('register.read') && <Link to={`/units/${encodeURIComponent(unit)}`}>{t('unit.register')}</Link>}
      />
      <div className="kp-stack">
        <section>
          <h2 className="kp-section-title">{t('performance')}</h2>
          <PerformanceTable rows={data.data.performance} names={policy} />
        </section>
        <section>
          <h2 className="kp-section-title">{t('opinions')}</h2>
          <OpinionTable rows={data.data.opinions} />
        </section>
      </div>
    </>
  );
}
