import { Button, Form, Input, Select } from 'antd';
import { useState } from 'react';
import { recordLifeMeeting } from '#shared/api/ballots/polls.ts';
import { useCommand } from '../../app/api.ts';
import { useMarks } from '../../app/i18n.ts';
import { DateField } from '../../ui/date-field.tsx';
import { Refusal } from '../../ui/error-state.tsx';
import { moment } from '../../ui/numbers.ts';
import { toast } from '../../ui/toast.tsx';
import { useUiTexts } from '../../ui/texts.ts';
import type { PollsProps } from './polls-page.tsx';
import { useTexts } from './texts.ts';

interface Entered {
  date: string;
  place: string;
  attendees: string[];
  note?: string;
}

/** The team's democratic life meeting 民主生活会, which the peer rating waits for where the policy says so (B-150). */
export function LifeMeetingCard(props: PollsProps) {
  const t = useTexts();
  const marks = useMarks();
  const [isEditing, setEditing] = useState(false);
  const { lifeMeeting, mayRecordLifeMeeting } = props.polls;
  const mayEdit = mayRecordLifeMeeting && !props.conduct.closed;
  const nameOf = new Map(props.conduct.people.map(({ id, name }) => [id, name]));
  return (
    <section className="kp-card kp-stack" id="life-meeting">
      <div className="kp-row">
        <h2>{t('life')}</h2>
        <span className={lifeMeeting ? 'kp-tag' : 'kp-tag kp-tag-wrong'}>
          {t(lifeMeeting ? 'life.recorded' : 'life.missing')}
        </span>
      </div>
      {!lifeMeeting && <p className="kp-soft">{t(mayEdit ? 'life.what' : 'life.wait')}</p>}
      {lifeMeeting && !isEditing && (
        <dl className="kp-facts">
          <dt>{t('life.date')}</dt>
          <dd>{lifeMeeting.date}</dd>
          <dt>{t('life.place')}</dt>
          <dd>{lifeMeeting.place}</dd>
          <dt>{t('life.attendees')}</dt>
          <dd>{lifeMeeting.attendees.map((one) => nameOf.get(one) ?? one).join(marks.and)}</dd>
          {lifeMeeting.note !== '' && (
            <>
              <dt>{t('life.note')}</dt>
              <dd className="kp-poll-text">{lifeMeeting.note}</dd>
            </>
          )}
          <dt>{t('life.by')}</dt>
          <dd>{t('by.at', { name: lifeMeeting.by.name, at: moment(lifeMeeting.at) })}</dd>
        </dl>
      )}
      {isEditing ? (
        <LifeMeetingForm {...props} onDone={() => setEditing(false)} />
      ) : (
        mayEdit && (
          <div className="kp-row">
            <Button type={lifeMeeting ? 'default' : 'primary'} onClick={() => setEditing(true)}>
              {t(lifeMeeting ? 'life.change' : 'life.record')}
            </Button>
          </div>
        )
      )}
    </section>
  );
}

function LifeMeetingForm({ place, polls, conduct, onDone }: PollsProps & { onDone: () => void }) {
  const t = useTexts();
  const ui = useUiTexts();
  const save = useCommand(recordLifeMeeting);
  const { lifeMeeting } = polls;
  // What the form was opened on: somebody else's change meanwhile is refused, not written over.
  const [version] = useState(lifeMeeting?.version ?? null);
  const team = conduct.people.filter(({ role }) => role === 'principal' || role === 'deputy');
  const required = { required: true, message: t('required') };
  return (
    <Form<Entered>
      layout="vertical"
      initialValues={lifeMeeting ?? { date: undefined, place: '', attendees: team.map(({ id }) => id), note: '' }}
      onFinish={({ date, place: where, attendees, note }) =>
        save.mutate(
          { ...place, version, meeting: { date, place: where.trim(), attendees, note: (note ?? '').trim() } },
          {
            onSuccess: () => {
              toast(t('life.saved'));
              onDone();
            },
          },
        )
      }
    >
      <div className="kp-form-grid">
        <Form.Item name="date" label={t('life.date')} rules={[required]}>
          <DateField />
        </Form.Item>
        <Form.Item name="place" label={t('life.place')} rules={[required]}>
          <Input maxLength={100} />
        </Form.Item>
      </div>
      <Form.Item name="attendees" label={t('life.attendees')} rules={[required]}>
        <Select
          mode="multiple"
          optionFilterProp="label"
          options={conduct.people
            .filter(({ rank }) => rank !== 'staff')
            .map(({ id, name }) => ({ value: id, label: name }))}
        />
      </Form.Item>
      <Form.Item name="note" label={t('life.note')}>
        <Input.TextArea rows={3} maxLength={2000} showCount />
      </Form.Item>
      <Refusal error={save.error} />
      <div className="kp-form-actions">
        <Button type="primary" htmlType="submit" loading={save.isPending}>
          {ui('save')}
        </Button>
        <Button onClick={onDone}>{ui('cancel')}</Button>
      </div>
    </Form>
  );
}
