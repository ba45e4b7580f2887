import { Button, Select } from 'antd';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { listAudit } from '#shared/api/tenants.ts';
import { call, operationKey } from '../../app/api.ts';
import type { Answer } from '../../app/api.ts';
import type { ApiError } from '../../app/api-error.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Loading } from '../../ui/loading.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { DataTable } from '../../ui/table/data-table.tsx';
import { useChosenEvent, useEventColumns } from './event-columns.tsx';
import { EventDrawer } from './event-drawer.tsx';
import { eventNames } from './event-names.ts';
import { useTexts } from './texts.ts';
import { useAggregates } from './use-aggregates.ts';

type Page = Answer<typeof listAudit>;

/** The record of one aggregate, newest first, and whether its chain holds. */
export function Component() {
  const t = useTexts();
  const { aggregate = 'register' } = useParams();
  const navigate = useNavigate();
  const [asked, choose] = useChosenEvent();
  const aggregates = useAggregates();
  const record = useInfiniteQuery<Page, ApiError, Page[], unknown[], string | null>({
    // Pages are kept apart from the single page that a home shows.
    queryKey: [...operationKey(listAudit, { aggregate }), 'pages'],
    queryFn: ({ pageParam, signal }) =>
      call(listAudit, { aggregate, ...(pageParam === null ? {} : { before: pageParam }) }, { signal }),
    initialPageParam: null,
    getNextPageParam: (last) => last.next,
    select: ({ pages }) => pages,
  });
  const events = useMemo(() => record.data?.flatMap((page) => page.events) ?? [], [record.data]);
  const columns = useEventColumns({
    names: eventNames,
    subject: { key: 'subject', title: t('subject') },
    widths: { who: 120, what: 150, subject: 200 },
    onOpen: ({ hash }) => choose(hash),
  });
  // By its number or, since what came in with an archive has numbers of its own, by its hash.
  const open = events.find(({ seq, hash }) => String(seq) === asked || hash === asked) ?? null;
  return (
    <>
      <PageHeader
        title={t('record')}
        hint={t('hint')}
        extra={
          <Select
            aria-label={t('of')}
            style={{ width: 260 }}
            value={aggregate}
            options={aggregates}
            onChange={(chosen) => navigate(`/record/${encodeURIComponent(chosen)}`)}
          />
        }
      />
      {record.error && <ErrorState error={record.error} retry={() => record.refetch()} />}
      {record.isPending && <Loading />}
      {record.data && (
        <div className="kp-stack">
          {events.length > 0 && <ChainState intact={record.data.every((page) => page.intact)} />}
          <p>
            <Link to="/record/anchors">{t('anchors.open')}</Link>
          </p>
          <DataTable
            id="record"
            label={t('record')}
            rows={events}
            columns={columns}
            rowKey={(event) => event.hash}
            empty={<EmptyState title={t('none')} hint={t('none.hint')} />}
          />
          {record.hasNextPage && (
            <div>
              <Button loading={record.isFetchingNextPage} onClick={() => record.fetchNextPage()}>
                {t('earlier')}
              </Button>
            </div>
          )}
        </div>
      )}
      <EventDrawer event={open} onClose={() => choose(null)} />
    </>
  );
}

export function ChainState({ intact }: { intact: boolean }) {
  const t = useTexts();
  return intact ? (
    <p className="kp-note">✓ {t('intact')}</p>
  ) : (
    <p className="kp-refusal" role="alert">
      <strong>{t('broken')}</strong>
    </p>
  );
}
