import { Button, Form, Input, Radio } from 'antd';
import { startStaffAppraisal } from '#shared/api/conduct/staff.ts';
import { type StaffMode, staffModes } from '#shared/appraisal/staff.ts';
import { useCommand } from '../../app/api.ts';
import { useSay } from '../../app/i18n.ts';
import { DateField } from '../../ui/date-field.tsx';
import { Refusal } from '../../ui/error-state.tsx';
import type { CardProps } from './card-props.ts';
import { useTexts } from './texts.ts';

interface Values {
  mode: StaffMode;
  date: string;
  place: string;
}

export function StartForm({ cycle, unit, staff }: CardProps) {
  const t = useTexts();
  const say = useSay();
  const [form] = Form.useForm<Values>();
  const mode = Form.useWatch('mode', form);
  const start = useCommand(startStaffAppraisal, { rereadStale: true });
  const rules = [{ required: true, message: t('required') }];
  return (
    <Form
      form={form}
      layout="vertical"
      initialValues={{ mode: staff.jointAllowed ? 'joint' : 'separate' }}
      onFinish={({ mode: chosen, date, place }) =>
        start.mutate({
          ...{ cycle, unit, mode: chosen },
          meeting: chosen === 'separate' ? { date, place, attendance: null } : null,
        })
      }
    >
      <Form.Item name="mode" label={t('mode')} {...(!staff.jointAllowed && { extra: t('mode.forbidden') })}>
        <Radio.Group className="kp-modes">
          {(['joint', 'separate'] as const).map((one) => (
            <Radio key={one} value={one} disabled={one === 'joint' && !staff.jointAllowed}>
              {say(staffModes[one])}
              <span className="kp-soft kp-mode-hint">{t(`mode.${one}.hint`)}</span>
            </Radio>
          ))}
        </Radio.Group>
      </Form.Item>
      {mode === 'separate' && (
        <div className="kp-form-grid">
          <Form.Item name="date" label={t('meeting.date')} rules={rules}>
            <DateField />
          </Form.Item>
          <Form.Item name="place" label={t('meeting.place')} rules={[{ ...rules[0], whitespace: true }]}>
            <Input maxLength={100} />
          </Form.Item>
        </div>
      )}
      <Refusal error={start.error} />
      <Button type="primary" htmlType="submit" loading={start.isPending}>
        {t('start')}
      </Button>
    </Form>
  );
}
