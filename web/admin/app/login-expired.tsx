import { Modal } from 'antd';
import { useEffect, useState } from 'react';
import { queryClient } from './api.ts';
import { ApiError } from './api-error.ts';
import { loginInWindow } from './login.ts';
import { useShellTexts } from './shell-texts.ts';

/** Says that the login ran out, over the page, so that nothing typed below is lost. */
export function LoginExpired() {
  const t = useShellTexts();
  const [open, setOpen] = useState(false);
  useEffect(() => {
    const look = (error: unknown) => {
      if (error instanceof ApiError && error.code === 'not-signed-in') setOpen(true);
    };
    const queries = queryClient.getQueryCache().subscribe((event) => {
      if (event.type === 'updated' && event.action.type === 'error') look(event.action.error);
    });
    const commands = queryClient.getMutationCache().subscribe((event) => {
      if (event.type === 'updated' && event.action.type === 'error') look(event.action.error);
    });
    return () => {
      queries();
      commands();
    };
  }, []);
  const again = async () => {
    if (!(await loginInWindow())) return;
    setOpen(false);
    await queryClient.invalidateQueries();
  };
  return (
    <Modal
      open={open}
      title={t('expired.title')}
      okText={t('out.again')}
      cancelText={t('close')}
      onOk={again}
      onCancel={() => setOpen(false)}
    >
      <p>{t('expired.hint')}</p>
    </Modal>
  );
}
