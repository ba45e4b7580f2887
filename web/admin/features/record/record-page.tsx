import { Button, Select } from 'antd';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { Link, useNavigate, useParams, useSearchParams } from 'react-router';
import { listAudit } from '#shared/api/tenants.ts';
import type { AuditEvent } from '#shared/api/common.ts';
import { call, operationKey } from '../../app/api.ts';
import type { Answer } from '../../app/api.ts';
import type { ApiError } from '../../app/api-error.ts';
import { useSay } from '../../app/i18n.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Loading } from '../../ui/loading.tsx';
import { moment } from '../../ui/numbers.ts';
import { PageHeader } from '../../ui/page-header.tsx';
import type { Column } from '../../ui/table/column.ts';
import { DataTable } from '../../ui/table/data-table.tsx';
import { EventDrawer } from './event-drawer.tsx';
import { eventNames } from './event-names.ts';
import { reasonOf, subjectOf } from './event-subject.ts';
import { useTexts } from './texts.ts';
import { useAggregates } from './use-aggregates.ts';

type Page = Answer<typeof listAudit>;

/** The record of one aggregate, newest first, and whether its chain holds. */
export function Component() {
  const t = useTexts();
  const { aggregate = 'register' } = useParams();
  const navigate = useNavigate();
  const [params, setParams] = useSearchParams();
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
  const columns = useColumns((event) => setParams((now) => withEvent(now, event), { preventScrollReset: true }));
  // By its number or, since what came in with an archive has numbers of its own, by its hash.
  const asked = params.get('event');
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
      <EventDrawer
        event={open}
        onClose={() => setParams((now) => withEvent(now, null), { preventScrollReset: true })}
      />
    </>
  );
}

function withEvent(params: URLSearchParams, event: string | null): URLSearchParams {
  const next = new URLSearchParams(params);
  if (event === null) next.delete('event');
  else next.set('event', event);
  return next;
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

function useColumns(onOpen: (event: string) => void): Column<AuditEvent>[] {
  const t = useTexts();
  const say = useSay();
  const called = (type: string) => (eventNames[type] ? say(eventNames[type]) : type);
  return [
    {
      key: 'at',
      title: t('at'),
      width: 150,
      value: (event) => moment(event.at),
      sortBy: (event) => event.seq,
      render: (event) => (
        <button type="button" className="kp-link" onClick={() => onOpen(event.hash)}>
          {moment(event.at)}
        </button>
      ),
    },
    { key: 'who', title: t('who'), width: 120, value: (event) => event.actor.name },
    {
      key: 'what',
      title: t('what'),
      width: 150,
      value: (event) => called(event.type),
      filter: {
        choices: Object.entries(eventNames).map(([value, name]) => ({ value, label: say(name) })),
        of: (event) => event.type,
      },
    },
    { key: 'subject', title: t('subject'), width: 200, value: (event) => subjectOf(event.data) },
    { key: 'reason', title: t('reason'), width: 300, value: (event) => reasonOf(event.data) },
    { key: 'seq', title: t('seq'), width: 80, align: 'right', value: (event) => event.seq },
  ];
}
