import { Button, Modal } from 'antd';
import type { TenantState } from '#shared/api/service.ts';
import { useTexts } from './texts.ts';

/**
 * Stands in place of the question where the county has meanwhile come to another state: somebody else was faster, or
 * what was sent was done and only its answer was lost.
 */
export function MovedModal({ open, state, onClose }: { open: boolean; state: TenantState; onClose: () => void }) {
  const t = useTexts();
  return (
    <Modal
      open={open}
      title={t('moved.title', { state: t(`state.${state}`) })}
      onCancel={onClose}
      footer={
        <Button type="primary" onClick={onClose}>
          {t('moved.close')}
        </Button>
      }
    >
      <p>{t('moved.what')}</p>
    </Modal>
  );
}
