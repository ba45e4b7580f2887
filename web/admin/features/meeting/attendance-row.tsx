import type { AttendanceState } from '#shared/appraisal/meeting-roster.ts';
import { useTexts } from './texts.ts';
import type { Roster } from './use-meeting.ts';
import './attendance.css';

/** One person at the door: a tap on the name is "present"; whatever was marked can be taken back. */
export function AttendanceRow(props: {
  attendee: Roster['attendees'][number];
  state: AttendanceState;
  reason: string | null;
  isPending: boolean;
  mayMark: boolean;
  onMark: (to: AttendanceState) => void;
}) {
  const t = useTexts();
  const { attendee, state, mayMark, onMark } = props;
  const who = (
    <>
      <span className="kp-attendance-name">
        {attendee.name}
        {!attendee.expected && <small> {t('unexpected')}</small>}
      </span>
      <small>{attendee.note === '' ? attendee.category : `${attendee.category} · ${attendee.note}`}</small>
    </>
  );
  return (
    <li className={`kp-attendance-row kp-attendance-${state}`}>
      {mayMark && state !== 'present' ? (
        <button type="button" className="kp-attendance-who" onClick={() => onMark('present')}>
          {who}
          <span className="kp-hidden">{t('attendance.present')}</span>
        </button>
      ) : (
        <span className="kp-attendance-who">{who}</span>
      )}
      <span className="kp-attendance-state">
        {state === 'present' && <b>✓ {t('attendance.present')}</b>}
        {state === 'absent' && (
          <b>
            {t('attendance.absent')}
            {props.reason && <small>{props.reason}</small>}
          </b>
        )}
        {props.isPending && <small>{t('attendance.pending')}</small>}
      </span>
      {mayMark && (
        <button
          type="button"
          className="kp-attendance-act"
          onClick={() => onMark(state === 'unmarked' ? 'absent' : 'unmarked')}
        >
          <span className="kp-hidden">{attendee.name}</span>
          {state === 'unmarked' ? t('attendance.absent') : t('attendance.undo')}
        </button>
      )}
    </li>
  );
}
