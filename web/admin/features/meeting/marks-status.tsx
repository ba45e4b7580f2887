import { Button } from 'antd';
import { Refusal } from '../../ui/error-state.tsx';
import { useTexts } from './texts.ts';
import type { useMarks } from './use-marks.ts';
import type { Roster } from './use-meeting.ts';

/** What has not reached the service yet, what it refuses, and where somebody else was faster. */
export function MarksStatus(props: { marks: ReturnType<typeof useMarks>; attendees: Roster['attendees'] }) {
  const t = useTexts();
  const { marks } = props;
  const byId = new Map(props.attendees.map((one) => [one.id, one]));
  return (
    <>
      {marks.waiting > 0 && !marks.isRefused && (
        <p className={marks.error ? 'kp-note' : 'kp-soft'} role="status">
          {marks.error ? t('marks.offline', { n: marks.waiting }) : t('marks.sending', { n: marks.waiting })}{' '}
          {marks.error && (
            <button type="button" className="kp-link" onClick={marks.retry}>
              {t('marks.now')}
            </button>
          )}
        </p>
      )}
      {!marks.isKept && <p className="kp-wrong">{t('marks.unkept')}</p>}
      {marks.isRefused && (
        <div className="kp-stack">
          <Refusal error={marks.error} />
          <div className="kp-row">
            <Button onClick={marks.retry}>{t('marks.now')}</Button>
            <Button danger onClick={marks.drop}>
              {t('marks.drop', { n: marks.waiting })}
            </Button>
          </div>
        </div>
      )}
      {marks.overtaken.length > 0 && (
        <div className="kp-refusal" role="alert">
          <strong>{t('marks.other')}</strong>
          <ul>
            {marks.overtaken.map(({ result, mine }) => (
              <li key={mine.key}>
                {t('marks.other.of', {
                  name: byId.get(mine.participant)?.name ?? '',
                  by: result.mark?.by.name ?? '',
                  state: t(`attendance.${result.mark?.state ?? 'unmarked'}`),
                  mine: t(`attendance.${mine.to}`),
                })}
              </li>
            ))}
          </ul>
          <Button onClick={marks.dismiss}>{t('marks.seen')}</Button>
        </div>
      )}
    </>
  );
}
