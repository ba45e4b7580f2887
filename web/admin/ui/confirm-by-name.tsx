import { Input, Modal } from 'antd';
import { useId, useState } from 'react';
import type { ReactNode } from 'react';
import type { ApiError } from '../app/api-error.ts';
import { Refusal } from './error-state.tsx';
import { useUiTexts } from './texts.ts';

interface Props {
  open: boolean;
  title: string;
  /** what has to be typed */
  name: string;
  /** exactly what will go */
  children: ReactNode;
  confirm: string;
  busy?: boolean;
  error?: ApiError | null;
  onConfirm: (reason: string) => void;
  onCancel: () => void;
}

/** A change that takes something away: says exactly what goes, asks for its name and for a reason. */
export function ConfirmByName(props: Props) {
  const t = useUiTexts();
  const id = useId();
  const [typed, setTyped] = useState('');
  const [reason, setReason] = useState('');
  const isOther = typed.trim() !== '' && typed.trim() !== props.name;
  const ready = typed.trim() === props.name && reason.trim() !== '';
  return (
    <Modal
      open={props.open}
      title={props.title}
      okText={props.confirm}
      cancelText={t('cancel')}
      okButtonProps={{ danger: true, disabled: !ready, loading: props.busy ?? false }}
      onOk={() => props.onConfirm(reason.trim())}
      onCancel={props.onCancel}
      destroyOnHidden
      afterOpenChange={(open) => {
        if (open) return;
        setTyped('');
        setReason('');
      }}
    >
      <div className="kp-stack">
        <div>{props.children}</div>
        <div>
          <label htmlFor={`${id}-reason`}>{t('reason')}</label>
          <Input.TextArea
            id={`${id}-reason`}
            autoFocus
            rows={2}
            maxLength={500}
            value={reason}
            aria-describedby={`${id}-reason-hint`}
            onChange={(event) => setReason(event.target.value)}
          />
          <p id={`${id}-reason-hint`} className="kp-soft">
            {t('reason.hint')}
          </p>
        </div>
        <div>
          <label htmlFor={`${id}-name`}>{t('confirm.name', { name: props.name })}</label>
          <Input
            id={`${id}-name`}
            autoComplete="off"
            value={typed}
            aria-describedby={`${id}-name-hint`}
            onChange={(event) => setTyped(event.target.value)}
          />
          <p id={`${id}-name-hint`} className="kp-soft" role="status">
            {isOther && t('confirm.name.other')}
          </p>
        </div>
        <Refusal error={props.error ?? null} />
      </div>
    </Modal>
  );
}
