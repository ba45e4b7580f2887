import { Button } from 'antd';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { listAnchors } from '#shared/api/tenants.ts';
import { call, operationKey } from '../../app/api.ts';
import type { Answer } from '../../app/api.ts';
import type { ApiError } from '../../app/api-error.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Loading } from '../../ui/loading.tsx';
import { moment } from '../../ui/numbers.ts';
import { PageHeader } from '../../ui/page-header.tsx';
import type { Column } from '../../ui/table/column.ts';
import { DataTable } from '../../ui/table/data-table.tsx';
import { type HeldHead, headsOf, verdictOf } from './held-heads.ts';
import { useTexts } from './texts.ts';
import { useAggregates } from './use-aggregates.ts';

type Page = Answer<typeof listAnchors>;

/** The daily heads of the records, kept where nobody can change them, and whether the records still hold to them. */
export function Component() {
  const t = useTexts();
  const anchors = useInfiniteQuery<Page, ApiError, Page[], unknown[], string | null>({
    queryKey: [...operationKey(listAnchors, {}), 'pages'],
    queryFn: ({ pageParam, signal }) => call(listAnchors, pageParam === null ? {} : { before: pageParam }, { signal }),
    initialPageParam: null,
    getNextPageParam: (last) => last.next,
    select: ({ pages }) => pages,
  });
  const rows = useMemo(() => headsOf(anchors.data?.flatMap((page) => page.anchors) ?? []), [anchors.data]);
  const columns = useColumns();
  return (
    <>
      <PageHeader title={t('anchors')} hint={t('anchors.hint')} crumbs={[{ label: t('record'), to: '/record' }]} />
      {anchors.error && <ErrorState error={anchors.error} retry={() => anchors.refetch()} />}
      {anchors.isPending && <Loading />}
      {anchors.data && (
        <div className="kp-stack">
          {rows.length > 0 && <Verdict rows={rows} />}
          <DataTable
            id="anchors"
            label={t('anchors')}
            rows={rows}
            columns={columns}
            rowKey={(row) => `${row.date} ${row.aggregate}`}
            empty={<EmptyState title={t('anchors.none')} hint={t('anchors.none.hint')} />}
          />
          {anchors.hasNextPage && (
            <div>
              <Button loading={anchors.isFetchingNextPage} onClick={() => anchors.fetchNextPage()}>
                {t('anchors.earlier')}
              </Button>
            </div>
          )}
        </div>
      )}
    </>
  );
}

function Verdict({ rows }: { rows: readonly HeldHead[] }) {
  const t = useTexts();
  const verdict = verdictOf(rows);
  if (verdict === 'held') return <p className="kp-note">✓ {t('anchors.held')}</p>;
  return (
    <p className="kp-refusal" role="alert">
      <strong>{t(verdict === 'broken' ? 'anchors.broken' : 'anchors.unlinked')}</strong>
    </p>
  );
}

function useColumns(): Column<HeldHead>[] {
  const t = useTexts();
  const aggregates = useAggregates();
  const called = (aggregate: string) => aggregates.find(({ value }) => value === aggregate)?.label ?? aggregate;
  const state = ({ holds }: HeldHead) => t(holds ? 'anchors.agrees' : 'anchors.differs');
  return [
    { key: 'date', title: t('anchors.date'), width: 120, value: (row) => row.date },
    {
      key: 'of',
      title: t('of'),
      width: 240,
      value: (row) => called(row.aggregate),
      filter: { choices: aggregates, of: (row) => row.aggregate },
    },
    {
      key: 'state',
      title: t('anchors.state'),
      width: 110,
      value: state,
      render: (row) => <span className={`kp-tag ${row.holds ? '' : 'kp-tag-wrong'}`}>{state(row)}</span>,
      filter: {
        choices: ['held', 'broken'].map((value) => ({
          value,
          label: t(value === 'held' ? 'anchors.agrees' : 'anchors.differs'),
        })),
        of: (row) => (row.holds ? 'held' : 'broken'),
      },
    },
    { key: 'seq', title: t('anchors.seq'), width: 120, align: 'right', value: (row) => row.seq },
    {
      key: 'hash',
      title: t('anchors.hash'),
      width: 260,
      value: (row) => row.hash,
      render: (row) => <code title={row.hash}>{row.hash.slice(0, 24)}…</code>,
    },
    { key: 'at', title: t('anchors.at'), width: 150, value: (row) => moment(row.at) },
  ];
}
