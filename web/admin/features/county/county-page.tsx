import { useSearchParams } from 'react-router';
import { readCounty } from '#shared/api/tenants.ts';
import { useOperation } from '../../app/api.ts';
import type { Answer } from '../../app/api.ts';
import { useSession } from '../../app/session-context.ts';
import { ErrorState } from '../../ui/error-state.tsx';
import { Loading } from '../../ui/loading.tsx';
import { moment } from '../../ui/numbers.ts';
import { PageHeader } from '../../ui/page-header.tsx';
import { StorageTable } from '../tenants/storage-card.tsx';
import { ArchivesCard } from './archives-card.tsx';
import './county.css';
import { ExportCard } from './export-card.tsx';
import { ImportCard } from './import-card.tsx';
import { useTexts } from './texts.ts';

/** What the county keeps here, as a whole: out of here, and into here. */
export function Component() {
  const t = useTexts();
  const { can } = useSession();
  const [params] = useSearchParams();
  const county = useOperation(readCounty, {});
  return (
    <>
      <PageHeader title={t('title')} hint={t('hint')} />
      {county.error && <ErrorState error={county.error} retry={() => county.refetch()} />}
      {county.isPending && <Loading />}
      {county.data && (
        <div className="kp-stack">
          {/* In an empty county this is what its administrator comes for. */}
          {can('county.import') && (county.data.empty || params.has('import')) && <ImportCard />}
          <div className="kp-columns kp-no-print">
            <Keeps county={county.data} />
            <ExportCard />
          </div>
          <ArchivesCard archives={county.data.archives} />
          {can('county.import') && !county.data.empty && !params.has('import') && (
            <section className="kp-card kp-stack kp-no-print">
              <h2>{t('import')}</h2>
              <p>{t('import.full')}</p>
              <p className="kp-soft">{t('import.full.do')}</p>
            </section>
          )}
        </div>
      )}
    </>
  );
}

function Keeps({ county }: { county: Answer<typeof readCounty> }) {
  const t = useTexts();
  return (
    <section className="kp-card kp-stack">
      <h2>{t('keeps')}</h2>
      <dl className="kp-facts">
        <dt>{t('name')}</dt>
        <dd>{county.name}</dd>
        <dt>{t('code')}</dt>
        <dd>
          <code>{county.code}</code>
        </dd>
        <dt>{t('since')}</dt>
        <dd>{moment(county.createdAt)}</dd>
      </dl>
      {county.storage ? (
        <>
          <StorageTable storage={county.storage} />
          <p className="kp-soft">{t('storage.at', { at: moment(county.storage.at) })}</p>
        </>
      ) : (
        <p className="kp-soft">{t('storage.none')}</p>
      )}
    </section>
  );
}
