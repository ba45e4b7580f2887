import { useInfiniteQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useMemo } from 'react';
import { readServiceRecord } from '#shared/api/service.ts';
import { call, operationKey } from '../../app/api.ts';
import type { Answer } from '../../app/api.ts';
import type { ApiError } from '../../app/api-error.ts';
import { defineTexts } from '../../app/i18n.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Loading } from '../../ui/loading.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { DataTable } from '../../ui/table/data-table.tsx';
import { useChosenEvent, useEventColumns } from '../record/event-columns.tsx';
import { EventDrawer } from '../record/event-drawer.tsx';
import { ChainState } from '../record/record-page.tsx';
import { serviceEventNames } from './event-names.ts';

const useTexts = defineTexts('service-record', {
  title: ['平台留痕', 'Service record'],
  hint: [
    '对各县做过的开通、暂停、存档、注销等都记在这里，一条接一条串成链，删改任何一条都会被发现。',
    'What was done to counties (opened, suspended, archived, erased) stands here, each event chained to the one before: an edited or removed one is found.',
  ],
  county: ['县', 'County'],
  earlier: ['更早的记录', 'Earlier events'],
  none: ['还没有记录', 'Nothing recorded yet'],
  'none.hint': ['开通第一个县后，这里会有记录。', 'The first event is written when a county is opened.'],
});

type Page = Answer<typeof readServiceRecord>;
type Event = Page['events'][number];

/** The record of those who run the service, newest first, and whether its chain holds. */
export function Component() {
  const t = useTexts();
  const [asked, choose] = useChosenEvent();
  const record = useInfiniteQuery<Page, ApiError, Page[], unknown[], string | null>({
    // Pages are kept apart from the single page that a county's history shows.
    queryKey: [...operationKey(readServiceRecord, {}), 'pages'],
    queryFn: ({ pageParam, signal }) =>
      call(readServiceRecord, pageParam === null ? {} : { before: pageParam }, { signal }),
    initialPageParam: null,
    getNextPageParam: (last) => last.next,
    select: ({ pages }) => pages,
  });
  const events = useMemo(() => record.data?.flatMap((page) => page.events) ?? [], [record.data]);
  const columns = useEventColumns({
    names: serviceEventNames,
    subject: { key: 'county', title: t('county') },
    widths: { who: 130, what: 130, subject: 240 },
    onOpen: ({ seq }) => choose(String(seq)),
  });
  return (
    <>
      <PageHeader title={t('title')} hint={t('hint')} />
      {record.error && !record.data && <ErrorState error={record.error} retry={() => record.refetch()} />}
      {record.isPending && <Loading />}
      {record.data && (
        <div className="kp-stack">
          {events.length > 0 && <ChainState intact={record.data.every((page) => page.intact)} />}
          <DataTable
            id="service-record"
            label={t('title')}
            rows={events}
            columns={columns}
            rowKey={(event) => String(event.seq)}
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
        event={asChange(events.find((event) => String(event.seq) === asked) ?? null)}
        names={serviceEventNames}
        onClose={() => choose(null)}
      />
    </>
  );
}

/** A change of the name is shown as any other: what was before, and after. */
function asChange(event: Event | null): Event | null {
  if (event?.type !== 'tenant.renamed') return event;
  const { from, to, ...rest } = event.data;
  return { ...event, data: { ...rest, before: { name: from }, after: { name: to } } };
}
