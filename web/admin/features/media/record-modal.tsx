import { Input, InputNumber, Modal } from 'antd';
import { useId, useState } from 'react';
import { recordMediaReport } from '#shared/api/conduct/media.ts';
import { isOverrun } from '#shared/appraisal/media.ts';
import { useCommand } from '../../app/api.ts';
import { Refusal } from '../../ui/error-state.tsx';
import { useTexts } from './texts.ts';
import type { Slot } from './use-media.ts';

/** How long the report was; an overrun is said before it is saved. */
export function RecordModal(props: { cycle: string; slot: Slot; maxMinutes: number; onClose: () => void }) {
  const { cycle, slot, maxMinutes, onClose } = props;
  const t = useTexts();
  const id = useId();
  const before = slot.seconds ?? slot.minutes * 60;
  const [minutes, setMinutes] = useState(Math.floor(before / 60));
  const [rest, setRest] = useState(before % 60);
  const [note, setNote] = useState(slot.note ?? '');
  const record = useCommand(recordMediaReport);
  const seconds = minutes * 60 + rest;
  const save = () =>
    record.mutate({ cycle, unit: slot.unit, seconds, note: note.trim() || null }, { onSuccess: onClose });
  return (
    <Modal
      open
      title={t('record.title', { unit: slot.name })}
      okText={t('save')}
      cancelText={t('cancel')}
      okButtonProps={{ loading: record.isPending, disabled: seconds < 1 }}
      onOk={save}
      onCancel={onClose}
    >
      <div className="kp-stack">
        <fieldset className="kp-media-length">
          <legend>{t('record.length')}</legend>
          <InputNumber
            autoFocus
            aria-label={t('record.min')}
            suffix={t('record.min')}
            min={0}
            max={120}
            precision={0}
            value={minutes}
            onChange={(value) => setMinutes(value ?? 0)}
          />
          <InputNumber
            aria-label={t('record.sec')}
            suffix={t('record.sec')}
            min={0}
            max={59}
            precision={0}
            value={rest}
            onChange={(value) => setRest(value ?? 0)}
          />
        </fieldset>
        <p role="status" className="kp-wrong">
          {isOverrun(seconds, maxMinutes) && t('record.over', { n: maxMinutes })}
        </p>
        <div>
          <label htmlFor={id}>{t('record.note')}</label>
          <Input.TextArea
            id={id}
            rows={2}
            maxLength={500}
            value={note}
            onChange={(event) => setNote(event.target.value)}
          />
        </div>
        <Refusal error={record.error} />
      </div>
    </Modal>
  );
}
