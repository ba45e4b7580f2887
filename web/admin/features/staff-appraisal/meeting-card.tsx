import { Button, Form, Input, InputNumber } from 'antd';
import { useState } from 'react';
import { arrangeStaffMeeting } from '#shared/api/conduct/staff.ts';
import { useCommand } from '../../app/api.ts';
import { DateField } from '../../ui/date-field.tsx';
import { Refusal } from '../../ui/error-state.tsx';
import { count } from '../../ui/numbers.ts';
import { toast } from '../../ui/toast.tsx';
import type { CardProps } from './card-props.ts';
import { useTexts } from './texts.ts';

type Meeting = NonNullable<CardProps['staff']['facts']['meeting']>;

/** The meeting that a unit holds for its staff alone. */
export function MeetingCard(props: CardProps) {
  const { staff } = props;
  const t = useTexts();
  const [editing, setEditing] = useState(false);
  const { meeting } = staff.facts;
  if (!meeting) return null;
  return (
    <section className="kp-card kp-stack">
      <div className="kp-row">
        <h2>{t('meeting')}</h2>
        {staff.actions.includes('arrange') && !editing && (
          <Button className="kp-row-end" onClick={() => setEditing(true)}>
            {t('meeting.edit')}
          </Button>
        )}
      </div>
      {editing ? (
        <MeetingForm {...props} meeting={meeting} onDone={() => setEditing(false)} />
      ) : (
        <dl className="kp-facts">
          <dt>{t('meeting.date')}</dt>
          <dd className="kp-num">{meeting.date}</dd>
          <dt>{t('meeting.place')}</dt>
          <dd>{meeting.place}</dd>
          <dt>{t('meeting.attendance')}</dt>
          <dd>{meeting.attendance === null ? t('meeting.none') : count(meeting.attendance)}</dd>
        </dl>
      )}
    </section>
  );
}

function MeetingForm({ cycle, unit, meeting, onDone }: CardProps & { meeting: Meeting; onDone: () => void }) {
  const t = useTexts();
  const arrange = useCommand(arrangeStaffMeeting, { rereadStale: true });
  const rules = [{ required: true, message: t('required') }];
  return (
    <Form
      layout="vertical"
      initialValues={meeting}
      onFinish={({ date, place, attendance }: Meeting) =>
        arrange.mutate(
          { cycle, unit, meeting: { date, place, attendance: attendance ?? null } },
          {
            onSuccess: () => {
              toast(t('saved'));
              onDone();
            },
          },
        )
      }
    >
      <Form.Item name="date" label={t('meeting.date')} rules={rules}>
        <DateField />
      </Form.Item>
      <Form.Item name="place" label={t('meeting.place')} rules={[{ ...rules[0], whitespace: true }]}>
        <Input maxLength={100} />
      </Form.Item>
      <Form.Item name="attendance" label={t('meeting.attendance')} extra={t('meeting.attendance.hint')}>
        <InputNumber className="kp-fill" min={0} max={100_000} precision={0} />
      </Form.Item>
      <Refusal error={arrange.error} />
      <div className="kp-row">
        <Button type="primary" htmlType="submit" loading={arrange.isPending}>
          {t('save')}
        </Button>
        <Button onClick={onDone}>{t('cancel')}</Button>
      </div>
    </Form>
  );
}
