import { Form, Input, Modal } from 'antd';
import { proposeMeeting } from '#shared/api/conduct/meeting.ts';
import { useCommand } from '../../app/api.ts';
import { DateField } from '../../ui/date-field.tsx';
import { Refusal } from '../../ui/error-state.tsx';
import { toast } from '../../ui/toast.tsx';
import { useUiTexts } from '../../ui/texts.ts';
import { useTexts } from './texts.ts';
import type { Meeting, UnitConduct } from './use-meeting.ts';

interface Values {
  date?: string;
  from: string;
  to: string;
  place: string;
}

/** Day, hours and place of a proposal; what stands is filled in. */
export function ProposalModal(props: {
  place: { cycle: string; unit: string };
  conduct: UnitConduct;
  meeting: Meeting;
  date: string;
  onClose: () => void;
}) {
  const t = useTexts();
  const ui = useUiTexts();
  const [form] = Form.useForm<Values>();
  const { schedule } = props.conduct.facts.meeting;
  const { slot } = schedule;
  const propose = useCommand(proposeMeeting, { rereadStale: true });
  const date = Form.useWatch('date', form);
  const taken = props.meeting.bookings.filter((one) => one.date === date && one.unit !== props.place.unit);
  const send = ({ date, ...rest }: Values) =>
    propose.mutate(
      { ...props.place, slot: { date: date ?? '', ...rest }, number: schedule.number },
      {
        onSuccess: () => {
          toast(props.meeting.bothConfirm ? t('propose.done') : t('agreed.done'));
          props.onClose();
        },
      },
    );
  const required = [{ required: true, message: t('required') }];
  return (
    <Modal
      open
      title={schedule.state === 'agreed' ? t('move') : t('propose')}
      okText={schedule.state === 'agreed' ? t('move') : t('propose')}
      cancelText={ui('cancel')}
      okButtonProps={{ loading: propose.isPending }}
      onOk={() => form.submit()}
      onCancel={props.onClose}
    >
      <Form<Values>
        form={form}
        layout="vertical"
        initialValues={{
          ...{ from: slot?.from ?? '09:00', to: slot?.to ?? '11:00', place: slot?.place ?? '' },
          ...(props.date === '' ? {} : { date: props.date }),
        }}
        onFinish={send}
      >
        <Form.Item name="date" label={t('date')} rules={required}>
          <DateField />
        </Form.Item>
        <div className="kp-form-grid">
          <Form.Item name="from" label={t('from')} rules={required}>
            <Input type="time" />
          </Form.Item>
          <Form.Item name="to" label={t('to')} rules={required}>
            <Input type="time" />
          </Form.Item>
        </div>
        <Form.Item name="place" label={t('place')} rules={required}>
          <Input maxLength={100} placeholder={t('place.example')} />
        </Form.Item>
      </Form>
      {taken.length > 0 && (
        <p className="kp-note">
          {t('taken', { list: taken.map((one) => `${one.from}–${one.to} ${one.unitName}`).join(t('and')) })}
        </p>
      )}
      {schedule.state === 'agreed' && <p className="kp-soft">{t('move.what')}</p>}
      <Refusal error={propose.error} />
    </Modal>
  );
}
