import { useMemo } from 'react';
import { Link } from 'react-router';
import { listTenants, tenantStates } from '#shared/api/service.ts';
import type { TenantRow } from '#shared/api/service.ts';
import { useOperation } from '../../app/api.ts';
import { useSession } from '../../app/session-context.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { LinkButton } from '../../ui/link-button.tsx';
import { Loading } from '../../ui/loading.tsx';
import { count, moment, size } from '../../ui/numbers.ts';
import { PageHeader } from '../../ui/page-header.tsx';
import type { Column } from '../../ui/table/column.ts';
import { DataTable } from '../../ui/table/data-table.tsx';
import { CostNote } from './cost-note.tsx';
import { costOfMonth, money, usePrices } from './costs.ts';
import { StateTag } from './state-tag.tsx';
import { bytesOf } from './storage-card.tsx';
import './tenants.css';
import { useTexts } from './texts.ts';
import { UseChart } from './use-chart.tsx';

/** The operator's home: the counties of the service with what they use and cost. */
export function Component() {
  const t = useTexts();
  const { can } = useSession();
  const tenants = useOperation(
    listTenants,
    {},
    { refetchAfter: (last) => (last?.tenants.some(({ state }) => state === 'opening') ? 3000 : false) },
  );
  const prices = usePrices(tenants.data?.region ?? '');
  const columns = useColumns(prices.region);
  const mayOpen = can('tenant.write');
  const rows = tenants.data?.tenants ?? [];
  const open = (
    <LinkButton type="primary" to="/tenants/new">
      {t('open')}
    </LinkButton>
  );
  return (
    <>
      <PageHeader title={t('tenants')} hint={t('hint')} extra={mayOpen && rows.length > 0 && open} />
      {tenants.error && <ErrorState error={tenants.error} retry={() => tenants.refetch()} />}
      {tenants.isPending && <Loading />}
      {tenants.data && (
        <div className="kp-stack">
          {rows.length > 0 && <CostNote prices={prices} />}
          <DataTable
            id="tenants"
            label={t('tenants')}
            rows={rows}
            columns={columns}
            rowKey={(row) => row.id}
            empty={<EmptyState title={t('none')} hint={t('none.hint')} action={mayOpen && open} />}
          />
          {rows.length > 0 && <UseChart rows={rows} />}
        </div>
      )}
    </>
  );
}

function useColumns(region: string): Column<TenantRow>[] {
  const t = useTexts();
  return useMemo(
    () => [
      {
        key: 'name',
        title: t('name'),
        width: 220,
        value: (row) => row.name,
        render: (row) => <Link to={`/tenants/${row.id}`}>{row.name}</Link>,
      },
      { key: 'code', title: t('code'), width: 100, value: (row) => row.code },
      {
        key: 'state',
        title: t('state'),
        width: 140,
        value: (row) => t(`state.${row.state}`),
        render: (row) => <StateTag state={row.state} />,
        filter: {
          choices: tenantStates.map((state) => ({ value: state, label: t(`state.${state}`) })),
          of: (row) => row.state,
        },
      },
      number('requests', t('requests.month'), 140, (row) => row.use?.requests ?? null),
      number('readUnits', t('readUnits.month'), 130, (row) => rounded(row.use?.readUnits)),
      number('writeUnits', t('writeUnits.month'), 130, (row) => rounded(row.use?.writeUnits)),
      {
        key: 'storage',
        title: t('storage'),
        width: 100,
        align: 'right',
        value: (row) => (row.storage ? size(bytesOf(row.storage)) : null),
        sortBy: (row) => (row.storage ? bytesOf(row.storage) : null),
        render: (row) => (row.storage ? size(bytesOf(row.storage)) : '—'),
      },
      {
        key: 'cost',
        title: t(`cost.${costOfMonth({ use: null, storage: null }, region).currency}`),
        width: 140,
        align: 'right',
        value: (row) => Number(costOfMonth(row, region).total.toFixed(4)),
        render: (row) => money(costOfMonth(row, region).total),
      },
      { key: 'created', title: t('created'), width: 160, value: (row) => moment(row.createdAt), hidden: true },
      { key: 'id', title: t('id'), width: 260, value: (row) => row.id, hidden: true },
    ],
    [t, region],
  );
}

const rounded = (units: number | undefined): number | null => (units === undefined ? null : Math.round(units));

const number = (
  key: string,
  title: string,
  width: number,
  value: (row: TenantRow) => number | null,
): Column<TenantRow> => ({
  ...{ key, title, width, value, align: 'right' },
  render: (row) => {
    const shown = value(row);
    return shown === null ? '—' : count(shown);
  },
});
