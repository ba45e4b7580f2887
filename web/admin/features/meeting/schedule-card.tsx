import { Button } from 'antd';
import { useState } from 'react';
import { scheduleMachine } from '#shared/appraisal/meeting-schedule.ts';
import { cancelMeeting, confirmMeeting } from '#shared/api/conduct/meeting.ts';
import { useCommand } from '../../app/api.ts';
import { useSay } from '../../app/i18n.ts';
import { useSession } from '../../app/session-context.ts';
import { Refusal } from '../../ui/error-state.tsx';
import { moment } from '../../ui/numbers.ts';
import { ReasonModal } from '../../ui/reason-modal.tsx';
import { toast } from '../../ui/toast.tsx';
import { Calendar } from './calendar.tsx';
import { ProposalModal } from './proposal-modal.tsx';
import { useTexts } from './texts.ts';
import type { CardProps } from './use-meeting.ts';

/** When the meeting is: what was proposed by whom, what the other side can do about it, and the group's days. */
export function ScheduleCard({ place, conduct, meeting, mayAct }: CardProps) {
  const t = useTexts();
  const say = useSay();
  const { me } = useSession();
  const { schedule, state } = conduct.facts.meeting;
  const { slot, proposed } = schedule;
  const [proposing, setProposing] = useState<string | null>(null);
  const [cancelling, setCancelling] = useState(false);
  const confirm = useCommand(confirmMeeting, { rereadStale: true });
  const cancel = useCommand(cancelMeeting, { rereadStale: true });
  const mayPropose = mayAct && state === 'planned';
  const isOther =
    proposed !== null && proposed.by.user !== me.user?.id && meeting.sides.some((side) => side !== proposed.side);
  const { from, to } = meeting.window;
  // No day can be proposed before the office has announced which there are.
  const isAnnounced = from !== null && to !== null;
  return (
    <section className="kp-card kp-stack" id="schedule">
      <h2>
        {t('schedule')}{' '}
        <span className={`kp-tag ${schedule.state === 'agreed' ? 'kp-tag-blue' : ''}`}>
          {say(scheduleMachine.states[schedule.state])}
        </span>
      </h2>
      {slot && (
        <dl className="kp-facts">
          <dt>{t('when')}</dt>
          <dd className={schedule.state === 'cancelled' ? 'kp-meeting-struck' : ''}>
            <strong>{t('slot', { date: slot.date, from: slot.from, to: slot.to })}</strong>
          </dd>
          <dt>{t('place')}</dt>
          <dd>{slot.place}</dd>
          {proposed && (
            <>
              <dt>{t('proposed')}</dt>
              <dd>{t('by', { side: t(`side.${proposed.side}`), name: proposed.by.name, at: moment(proposed.at) })}</dd>
            </>
          )}
          {schedule.confirmed && (
            <>
              <dt>{t('confirmed')}</dt>
              <dd>{t('by.at', { name: schedule.confirmed.by.name, at: moment(schedule.confirmed.at) })}</dd>
            </>
          )}
          {schedule.reason && (
            <>
              <dt>{t('cancelled.why')}</dt>
              <dd>{schedule.reason}</dd>
            </>
          )}
        </dl>
      )}
      <p className="kp-soft">
        {isAnnounced ? t('window', { from, to }) : t('window.none')}
        <br />
        {meeting.bothConfirm ? t('both') : t('one')}
      </p>
      {schedule.state === 'proposed' && mayPropose && !isOther && <p className="kp-note">{t('waiting')}</p>}
      {mayPropose && (
        <div className="kp-row kp-no-print">
          {schedule.state === 'proposed' && isOther && (
            <Button
              type="primary"
              loading={confirm.isPending}
              onClick={() =>
                confirm.mutate({ ...place, number: schedule.number }, { onSuccess: () => toast(t('agreed.done')) })
              }
            >
              {t('confirm.slot')}
            </Button>
          )}
          {isAnnounced && (
            <Button
              type={schedule.state === 'open' || schedule.state === 'cancelled' ? 'primary' : 'default'}
              onClick={() => setProposing(slot?.date ?? '')}
            >
              {schedule.state === 'agreed' ? t('move') : slot ? t('propose.other') : t('propose')}
            </Button>
          )}
          {(schedule.state === 'proposed' || schedule.state === 'agreed') && (
            <Button danger onClick={() => setCancelling(true)}>
              {t('cancel.slot')}
            </Button>
          )}
        </div>
      )}
      <Refusal error={confirm.error} />
      <Calendar
        meeting={meeting}
        own={place.unit}
        proposed={schedule.state === 'proposed' ? slot : null}
        onDay={mayPropose ? setProposing : null}
      />
      {proposing !== null && (
        <ProposalModal
          place={place}
          conduct={conduct}
          meeting={meeting}
          date={proposing}
          onClose={() => setProposing(null)}
        />
      )}
      <ReasonModal
        open={cancelling}
        title={t('cancel.slot')}
        confirm={t('cancel.slot')}
        danger
        busy={cancel.isPending}
        error={cancel.error}
        onCancel={() => setCancelling(false)}
        onConfirm={(reason) =>
          cancel.mutate(
            { ...place, number: schedule.number, reason },
            {
              onSuccess: () => {
                setCancelling(false);
                toast(t('cancel.done'));
              },
            },
          )
        }
      >
        {t('cancel.what')}
      </ReasonModal>
    </section>
  );
}
