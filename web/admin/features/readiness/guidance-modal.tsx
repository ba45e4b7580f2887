import { Form, Input, InputNumber } from 'antd';
import { useState } from 'react';
import { ulid } from 'ulid';
import { saveGuidance } from '#shared/api/conduct/readiness.ts';
import { useCommand } from '../../app/api.ts';
import { DateField } from '../../ui/date-field.tsx';
import { EntryModal } from './entry-modal.tsx';
import type { Guidance } from './guidance-card.tsx';
import { useTexts } from './texts.ts';

interface Values {
  date: string;
  participants: number;
  summary: string;
}

export function GuidanceModal(props: { cycle: string; unit: string; before: Guidance | null; onClose: () => void }) {
  const { cycle, unit, before, onClose } = props;
  const t = useTexts();
  // made once: a second sending is the same entry
  const [id] = useState(() => before?.id ?? ulid());
  const save = useCommand(saveGuidance);
  const rules = [{ required: true, message: t('required') }];
  return (
    <EntryModal<Values>
      title={t('guidance.add')}
      initial={before ?? {}}
      save={save}
      onSave={(values, afterwards) =>
        save.mutate({ cycle, unit, id, version: before?.version ?? null, ...values }, afterwards)
      }
      onClose={onClose}
    >
      <div className="kp-form-grid">
        <Form.Item name="date" label={t('guidance.date')} rules={rules}>
          <DateField />
        </Form.Item>
        <Form.Item name="participants" label={t('guidance.participants')} rules={rules}>
          <InputNumber className="kp-fill" min={1} max={100_000} precision={0} />
        </Form.Item>
      </div>
      <Form.Item name="summary" label={t('guidance.summary')} rules={[{ ...rules[0], whitespace: true }]}>
        <Input.TextArea rows={4} maxLength={2000} showCount />
      </Form.Item>
    </EntryModal>
  );
}
