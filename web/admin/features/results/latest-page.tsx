import { Navigate, useSearchParams } from 'react-router';
import { listCycles } from '#shared/api/appraisals.ts';
import { useOperation } from '../../app/api.ts';
import { useSession } from '../../app/session-context.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Loading } from '../../ui/loading.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { runPath, runsPath } from '../cycles/paths.ts';
import { latestPublished } from './latest-published.ts';
import { useResultTexts } from './texts.ts';

/** Leads to the latest cycle's runs; who sees no drafts to the result that was published last. */
export function Component() {
  const t = useResultTexts();
  const [params] = useSearchParams();
  const cycles = useOperation(listCycles, {});
  const { can } = useSession();
  const published = latestPublished(cycles.data?.cycles ?? []);
  if (!can('draft.read') && published) return <Navigate replace to={runPath(published.cycle, published.run)} />;
  const latest = (cycles.data?.cycles ?? []).toSorted((a, b) => b.cycle.year - a.cycle.year)[0];
  if (latest) return <Navigate replace to={`${runsPath(latest.cycle.id)}?${params}`} />;
  return (
    <>
      <PageHeader title={t('results')} />
      {cycles.error && <ErrorState error={cycles.error} retry={() => void cycles.refetch()} />}
      {cycles.isPending && <Loading />}
      {cycles.data && <EmptyState title={t('runs.none.reader')} hint={t('runs.none.reader.hint')} />}
    </>
  );
}
