import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Checkbox, Select } from 'antd';
import { Link, useSearchParams } from 'react-router';
import { listMessages, markRead, mostMarked } from '#shared/api/messages.ts';
import type { MessageRow } from '#shared/api/messages.ts';
import type { ApiError } from '../../app/api-error.ts';
import { type Answer, call, operationKey, useCommand } from '../../app/api.ts';
import { useSay } from '../../app/i18n.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState, Refusal } from '../../ui/error-state.tsx';
import { Loading } from '../../ui/loading.tsx';
import { moment } from '../../ui/numbers.ts';
import { toast } from '../../ui/toast.tsx';
import { useTexts } from './texts.ts';
import { topicName, topics } from './topics.ts';

type Page = Answer<typeof listMessages>;

/** All messages of the reader, newest first; filters stand in the address. */
export function MessagesTab() {
  const t = useTexts();
  const [params, setParams] = useSearchParams();
  const unread = params.get('unread') === 'true';
  const topic = params.get('topic') ?? '';
  const filter = { ...(unread && { unread: 'true' as const }), ...(topic !== '' && { topic }) };
  const pages = useInfiniteQuery<Page, ApiError, { pages: Page[] }, unknown[], string | null>({
    queryKey: operationKey(listMessages, filter),
    queryFn: ({ pageParam, signal }) =>
      call(listMessages, { ...filter, ...(pageParam !== null && { before: pageParam }) }, { signal }),
    initialPageParam: null,
    getNextPageParam: ({ next }) => next,
  });
  const mark = useCommand(markRead);
  const messages = pages.data?.pages.flatMap((page) => page.messages);
  const set = (name: string, value: string | null) => {
    setParams(
      (before) => {
        const next = new URLSearchParams(before);
        if (value === null) next.delete(name);
        else next.set(name, value);
        return next;
      },
      { replace: true },
    );
  };
  const newest = messages?.[0]?.at;
  return (
    <div className="kp-stack">
      <div className="kp-row">
        <Checkbox checked={unread} onChange={({ target }) => set('unread', target.checked ? 'true' : null)}>
          {t('filter.unread')}
        </Checkbox>
        <Select
          className="kp-topic"
          aria-label={t('filter.topic')}
          value={topic}
          onChange={(value: string) => set('topic', value === '' ? null : value)}
          options={[
            { value: '', label: t('filter.topic.all') },
            ...topics.map((name) => ({ value: name, label: topicName(t, name) })),
          ]}
        />
        <span className="kp-row kp-row-end">
          <Button
            disabled={!messages?.some(({ read }) => !read)}
            loading={mark.isPending}
            onClick={() =>
              newest !== undefined &&
              mark.mutate(topic === '' ? { ids: [], upTo: newest } : { ids: unreadOf(messages), upTo: null }, {
                onSuccess: () => toast(t('read.done')),
              })
            }
          >
            {t('read.all')}
          </Button>
        </span>
      </div>
      <Refusal error={mark.error} />
      {pages.error && <ErrorState error={pages.error} retry={() => void pages.refetch()} />}
      {pages.isPending && <Loading />}
      {messages?.length === 0 && <Nothing filtered={unread ? 'unread' : topic === '' ? null : 'topic'} />}
      {messages && messages.length > 0 && (
        <ul className="kp-card kp-messages">
          {messages.map((message) => (
            <Message key={message.id} message={message} onRead={() => mark.mutate({ ids: [message.id], upTo: null })} />
          ))}
        </ul>
      )}
      {pages.hasNextPage && (
        <div className="kp-row">
          <Button loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
            {t('more')}
          </Button>
        </div>
      )}
    </div>
  );
}

const unreadOf = (messages: readonly MessageRow[] = []): string[] =>
  messages
    .filter(({ read }) => !read)
    .map(({ id }) => id)
    .slice(0, mostMarked);

function Nothing({ filtered }: { filtered: 'unread' | 'topic' | null }) {
  const t = useTexts();
  if (filtered === null) return <EmptyState title={t('none.messages')} hint={t('none.messages.hint')} />;
  return (
    <EmptyState
      title={t(`none.${filtered}`)}
      action={
        <Link to="/messages?tab=messages" replace>
          {t('show.all')}
        </Link>
      }
    />
  );
}

function Message({ message, onRead }: { message: MessageRow; onRead: () => void }) {
  const t = useTexts();
  const say = useSay();
  const { title, text, link, due, at, by, topic, read } = message;
  return (
    <li className={read ? '' : 'kp-unread'}>
      <div className="kp-message-head">
        {!read && <span className="kp-hidden">{t('unread')}</span>}
        <Link to={link} className="kp-message-title" {...(read ? {} : { onClick: onRead })}>
          {say(title)}
        </Link>
        <span className="kp-tag">{topicName(t, topic)}</span>
        {due !== null && <span className="kp-soft">{t('due', { due })}</span>}
      </div>
      <p>{say(text)}</p>
      <div className="kp-message-foot">
        <span className="kp-soft">
          {by.name} · {moment(at)}
        </span>
        {!read && (
          <button type="button" className="kp-link" onClick={onRead}>
            {t('read.one')}
          </button>
        )}
      </div>
    </li>
  );
}
