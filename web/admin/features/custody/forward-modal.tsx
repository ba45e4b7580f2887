import { Input, Modal } from 'antd';
import { useId, useState } from 'react';
import { forwardBatch, type GroupCustody } from '#shared/api/conduct/custody.ts';
import { useCommand } from '../../app/api.ts';
import { Refusal } from '../../ui/error-state.tsx';
import { toast } from '../../ui/toast.tsx';
import { useTexts } from './texts.ts';

/** Says what goes on; where units are missing it asks why. */
export function ForwardModal({ cycle, group, onClose }: { cycle: string; group: GroupCustody; onClose: () => void }) {
  const t = useTexts();
  const id = useId();
  const [reason, setReason] = useState('');
  const forward = useCommand(forwardBatch, { rereadStale: true });
  const ready = group.units.filter(({ state }) => state === 'received');
  const missing = group.units.filter(({ state }) => !['received', 'forwarded', 'archived'].includes(state));
  const send = () =>
    forward.mutate(
      { cycle, group: group.id, version: group.version, reason: reason.trim() || null },
      {
        onSuccess: () => {
          toast(t('forwarded'));
          onClose();
        },
      },
    );
  return (
    <Modal
      open
      title={`${group.name} ${t('forward')}`}
      okText={t('forward')}
      cancelText={t('cancel')}
      okButtonProps={{
        loading: forward.isPending,
        disabled: ready.length === 0 || (missing.length > 0 && reason.trim() === ''),
      }}
      onOk={send}
      onCancel={onClose}
    >
      <div className="kp-stack">
        {ready.length === 0 && <p>{t('forward.nothing')}</p>}
        {ready.length > 0 && (
          <p>{t('forward.what', { units: ready.length, n: ready.reduce((sum, { copies }) => sum + copies, 0) })}</p>
        )}
        {ready.length > 0 && missing.length > 0 && (
          <div>
            <p>{t('forward.missing', { units: missing.map(({ name }) => name).join('、') })}</p>
            <label htmlFor={id}>{t('forward.reason')}</label>
            <Input.TextArea
              id={id}
              rows={3}
              maxLength={500}
              value={reason}
              onChange={(event) => setReason(event.target.value)}
            />
          </div>
        )}
        <Refusal error={forward.error} />
      </div>
    </Modal>
  );
}
