import { Input, Modal } from 'antd';
import { useId, useState } from 'react';
import type { ApiError } from '../../app/api-error.ts';
import { Refusal } from '../../ui/error-state.tsx';
import { useTexts } from './texts.ts';

/** Asks what has to be changed before a report goes back to its author. */
export function RemarksModal(props: {
  open: boolean;
  busy: boolean;
  error: ApiError | null;
  onConfirm: (remarks: string) => void;
  onCancel: () => void;
}) {
  const t = useTexts();
  const id = useId();
  const [remarks, setRemarks] = useState('');
  const [asked, setAsked] = useState(false);
  const missing = asked && remarks.trim() === '';
  return (
    <Modal
      open={props.open}
      title={t('return.title')}
      okText={t('return')}
      cancelText={t('cancel')}
      okButtonProps={{ danger: true, loading: props.busy }}
      onOk={() => {
        setAsked(true);
        if (remarks.trim() !== '') props.onConfirm(remarks.trim());
      }}
      onCancel={props.onCancel}
      destroyOnHidden
    >
      <div className="kp-stack">
        <div>
          <label htmlFor={id}>{t('return.remarks')}</label>
          <Input.TextArea
            id={id}
            autoFocus
            rows={5}
            maxLength={2000}
            value={remarks}
            status={missing ? 'error' : ''}
            aria-invalid={missing}
            aria-describedby={`${id}-hint`}
            onChange={(event) => setRemarks(event.target.value)}
          />
          <p id={`${id}-hint`} className={missing ? 'kp-wrong' : 'kp-soft'}>
            {t(missing ? 'return.required' : 'return.hint')}
          </p>
        </div>
        <Refusal error={props.error} />
      </div>
    </Modal>
  );
}
