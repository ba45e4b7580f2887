import { Navigate } from 'react-router';
import { listCycles } from '#shared/api/appraisals.ts';
import { readBoard } from '#shared/api/conduct/plan.ts';
import { useOperation } from '../../app/api.ts';
import { useSession } from '../../app/session-context.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Loading } from '../../ui/loading.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { latestCycle } from './latest-cycle.ts';
import { boardPath, unitConductPath } from './paths.ts';
import { useTexts } from './texts.ts';

/** Leads to the board of the appraisal under way; who has a single unit, to that unit. */
export function Component() {
  const t = useTexts();
  const { reach } = useSession();
  const { county, groups } = reach('conduct.read');
  const cycles = useOperation(listCycles, {});
  const cycle = latestCycle(cycles.data?.cycles ?? []);
  const ofUnits = !county && groups.length === 0;
  const board = useOperation(readBoard, { cycle: cycle ?? '' }, { enabled: ofUnits && cycle !== null });
  const [first, second] = board.data?.units ?? [];
  if (cycle !== null && !ofUnits) return <Navigate replace to={boardPath(cycle)} />;
  if (cycle !== null && board.data)
    return <Navigate replace to={first && !second ? unitConductPath(cycle, first.id) : boardPath(cycle)} />;
  const error = cycles.error ?? board.error;
  return (
    <>
      <PageHeader title={t('board')} />
      {error && <ErrorState error={error} retry={() => void cycles.refetch()} />}
      {!error && (cycles.isPending || cycle !== null) && <Loading />}
      {cycles.data && cycle === null && <EmptyState title={t('cycle.none')} hint={t('cycle.none.hint')} />}
    </>
  );
}
