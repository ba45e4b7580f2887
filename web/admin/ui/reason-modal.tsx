import { Input, Modal } from 'antd';
import { useId, useState } from 'react';
import type { ReactNode } from 'react';
import type { ApiError } from '../app/api-error.ts';
import { Refusal } from './error-state.tsx';
import { useUiTexts } from './texts.ts';

interface Props {
  open: boolean;
  title: string;
  /** what exactly will happen */
  children?: ReactNode;
  confirm?: string;
  danger?: boolean;
  busy?: boolean;
  error?: ApiError | null;
  onConfirm: (reason: string) => void;
  onCancel: () => void;
}

/** Asks why before a change is made; the reason goes into the record. */
export function ReasonModal(props: Props) {
  const t = useUiTexts();
  const id = useId();
  const [reason, setReason] = useState('');
  const [asked, setAsked] = useState(false);
  const missing = asked && reason.trim() === '';
  const confirm = () => {
    setAsked(true);
    if (reason.trim() !== '') props.onConfirm(reason.trim());
  };
  return (
    <Modal
      open={props.open}
      title={props.title}
      okText={props.confirm ?? t('confirm')}
      cancelText={t('cancel')}
      okButtonProps={{ danger: props.danger ?? false, loading: props.busy ?? false }}
      onOk={confirm}
      onCancel={props.onCancel}
      destroyOnHidden
      afterOpenChange={(open) => {
        if (open) return;
        setReason('');
        setAsked(false);
      }}
    >
      <div className="kp-stack">
        {props.children && <div>{props.children}</div>}
        <div>
          <label htmlFor={id}>{t('reason')}</label>
          <Input.TextArea
            id={id}
            autoFocus
            rows={3}
            maxLength={500}
            value={reason}
            status={missing ? 'error' : ''}
            aria-invalid={missing}
            aria-describedby={`${id}-hint`}
            onChange={(event) => setReason(event.target.value)}
            onKeyDown={(event) => {
              if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) confirm();
            }}
          />
          <p id={`${id}-hint`} className={missing ? 'kp-wrong' : 'kp-soft'}>
            {missing ? t('reason.required') : t('reason.hint')}
          </p>
        </div>
        <Refusal error={props.error ?? null} />
      </div>
    </Modal>
  );
}
