import { Navigate } from 'react-router';
import { listCycles } from '#shared/api/appraisals.ts';
import { useOperation } from '../../app/api.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Loading } from '../../ui/loading.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { latestCycle } from '../conduct/latest-cycle.ts';
import { mediaPath } from './paths.ts';
import { useTexts } from './texts.ts';

/** Leads to the cycle under way. */
export function Component() {
  const t = useTexts();
  const cycles = useOperation(listCycles, {});
  if (cycles.error) return <ErrorState error={cycles.error} retry={() => cycles.refetch()} />;
  if (!cycles.data) return <Loading />;
  const latest = latestCycle(cycles.data.cycles);
  if (latest) return <Navigate to={mediaPath(latest)} replace />;
  return (
    <>
      <PageHeader title={t('media')} />
      <EmptyState title={t('none')} hint={t('none.hint')} />
    </>
  );
}
