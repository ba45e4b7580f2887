import { Input, Modal } from 'antd';
import { useId, useState } from 'react';
import { ulid } from 'ulid';
import { cancelErasure, requestErasure, startErasure } from '#shared/api/erasure.ts';
import { listTenants, readServiceRecord, readTenant } from '#shared/api/service.ts';
import type { TenantEntry } from '#shared/api/service.ts';
import { useCommand } from '../../app/api.ts';
import { ConfirmByName } from '../../ui/confirm-by-name.tsx';
import { Refusal } from '../../ui/error-state.tsx';
import { ReasonModal } from '../../ui/reason-modal.tsx';
import { useUiTexts } from '../../ui/texts.ts';
import { toast } from '../../ui/toast.tsx';
import { MovedModal } from '../tenants/moved-modal.tsx';
import { useTexts } from './texts.ts';

interface Props {
  tenant: TenantEntry;
  onClose: () => void;
}

const touched = { alsoChanges: [readTenant, listTenants, readServiceRecord], rereadStale: true };

/** Asks for a county to be erased: its name typed, a reason given. */
export function AskModal({ open, tenant, holdDays, onClose }: Props & { open: boolean; holdDays: number }) {
  const t = useTexts();
  const request = useCommand(requestErasure, touched);
  const { id, name, version } = tenant;
  const close = () => {
    request.reset();
    onClose();
  };
  if (open && tenant.state !== 'suspended' && !request.isPending) {
    return <MovedModal open state={tenant.state} onClose={close} />;
  }
  return (
    <ConfirmByName
      open={open}
      title={t('ask.title', { name })}
      name={name}
      confirm={t('ask')}
      busy={request.isPending}
      error={request.error}
      onCancel={close}
      onConfirm={(reason) =>
        request.mutate(
          { tenant: id, version, name, reason },
          {
            onSuccess: () => {
              close();
              toast(t('asked'));
            },
          },
        )
      }
    >
      <div className="kp-stack">
        <p>{t('ask.what', { n: holdDays })}</p>
        <p>{t('ask.goes')}</p>
        <ul className="kp-bullets">
          <li>{t('goes.data')}</li>
          <li>{t('goes.record')}</li>
          <li>{t('goes.ballots')}</li>
          <li>{t('goes.files')}</li>
          <li>{t('goes.accounts')}</li>
        </ul>
      </div>
    </ConfirmByName>
  );
}

export function CancelModal({ open, tenant, onClose }: Props & { open: boolean }) {
  const t = useTexts();
  const cancel = useCommand(cancelErasure, touched);
  const { id, name, version } = tenant;
  const close = () => {
    cancel.reset();
    onClose();
  };
  if (open && tenant.state !== 'erasing' && !cancel.isPending) {
    return <MovedModal open state={tenant.state} onClose={close} />;
  }
  return (
    <ReasonModal
      open={open}
      title={t('cancel.title', { name })}
      confirm={t('cancel')}
      busy={cancel.isPending}
      error={cancel.error}
      onCancel={close}
      onConfirm={(reason) =>
        cancel.mutate(
          { tenant: id, version, reason },
          {
            onSuccess: () => {
              close();
              toast(t('cancelled'));
            },
          },
        )
      }
    >
      <p>{t('cancel.what')}</p>
    </ReasonModal>
  );
}

/** The last step: the name typed once more, and then it goes. */
export function ExecuteModal({ tenant, onClose, onStarted }: Props & { onStarted: (job: string) => void }) {
  const t = useTexts();
  const ui = useUiTexts();
  const field = useId();
  const [typed, setTyped] = useState('');
  // Sent again after a lost answer, it is the same job.
  const [job] = useState(() => ulid());
  const start = useCommand(startErasure, touched);
  const { id, name, version } = tenant;
  const confirm = () =>
    start.mutate(
      { tenant: id, version, name, id: job },
      {
        onSuccess: (started) => {
          onClose();
          onStarted(started.job);
        },
      },
    );
  return (
    <Modal
      open
      title={t('execute.title', { name })}
      okText={t('execute')}
      cancelText={ui('cancel')}
      okButtonProps={{ danger: true, disabled: typed.trim() !== name, loading: start.isPending }}
      onOk={confirm}
      onCancel={onClose}
    >
      <div className="kp-stack">
        <p className="kp-wrong">{t('execute.what')}</p>
        <div>
          <label htmlFor={field}>{t('execute.name', { name })}</label>
          <Input
            id={field}
            autoFocus
            autoComplete="off"
            value={typed}
            aria-describedby={`${field}-hint`}
            onChange={(event) => setTyped(event.target.value)}
          />
          <p id={`${field}-hint`} className="kp-soft" role="status">
            {typed.trim() !== '' && typed.trim() !== name && ui('confirm.name.other')}
          </p>
        </div>
        <Refusal error={start.error} />
      </div>
    </Modal>
  );
}
