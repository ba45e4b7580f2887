import { Button, Input, Modal } from 'antd';
import { useId, useState } from 'react';
import { useUiTexts } from '../../ui/texts.ts';
import { useTexts } from './texts.ts';

const usual = ['why.sick', 'why.personal', 'why.travel', 'why.duty', 'why.training'] as const;

/** Why somebody is absent: one of the usual reasons by a tap, or in words. */
export function AbsenceModal(props: { name: string; onConfirm: (reason: string) => void; onCancel: () => void }) {
  const t = useTexts();
  const ui = useUiTexts();
  const id = useId();
  const [reason, setReason] = useState('');
  return (
    <Modal
      open
      title={t('attendance.why', { name: props.name })}
      okText={t('attendance.absent.save')}
      cancelText={ui('cancel')}
      okButtonProps={{ disabled: reason.trim() === '' }}
      onOk={() => props.onConfirm(reason.trim())}
      onCancel={props.onCancel}
    >
      <div className="kp-stack">
        <div className="kp-row">
          {usual.map((key) => (
            <Button key={key} size="large" onClick={() => props.onConfirm(t(key))}>
              {t(key)}
            </Button>
          ))}
        </div>
        <div>
          <label htmlFor={id}>{t('attendance.other')}</label>
          <Input
            id={id}
            size="large"
            maxLength={100}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
            onPressEnter={() => reason.trim() !== '' && props.onConfirm(reason.trim())}
          />
        </div>
      </div>
    </Modal>
  );
}
