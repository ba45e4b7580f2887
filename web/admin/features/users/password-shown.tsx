import { Button, Modal } from 'antd';
import { createPortal } from 'react-dom';
import { useTexts } from './texts.ts';
import { Slips } from './slips.tsx';

interface Props {
  name: string;
  login: string;
  /** null where the identity provider sends its own */
  password: string | null;
  onClose: () => void;
}

/** An initial password, shown once, with a slip to print. */
export function PasswordShown({ name, login, password, onClose }: Props) {
  const t = useTexts();
  const slip = { name, login, initialPassword: password ?? '', unit: '' };
  return (
    <>
      <Modal
        open
        title={t(password ? 'password.title' : 'slip')}
        onCancel={onClose}
        footer={[
          <Button key="print" onClick={() => window.print()}>
            {t('print')}
          </Button>,
          <Button key="close" type="primary" onClick={onClose}>
            {t('close')}
          </Button>,
        ]}
      >
        <dl className="kp-facts">
          <dt>{t('name')}</dt>
          <dd>{name}</dd>
          <dt>{t('login')}</dt>
          <dd>
            <code className="kp-password">{login}</code>
          </dd>
          <dt>{t('slip.password')}</dt>
          <dd>{password ? <code className="kp-password">{password}</code> : t('slip.elsewhere')}</dd>
        </dl>
        {password && <p className="kp-soft">{t('password.once')}</p>}
      </Modal>
      {createPortal(<Slips slips={[slip]} printOnly />, document.body)}
    </>
  );
}
