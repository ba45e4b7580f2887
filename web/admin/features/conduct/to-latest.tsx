import { Navigate } from 'react-router';
import { listCycles } from '#shared/api/appraisals.ts';
import { useOperation } from '../../app/api.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Loading } from '../../ui/loading.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { latestCycle } from './latest-cycle.ts';
import { useTexts } from './texts.ts';

/** An entry of the menu leads to its page of the appraisal under way. */
export function ToLatest({ title, path }: { title: string; path: (cycle: string) => string }) {
  const t = useTexts();
  const cycles = useOperation(listCycles, {});
  const cycle = latestCycle(cycles.data?.cycles ?? []);
  if (cycle !== null) return <Navigate replace to={path(cycle)} />;
  return (
    <>
      <PageHeader title={title} />
      {cycles.error && <ErrorState error={cycles.error} retry={() => void cycles.refetch()} />}
      {cycles.isPending && <Loading />}
      {cycles.data && <EmptyState title={t('cycle.none')} hint={t('cycle.none.hint')} />}
    </>
  );
}
