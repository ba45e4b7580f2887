import { Button, Form, Input, InputNumber, Select } from 'antd';
import { useEffect, useRef } from 'react';
import { assignMediaSlot } from '#shared/api/conduct/media.ts';
import { daysOf } from '#shared/appraisal/media.ts';
import { useCommand } from '../../app/api.ts';
import { Refusal } from '../../ui/error-state.tsx';
import { toast } from '../../ui/toast.tsx';
import { nextFree } from './next-free.ts';
import { useTexts } from './texts.ts';
import { type MediaView, slotOf } from './use-media.ts';

interface Fields {
  unit: string;
  date: string;
  start: string;
  minutes: number;
}

/** `1930` and `19：30` are `19:30` */
const asClock = (typed: string): string => typed.replace('：', ':').replace(/^(\d{2})(\d{2})$/, '$1:$2');

/** A unit and its time; by keyboard alone: each field is a plain one. After one unit the next is proposed. */
export function AssignForm(props: { cycle: string; view: MediaView; moving: string | null; onDone: () => void }) {
  const { cycle, view, moving, onDone } = props;
  const t = useTexts();
  const [form] = Form.useForm<Fields>();
  const assign = useCommand(assignMediaSlot, { rereadStale: true });
  const section = useRef<HTMLElement>(null);
  useEffect(() => {
    if (moving !== null) section.current?.scrollIntoView({ block: 'center' });
  }, [moving]);
  const open = view.units.filter(({ state }) => state === 'listed' || state === 'missed');
  const choices = moving === null ? open : view.units.filter(({ unit }) => unit === moving);
  const days = daysOf(view.window);
  const now = moving === null ? undefined : slotOf(view, moving);
  const proposed = nextFree(view);
  const first: Partial<Fields> = now
    ? { unit: now.unit, date: now.date, start: now.start, minutes: now.minutes }
    : { ...(choices[0] && { unit: choices[0].unit }), ...proposed, minutes: view.maxMinutes };
  const submit = (fields: Fields) =>
    assign.mutate(
      { cycle, ...fields },
      {
        onSuccess: () => {
          const name = view.units.find(({ unit }) => unit === fields.unit)?.name ?? fields.unit;
          toast(t('assigned', { unit: name, date: fields.date, start: fields.start }));
          form.resetFields();
          onDone();
        },
      },
    );
  return (
    <section className="kp-card kp-stack kp-no-print" ref={section}>
      <h2>{t(moving === null ? 'assign.title' : 'move.title')}</h2>
      {choices.length === 0 && <p className="kp-soft">{t('assign.none')}</p>}
      {choices.length > 0 && days.length === 0 && <p className="kp-wrong">{t('window.none')}</p>}
      {choices.length > 0 && days.length > 0 && (
        <Form
          form={form}
          key={JSON.stringify(first)}
          layout="vertical"
          className="kp-media-form"
          initialValues={first}
          onFinish={submit}
        >
          <Form.Item name="unit" label={t('unit')} rules={[{ required: true }]}>
            <Select
              showSearch={{ optionFilterProp: 'label' }}
              disabled={moving !== null}
              options={choices.map(({ unit, name, speaker }) => ({ value: unit, label: `${name} · ${speaker}` }))}
            />
          </Form.Item>
          <Form.Item name="date" label={t('date')} rules={[{ required: true }]}>
            <Select options={days.map((day) => ({ value: day, label: day }))} />
          </Form.Item>
          <Form.Item
            name="start"
            label={t('start')}
            normalize={asClock}
            rules={[{ required: true, pattern: /^([01]\d|2[0-3]):[0-5]\d$/, message: t('start.form') }]}
          >
            <Input placeholder="19:30" maxLength={5} autoComplete="off" />
          </Form.Item>
          <Form.Item name="minutes" label={t('minutes')} rules={[{ required: true }]}>
            <InputNumber min={1} max={view.maxMinutes} precision={0} className="kp-fill" />
          </Form.Item>
          <div className="kp-row kp-media-buttons">
            <Button type="primary" htmlType="submit" loading={assign.isPending}>
              {t(moving === null ? 'assign' : 'move')}
            </Button>
            {moving !== null && <Button onClick={onDone}>{t('cancel')}</Button>}
          </div>
        </Form>
      )}
      <Refusal error={assign.error} />
    </section>
  );
}
