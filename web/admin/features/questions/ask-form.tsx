import { Form, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import { ulid } from 'ulid';
import { listCycles } from '#shared/api/appraisals.ts';
import { askQuestion } from '#shared/api/conduct/questions.ts';
import { readUnitConduct } from '#shared/api/conduct/unit.ts';
import { steps } from '#shared/appraisal/steps.ts';
import { useCommand, useOperation } from '../../app/api.ts';
import { useSay } from '../../app/i18n.ts';
import { useRegister } from '../../app/lookups.ts';
import { Refusal } from '../../ui/error-state.tsx';
import { toast } from '../../ui/toast.tsx';
import './questions.css';
import { useTexts } from './texts.ts';

interface Fields {
  cycle: string;
  unit?: string;
  person?: string;
  step?: string;
  title: string;
  text: string;
}

/** A question about a cycle, a unit of it, somebody there or a step. */
export function AskForm({ onClose, ...about }: { onClose: () => void } & Partial<Fields>) {
  const t = useTexts();
  const say = useSay();
  const [form] = Form.useForm<Fields>();
  // One id for the form: sent twice it is still one question.
  const [id] = useState(() => ulid());
  const ask = useCommand(askQuestion);
  const cycles = useOperation(listCycles, {});
  const open = (cycles.data?.cycles ?? []).filter(({ state }) => state !== 'closed');
  const { register } = useRegister();
  const cycle = Form.useWatch('cycle', form) ?? about.cycle ?? '';
  const unit = Form.useWatch('unit', form) ?? about.unit ?? '';
  const known = useOperation(readUnitConduct, { cycle, unit }, { enabled: cycle !== '' && unit !== '' });
  const submit = ({ title, text, ...fields }: Fields) =>
    ask.mutate(
      {
        ...{ cycle: fields.cycle, id, title: title.trim(), text: text.trim() },
        ...{ unit: fields.unit ?? null, person: fields.person ?? null, step: fields.step ?? null },
      },
      {
        onSuccess: ({ due }) => {
          toast(t('ask.sent', { due }));
          onClose();
        },
      },
    );
  const required = [{ required: true, whitespace: true, message: t('required') }];
  const first = { ...about, ...(!about.cycle && open[0] && { cycle: open[0].cycle.id }) };
  if (!cycles.data) return null;
  return (
    <Modal
      open
      title={t('ask.title')}
      okText={t('send')}
      cancelText={t('cancel')}
      okButtonProps={{ loading: ask.isPending }}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Form form={form} layout="vertical" initialValues={first} onFinish={submit}>
        <Form.Item name="cycle" label={t('cycle')} rules={[{ required: true, message: t('required') }]}>
          <Select
            options={open.map((row) => ({ value: row.cycle.id, label: t('cycle.year', { year: row.cycle.year }) }))}
          />
        </Form.Item>
        <Form.Item name="unit" label={t('unit')}>
          <Select
            allowClear
            showSearch={{ optionFilterProp: 'label' }}
            placeholder={t('unit.none')}
            options={(register?.data.units ?? [])
              .filter(({ level }) => level === 'first')
              .map((row) => ({ value: row.id, label: row.name }))}
            onChange={() => form.setFieldsValue({ person: undefined } as unknown as Fields)}
          />
        </Form.Item>
        {unit !== '' && (
          <Form.Item name="person" label={t('person')}>
            <Select
              allowClear
              showSearch={{ optionFilterProp: 'label' }}
              options={(known.data?.people ?? []).map((person) => ({ value: person.id, label: person.name }))}
            />
          </Form.Item>
        )}
        <Form.Item name="step" label={t('step')}>
          <Select allowClear options={steps.map((step) => ({ value: step.id, label: say(step.label) }))} />
        </Form.Item>
        <Form.Item name="title" label={t('title')} rules={required}>
          <Input maxLength={100} />
        </Form.Item>
        <Form.Item name="text" label={t('text')} rules={required} className="kp-ask-text">
          <Input.TextArea rows={5} maxLength={2000} showCount />
        </Form.Item>
      </Form>
      <Refusal error={ask.error} />
    </Modal>
  );
}
