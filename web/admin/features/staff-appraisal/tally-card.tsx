import { Button } from 'antd';
import { useState } from 'react';
import type { CardProps } from './card-props.ts';
import { TallyEntry } from './tally-entry.tsx';
import { TallyTable } from './tally-table.tsx';
import { useTexts } from './texts.ts';

/** The tally as the reader may see it; who counts enters it here. */
export function TallyCard(props: CardProps) {
  const { staff } = props;
  const t = useTexts();
  const { tally, actions } = staff;
  const [editing, setEditing] = useState(false);
  const isEmpty = tally.enteredBy === null && tally.rows.length < staff.subjects.length;
  const enters = actions.includes('enter') && (editing || isEmpty);
  return (
    <section className="kp-card kp-stack">
      <div className="kp-row">
        <h2>{t('tally')}</h2>
        {tally.ballots !== null && !enters && (
          <span className="kp-soft">
            {t('tally.ballots')} <strong className="kp-num">{tally.ballots}</strong>
          </span>
        )}
        <span className="kp-soft">
          {tally.enteredBy && t('tally.entered', { name: tally.enteredBy.name })}{' '}
          {tally.confirmedBy && t('tally.confirmed', { name: tally.confirmedBy.name })}
        </span>
        {actions.includes('enter') && !enters && (
          <Button className="kp-row-end" onClick={() => setEditing(true)}>
            {t('entry.edit')}
          </Button>
        )}
      </div>
      {tally.hidden !== null ? (
        <p className="kp-note">{t(`tally.hidden.${tally.hidden}`)}</p>
      ) : enters ? (
        <TallyEntry {...props} onDone={() => setEditing(false)} />
      ) : tally.rows.length === 0 ? (
        <p className="kp-soft">{t('tally.none')}</p>
      ) : (
        <TallyTable staff={staff} />
      )}
    </section>
  );
}
