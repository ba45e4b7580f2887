import type { Slot } from '#shared/appraisal/meeting.ts';
import { daysOf, weekdayOf } from './days.ts';
import { useTexts } from './texts.ts';
import type { Meeting } from './use-meeting.ts';
import './calendar.css';

/** The days of the window with what the group has agreed on; a day opens a proposal for it. */
export function Calendar(props: {
  meeting: Meeting;
  own: string;
  proposed: Slot | null;
  onDay: ((date: string) => void) | null;
}) {
  const t = useTexts();
  const { window, bookings } = props.meeting;
  const days = daysOf(window.from, window.to);
  if (days.length === 0) return null;
  return (
    <div className="kp-stack kp-meeting-calendar">
      <h3>{t('calendar')}</h3>
      <ol className="kp-meeting-days">
        {days.map((date, i) => {
          const taken = bookings.filter((one) => one.date === date);
          const isProposed = props.proposed?.date === date;
          const day = (
            <>
              <span className="kp-num">{date.slice(5)}</span> <span>{t(`weekday.${weekdayOf(date)}`)}</span>
            </>
          );
          return (
            <li
              key={date}
              className={taken.length === 0 && !isProposed ? 'kp-meeting-free' : ''}
              style={i === 0 ? { gridColumnStart: weekdayOf(date) } : undefined}
            >
              {props.onDay ? (
                <button type="button" onClick={() => props.onDay?.(date)}>
                  <span className="kp-hidden">{t('propose.on')}</span> {day}
                </button>
              ) : (
                <span className="kp-meeting-day">{day}</span>
              )}
              <ul className="kp-plain-list">
                {taken.map((one) => (
                  <li key={one.unit} className={one.unit === props.own ? 'kp-meeting-own' : 'kp-meeting-taken'}>
                    <span className="kp-num">
                      {one.from}–{one.to}
                    </span>{' '}
                    {one.unitName}
                  </li>
                ))}
                {isProposed && props.proposed && (
                  <li className="kp-meeting-proposed">
                    <span className="kp-num">
                      {props.proposed.from}–{props.proposed.to}
                    </span>{' '}
                    {t('proposed.here')}
                  </li>
                )}
              </ul>
            </li>
          );
        })}
      </ol>
    </div>
  );
}
