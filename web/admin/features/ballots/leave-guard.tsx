import { Modal } from 'antd';
import { useEffect } from 'react';
import { useBlocker } from 'react-router';
import { useTexts } from './texts.ts';

/** Asks before the page is left while it holds codes that are kept nowhere else. */
export function LeaveGuard({ isHolding }: { isHolding: boolean }) {
  const t = useTexts();
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) => isHolding && currentLocation.pathname !== nextLocation.pathname,
  );
  useEffect(() => {
    if (!isHolding) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener('beforeunload', ask);
    return () => removeEventListener('beforeunload', ask);
  }, [isHolding]);
  return (
    <Modal
      open={blocker.state === 'blocked'}
      title={t('cards.leave.title')}
      okText={t('cards.leave.go')}
      okButtonProps={{ danger: true }}
      cancelText={t('cards.leave.stay')}
      onOk={() => blocker.proceed?.()}
      onCancel={() => blocker.reset?.()}
    >
      {t('cards.leave')}
    </Modal>
  );
}
