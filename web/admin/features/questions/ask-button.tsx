import { Button } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { useSession } from '../../app/session-context.ts';
import { useTexts } from './texts.ts';

// The form is loaded when somebody asks: the button stands on pages that have nothing else to do with it.
const AskForm = lazy(() => import('./ask-form.tsx').then((m) => ({ default: m.AskForm })));

/** Offers the supervisor to ask, about what the page shows where it is named; nothing for anybody else. */
export function AskButton(props: {
  cycle?: string;
  unit?: string;
  person?: string;
  step?: string;
  primary?: boolean;
  /** opened by the page's address */
  open?: boolean;
  onClose?: () => void;
}) {
  const { primary = false, open = false, onClose, ...about } = props;
  const t = useTexts();
  const { can } = useSession();
  const [asking, setAsking] = useState(false);
  if (!can('question.ask')) return null;
  const close = () => {
    setAsking(false);
    onClose?.();
  };
  return (
    <>
      <Button type={primary ? 'primary' : 'default'} onClick={() => setAsking(true)}>
        {t('ask')}
      </Button>
      {(asking || open) && (
        <Suspense fallback={null}>
          <AskForm {...about} onClose={close} />
        </Suspense>
      )}
    </>
  );
}
