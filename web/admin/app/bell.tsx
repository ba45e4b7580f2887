import { BellOutlined } from '@ant-design/icons';
import { Link } from 'react-router';
import { countMessages, mostCounted } from '#shared/api/messages.ts';
import { useOperation } from './api.ts';
import { useSession } from './session-context.ts';
import { useShellTexts } from './shell-texts.ts';

/** Beside that it is asked for again whenever the window gets the focus. */
const everyMilliseconds = 300_000;

/** Says in the header how many messages are unread, and leads to them. */
export function Bell() {
  const t = useShellTexts();
  const { can } = useSession();
  const mayRead = can('message.read');
  const { data } = useOperation(countMessages, {}, { enabled: mayRead, refetchAfter: () => everyMilliseconds });
  if (!mayRead) return null;
  const n = data?.unread ?? 0;
  const shown = n >= mostCounted ? `${mostCounted - 1}+` : String(n);
  return (
    <Link
      to="/messages?tab=messages"
      className="kp-bell"
      aria-label={n > 0 ? t('bell.unread', { n: shown }) : t('bell')}
    >
      <BellOutlined aria-hidden="true" />
      {n > 0 && <span aria-hidden="true">{shown}</span>}
    </Link>
  );
}
