import { Button } from 'antd';
import { useState } from 'react';
import { agendaOf } from '#shared/appraisal/meeting-agenda.ts';
import { closeMeeting, reopenMeeting } from '#shared/api/conduct/meeting.ts';
import { useCommand } from '../../app/api.ts';
import { Refusal } from '../../ui/error-state.tsx';
import { LinkButton } from '../../ui/link-button.tsx';
import { moment } from '../../ui/numbers.ts';
import { ReasonModal } from '../../ui/reason-modal.tsx';
import { toast } from '../../ui/toast.tsx';
import { attendancePath } from './paths.ts';
import { useTexts } from './texts.ts';
import type { CardProps } from './use-meeting.ts';

/** The end of the meeting, and what still stands in its way, by name. */
export function ClosingCard({ place, conduct, meeting, mayAct }: CardProps) {
  const t = useTexts();
  const facts = conduct.facts.meeting;
  const [reopening, setReopening] = useState(false);
  const close = useCommand(closeMeeting, { rereadStale: true });
  const reopen = useCommand(reopenMeeting, { rereadStale: true });
  const open = agendaOf(meeting.agenda, facts).filter(({ state }) => state !== 'ended');
  const { withoutReport, unmarked } = meeting;
  const ready = open.length === 0 && unmarked === 0 && withoutReport.length === 0;
  const { closed } = facts;
  return (
    <section className="kp-card kp-stack" id="closing">
      <h2>{t('closing')}</h2>
      {closed ? (
        <>
          <p>{t('closed', { name: closed.by.name, at: moment(closed.at) })}</p>
          <p>
            {t('closed.attendance', {
              ...{ present: closed.present, expected: closed.expected },
              rate: closed.expected === 0 ? '—' : ((closed.present * 100) / closed.expected).toFixed(1),
            })}
          </p>
        </>
      ) : (
        <ul className="kp-plain-list kp-meeting-missing">
          <Missing
            done={open.length === 0}
            text={
              open.length === 0
                ? t('closing.agenda')
                : t('closing.agenda.open', { list: open.map(({ label }) => label).join(t('and')) })
            }
          />
          <Missing
            done={unmarked === 0}
            text={unmarked === 0 ? t('closing.marked') : t('closing.unmarked', { n: unmarked })}
          >
            {unmarked > 0 && (
              <LinkButton size="small" to={attendancePath(place.cycle, place.unit)}>
                {t('attendance')}
              </LinkButton>
            )}
          </Missing>
          <Missing
            done={withoutReport.length === 0}
            text={
              withoutReport.length === 0
                ? t('closing.reports')
                : t('closing.reports.missing', {
                    n: withoutReport.length,
                    list: withoutReport.map(({ name }) => name).join(t('and')),
                  })
            }
          />
        </ul>
      )}
      {mayAct && facts.state === 'held' && (
        <div className="kp-no-print">
          <Button
            type={ready ? 'primary' : 'default'}
            loading={close.isPending}
            onClick={() => close.mutate(place, { onSuccess: () => toast(t('closing.done')) })}
          >
            {t('close')}
          </Button>
        </div>
      )}
      {facts.state === 'closed' && meeting.mayReopen && !conduct.closed && (
        <div className="kp-no-print">
          <Button onClick={() => setReopening(true)}>{t('reopen')}</Button>
        </div>
      )}
      <Refusal error={close.error} />
      <ReasonModal
        open={reopening}
        title={t('reopen')}
        busy={reopen.isPending}
        error={reopen.error}
        onCancel={() => setReopening(false)}
        onConfirm={(reason) => reopen.mutate({ ...place, reason }, { onSuccess: () => setReopening(false) })}
      >
        {t('reopen.what')}
      </ReasonModal>
    </section>
  );
}

function Missing(props: { done: boolean; text: string; children?: React.ReactNode }) {
  const t = useTexts();
  return (
    <li className={props.done ? 'kp-soft' : ''}>
      <span aria-hidden="true">{props.done ? '✓' : '○'}</span>{' '}
      <span>
        <span className="kp-hidden">{props.done ? t('closing.ok') : t('closing.not')}</span>
        {props.text} {props.children}
      </span>
    </li>
  );
}
