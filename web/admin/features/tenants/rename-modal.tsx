import { Input, Modal } from 'antd';
import { useId, useState } from 'react';
import { renameTenant } from '#shared/api/service.ts';
import type { TenantRow } from '#shared/api/service.ts';
import { useCommand } from '../../app/api.ts';
import { Refusal } from '../../ui/error-state.tsx';
import { useUiTexts } from '../../ui/texts.ts';
import { toast } from '../../ui/toast.tsx';
import { useTexts } from './texts.ts';

/** A new name for a county, with a reason. */
export function RenameModal({ tenant, onClose }: { tenant: TenantRow; onClose: () => void }) {
  const t = useTexts();
  const ui = useUiTexts();
  const id = useId();
  const [name, setName] = useState(tenant.name);
  const [reason, setReason] = useState('');
  const [asked, setAsked] = useState(false);
  const rename = useCommand(renameTenant, { rereadStale: true });
  const isSame = name.trim() === tenant.name;
  const nameFault = asked && (name.trim() === '' ? t('required') : isSame ? t('rename.same') : null);
  const reasonFault = asked && reason.trim() === '';
  const confirm = () => {
    setAsked(true);
    if (name.trim() === '' || isSame || reason.trim() === '') return;
    rename.mutate(
      { tenant: tenant.id, version: tenant.version, name: name.trim(), reason: reason.trim() },
      {
        onSuccess: () => {
          onClose();
          toast(t('renamed'));
        },
      },
    );
  };
  return (
    <Modal
      open
      title={t('rename')}
      okText={t('rename')}
      cancelText={ui('cancel')}
      okButtonProps={{ loading: rename.isPending }}
      onOk={confirm}
      onCancel={onClose}
    >
      <div className="kp-stack">
        <p>{t('rename.what')}</p>
        <div>
          <label htmlFor={`${id}-name`}>{t('rename.new')}</label>
          <Input
            id={`${id}-name`}
            autoFocus
            maxLength={100}
            value={name}
            status={nameFault ? 'error' : ''}
            aria-invalid={Boolean(nameFault)}
            aria-describedby={`${id}-name-fault`}
            onChange={(event) => setName(event.target.value)}
          />
          <p id={`${id}-name-fault`} className="kp-wrong">
            {nameFault}
          </p>
        </div>
        <div>
          <label htmlFor={`${id}-reason`}>{ui('reason')}</label>
          <Input.TextArea
            id={`${id}-reason`}
            rows={2}
            maxLength={500}
            value={reason}
            status={reasonFault ? 'error' : ''}
            aria-invalid={reasonFault}
            aria-describedby={`${id}-reason-hint`}
            onChange={(event) => setReason(event.target.value)}
          />
          <p id={`${id}-reason-hint`} className={reasonFault ? 'kp-wrong' : 'kp-soft'}>
            {ui(reasonFault ? 'reason.required' : 'reason.hint')}
          </p>
        </div>
        <Refusal error={rename.error} />
      </div>
    </Modal>
  );
}
