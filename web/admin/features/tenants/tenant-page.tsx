import { useParams } from 'react-router';
import { readTenant } from '#shared/api/service.ts';
import type { TenantRow } from '#shared/api/service.ts';
import { useOperation } from '../../app/api.ts';
import type { Answer } from '../../app/api.ts';
import { useSession } from '../../app/session-context.ts';
import { ErrorState } from '../../ui/error-state.tsx';
import { Loading } from '../../ui/loading.tsx';
import { MissingState } from '../../ui/missing-state.tsx';
import { moment } from '../../ui/numbers.ts';
import { PageHeader } from '../../ui/page-header.tsx';
import { CostCard } from './cost-card.tsx';
import { usePrices } from './costs.ts';
import { HistoryCard } from './history-card.tsx';
import { JobsCard } from './jobs-card.tsx';
import { MonthsCard } from './months-card.tsx';
import { OpeningCard } from './opening-card.tsx';
import { SlipCard } from './slip-card.tsx';
import { StateTag } from './state-tag.tsx';
import { StorageCard } from './storage-card.tsx';
import { TenantActs } from './tenant-acts.tsx';
import './tenants.css';
import { useTexts } from './texts.ts';

type Read = Answer<typeof readTenant>;

/** Whether the page has to look again soon: something goes on in the county that ends by itself. */
const goesOn = ({ tenant, jobs }: Read): boolean =>
  tenant.state === 'opening' || jobs.some(({ state }) => state === 'queued' || state === 'running');

/** What was taken or typed for one county must not stand on the page of the next. */
export function Component() {
  const { tenant = '' } = useParams();
  return <Tenant key={tenant} id={tenant} />;
}

/** One county, as far as those who run the service may see it. */
function Tenant({ id }: { id: string }) {
  const t = useTexts();
  const { can } = useSession();
  const query = useOperation(
    readTenant,
    { tenant: id },
    { refetchAfter: (last) => (last && goesOn(last) ? 1000 : false) },
  );
  const prices = usePrices(query.data?.region ?? '');
  const crumbs = [{ label: t('tenants'), to: '/tenants' }];
  if (query.error?.code === 'not-found' || query.error?.code === 'invalid-input') {
    return <MissingState title={t('missing.title')} crumbs={crumbs} />;
  }
  if (query.error) return <ErrorState error={query.error} retry={() => query.refetch()} />;
  if (!query.data) return <Loading />;
  const { tenant, months, jobs, slip, untouched } = query.data;
  const mayWrite = can('tenant.write');
  // The newest one counts: one that failed may have been followed by another.
  const opening = tenant.state === 'opening' ? jobs.find(({ kind }) => kind === 'onboarding') : undefined;
  const isOpen = tenant.state === 'active' || tenant.state === 'suspended';
  return (
    <>
      <PageHeader
        title={tenant.name}
        crumbs={crumbs}
        tag={<StateTag state={tenant.state} />}
        extra={mayWrite && <TenantActs tenant={tenant} />}
      />
      <div className="kp-stack">
        {tenant.state === 'opening' && <OpeningCard tenant={id} job={opening ?? null} />}
        {mayWrite && tenant.state === 'active' && <SlipCard tenant={id} waits={slip} untouched={untouched} />}
        <div className="kp-columns">
          <Facts tenant={tenant} />
          {isOpen && <StorageCard tenant={id} storage={tenant.storage} jobs={jobs} mayMeasure={mayWrite} />}
        </div>
        {tenant.state !== 'opening' && (
          <div className="kp-columns">
            <MonthsCard months={months} />
            <CostCard tenant={tenant} prices={prices} />
          </div>
        )}
        <JobsCard jobs={jobs} />
        <HistoryCard tenant={id} />
      </div>
    </>
  );
}

function Facts({ tenant }: { tenant: TenantRow }) {
  const t = useTexts();
  const { changed, erasure } = tenant;
  const words = ({ at, by, reason }: { at: string; by: { name: string }; reason: string }) =>
    t('changed.words', { at: moment(at), name: by.name, reason });
  return (
    <section className="kp-card">
      <h2>{t('facts')}</h2>
      <dl className="kp-facts">
        <dt>{t('code')}</dt>
        <dd>
          <code>{tenant.code}</code>
        </dd>
        <dt>{t('created')}</dt>
        <dd>{moment(tenant.createdAt)}</dd>
        <dt>{t('id')}</dt>
        <dd>
          <code>{tenant.id}</code>
        </dd>
        {changed && (
          <>
            <dt>{t('changed')}</dt>
            <dd>{words(changed)}</dd>
          </>
        )}
        {erasure && (
          <>
            <dt>{t('erasure.asked')}</dt>
            <dd>{words(erasure)}</dd>
            <dt>{t('erasure.due')}</dt>
            <dd>{moment(erasure.due)}</dd>
          </>
        )}
      </dl>
    </section>
  );
}
