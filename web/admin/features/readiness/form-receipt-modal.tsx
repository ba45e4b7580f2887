import { Form, Input, InputNumber } from 'antd';
import { useState } from 'react';
import { ulid } from 'ulid';
import { saveFormReceipt } from '#shared/api/conduct/readiness.ts';
import { useCommand } from '../../app/api.ts';
import { useSession } from '../../app/session-context.ts';
import { DateField } from '../../ui/date-field.tsx';
import type { CardProps } from './card-props.ts';
import { EntryModal } from './entry-modal.tsx';
import type { Receipt } from './forms-card.tsx';
import { useTexts } from './texts.ts';

interface Values {
  date: string;
  receiver: string;
  sets: number;
  quantity: Record<string, number | null>;
}

export function FormReceiptModal(props: CardProps & { before: Receipt | null; onClose: () => void }) {
  const { cycle, unit, policy, conduct, before, onClose } = props;
  const t = useTexts();
  const { me } = useSession();
  // made once: a second sending is the same entry
  const [id] = useState(() => before?.id ?? ulid());
  const save = useCommand(saveFormReceipt);
  const rules = [{ required: true, message: t('required') }];
  const initial = before
    ? { ...before, quantity: Object.fromEntries(before.forms.map((one) => [one.form, one.quantity])) }
    : { date: conduct.today, receiver: me.user?.name };
  return (
    <EntryModal<Values>
      title={t('forms.add')}
      initial={initial}
      save={save}
      onSave={({ date, receiver, sets, quantity }, afterwards) => {
        const forms = Object.entries(quantity).flatMap(([one, n]) => (n ? [{ form: one, quantity: n }] : []));
        save.mutate({ cycle, unit, id, version: before?.version ?? null, date, receiver, sets, forms }, afterwards);
      }}
      onClose={onClose}
    >
      <div className="kp-form-grid">
        <Form.Item name="date" label={t('forms.date')} rules={rules}>
          <DateField />
        </Form.Item>
        <Form.Item name="receiver" label={t('forms.receiver')} rules={[{ ...rules[0], whitespace: true }]}>
          <Input maxLength={100} />
        </Form.Item>
        <Form.Item name="sets" label={t('forms.sets')} rules={rules}>
          <InputNumber className="kp-fill" min={0} max={100_000} precision={0} suffix={t('forms.sets.unit')} />
        </Form.Item>
      </div>
      <fieldset className="kp-quantities">
        <legend>{t('forms.rows')}</legend>
        {policy.documents.forms.map(({ id: one, title }) => (
          <Form.Item key={one} name={['quantity', one]} label={title} layout="horizontal" colon={false}>
            <InputNumber min={0} max={100_000} precision={0} />
          </Form.Item>
        ))}
      </fieldset>
    </EntryModal>
  );
}
