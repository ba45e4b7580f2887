import { Segmented } from 'antd';
import { useSearchParams } from 'react-router';
import { countMessages, mostCounted } from '#shared/api/messages.ts';
import { useOperation } from '../../app/api.ts';
import { LinkButton } from '../../ui/link-button.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import './messages.css';
import { MessagesTab } from './messages-tab.tsx';
import { useTexts } from './texts.ts';
import { TodosTab } from './todos-tab.tsx';

/** What the reader has to do and what they are told, side by side. */
export function Component() {
  const t = useTexts();
  const [params, setParams] = useSearchParams();
  const tab = params.get('tab') === 'messages' ? 'messages' : 'todos';
  const unread = useOperation(countMessages, {}).data?.unread ?? 0;
  const counted = unread >= mostCounted ? `${mostCounted - 1}+` : unread;
  return (
    <>
      <PageHeader title={t('title')} extra={<LinkButton to="/messages/settings">{t('settings')}</LinkButton>} />
      <div className="kp-stack">
        <Segmented
          className="kp-message-tabs"
          value={tab}
          onChange={(value) => setParams(value === 'messages' ? { tab: 'messages' } : {})}
          options={[
            { value: 'todos', label: t('tab.todos') },
            { value: 'messages', label: unread > 0 ? t('tab.unread', { n: counted }) : t('tab.messages') },
          ]}
        />
        {tab === 'messages' ? <MessagesTab /> : <TodosTab />}
      </div>
    </>
  );
}
