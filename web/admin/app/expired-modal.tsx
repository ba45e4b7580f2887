import { Modal } from 'antd';
import { useShellTexts } from './shell-texts.ts';

export default function ExpiredModal({ onAgain, onClose }: { onAgain: () => Promise<void>; onClose: () => void }) {
  const t = useShellTexts();
  return (
    <Modal
      open
      title={t('expired.title')}
      okText={t('out.again')}
      cancelText={t('close')}
      onOk={onAgain}
      onCancel={onClose}
    >
      <p>{t('expired.hint')}</p>
    </Modal>
  );
}
