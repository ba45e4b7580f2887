import { useMemo } from 'react';
import { Link } from 'react-router';
import { listCycles } from '#shared/api/appraisals.ts';
import type { CycleRow } from '#shared/api/appraisals.ts';
import { useOperation } from '../../app/api.ts';
import { useSession } from '../../app/session-context.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { LinkButton } from '../../ui/link-button.tsx';
import { Loading } from '../../ui/loading.tsx';
import { moment } from '../../ui/numbers.ts';
import { PageHeader } from '../../ui/page-header.tsx';
import type { Column } from '../../ui/table/column.ts';
import { DataTable } from '../../ui/table/data-table.tsx';
import { periodOf } from './cycle-row-facts.ts';
import { CycleState } from './cycle-state.tsx';
import { cyclePath, runPath } from './paths.ts';
import { useTexts } from './texts.ts';

export function Component() {
  const t = useTexts();
  const { can } = useSession();
  const cycles = useOperation(listCycles, {});
  const columns = useColumns();
  const writes = can('cycle.write');
  const actions = writes && (
    <>
      <LinkButton to="/import?kind=dataset">{t('import.dataset')}</LinkButton>
      <LinkButton type="primary" to="/cycles/new">
        {t('open')}
      </LinkButton>
    </>
  );
  return (
    <>
      <PageHeader title={t('cycles')} extra={actions} />
      {cycles.error && <ErrorState error={cycles.error} retry={() => cycles.refetch()} />}
      {cycles.isPending && <Loading />}
      {cycles.data && (
        <DataTable
          id="cycles"
          label={t('cycles')}
          plain
          rows={cycles.data.cycles}
          columns={columns}
          rowKey={(row) => row.cycle.id}
          empty={
            <EmptyState
              title={t('cycles.empty')}
              hint={t(writes ? 'cycles.empty.hint' : 'cycles.none.hint')}
              action={actions}
            />
          }
        />
      )}
    </>
  );
}

function useColumns(): Column<CycleRow>[] {
  const t = useTexts();
  return useMemo(
    () => [
      {
        key: 'year',
        title: t('year'),
        width: 130,
        value: (row) => row.cycle.year,
        render: (row) => <Link to={cyclePath(row.cycle.id)}>{t('title', { year: row.cycle.year })}</Link>,
      },
      {
        key: 'state',
        title: t('state'),
        width: 100,
        value: (row) => t(`state.${row.state}`),
        render: (row) => <CycleState row={row} />,
      },
      { key: 'period', title: t('period'), width: 220, value: periodOf },
      { key: 'policy', title: t('policy'), width: 260, value: (row) => row.policyTitle },
      { key: 'units', title: t('units'), width: 80, align: 'right', value: (row) => row.units },
      { key: 'people', title: t('people'), width: 90, align: 'right', value: (row) => row.people },
      { key: 'performance', title: t('performance'), width: 110, align: 'right', value: (row) => row.performanceRows },
      { key: 'opinions', title: t('opinions'), width: 110, align: 'right', value: (row) => row.opinionRows },
      {
        key: 'published',
        title: t('published'),
        width: 120,
        value: (row) => row.publishedRun,
        render: (row) => row.publishedRun && <Link to={runPath(row.cycle.id, row.publishedRun)}>{t('view')}</Link>,
      },
      {
        key: 'changed',
        title: t('changed'),
        width: 220,
        value: (row) => t('changed.by', { at: moment(row.changedAt), name: row.changedBy.name }),
        sortBy: (row) => row.changedAt,
      },
    ],
    [t],
  );
}
