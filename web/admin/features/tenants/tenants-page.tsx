import { useMemo } from 'react';
import { listTenants } from '#shared/api/service.ts';
import { useOperation } from '../../app/api.ts';
import type { Answer } from '../../app/api.ts';
import { defineTexts } from '../../app/i18n.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Loading } from '../../ui/loading.tsx';
import { moment } from '../../ui/numbers.ts';
import { PageHeader } from '../../ui/page-header.tsx';
import type { Column } from '../../ui/table/column.ts';
import { DataTable } from '../../ui/table/data-table.tsx';

const useTexts = defineTexts('tenants', {
  tenants: ['租户', 'Counties'],
  hint: ['平台运营看得到有哪些县，看不到各县的数据。', 'The operator sees which counties there are, never their data.'],
  none: ['还没有租户', 'No counties yet'],
  name: ['名称', 'Name'],
  code: ['代码', 'Code'],
  state: ['状态', 'State'],
  'state.active': ['使用中', 'Active'],
  'state.suspended': ['已暂停', 'Suspended'],
  'state.opening': ['开通中', 'Being opened'],
  'state.erasing': ['待注销', 'To be erased'],
  'state.erased': ['已注销', 'Erased'],
  created: ['开通时间', 'Since'],
});

type Row = Answer<typeof listTenants>['tenants'][number];

/** The operator's home: the counties of the service. */
export function Component() {
  const t = useTexts();
  const tenants = useOperation(listTenants, {});
  const columns = useMemo(
    (): Column<Row>[] => [
      { key: 'name', title: t('name'), width: 220, value: (row) => row.name },
      { key: 'code', title: t('code'), width: 140, value: (row) => row.code },
      {
        key: 'state',
        title: t('state'),
        width: 110,
        value: (row) => t(`state.${row.state}`),
        render: (row) => (
          <span className={`kp-tag ${row.state === 'suspended' ? 'kp-tag-wrong' : ''}`}>{t(`state.${row.state}`)}</span>
        ),
      },
      { key: 'created', title: t('created'), width: 170, value: (row) => moment(row.createdAt) },
    ],
    [t],
  );
  return (
    <>
      <PageHeader title={t('tenants')} hint={t('hint')} />
      {tenants.error && <ErrorState error={tenants.error} retry={() => tenants.refetch()} />}
      {tenants.isPending && <Loading />}
      {tenants.data && (
        <DataTable
          id="tenants"
          label={t('tenants')}
          rows={tenants.data.tenants}
          columns={columns}
          rowKey={(row) => row.id}
          empty={<EmptyState title={t('none')} />}
        />
      )}
    </>
  );
}
