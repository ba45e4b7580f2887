import { Button } from 'antd';
import { useState } from 'react';
import { missMediaReport, releaseMediaSlot } from '#shared/api/conduct/media.ts';
import { daysOf, endOf } from '#shared/appraisal/media.ts';
import { useCommand } from '../../app/api.ts';
import { language } from '../../app/i18n.ts';
import { ReasonModal } from '../../ui/reason-modal.tsx';
import { RecordModal } from './record-modal.tsx';
import { StateTag } from './state-tag.tsx';
import { useTexts } from './texts.ts';
import type { MediaView, Slot } from './use-media.ts';

type Asked = { slot: Slot; what: 'record' | 'miss' | 'release' };

const weekday = (date: string): string =>
  new Intl.DateTimeFormat(language() === 'en' ? 'en' : 'zh-CN', { weekday: 'short', timeZone: 'UTC' }).format(
    new Date(`${date}T00:00:00Z`),
  );

/** The days of the window with their reports, in the order of their times. */
export function Calendar(props: { cycle: string; view: MediaView; works: boolean; onMove: (unit: string) => void }) {
  const { cycle, view, works } = props;
  const t = useTexts();
  const [asked, setAsked] = useState<Asked | null>(null);
  const miss = useCommand(missMediaReport);
  const release = useCommand(releaseMediaSlot);
  const close = () => {
    setAsked(null);
    miss.reset();
    release.reset();
  };
  const window = daysOf(view.window);
  const used = view.slots.map(({ date }) => date);
  const days = [...new Set([...(works ? window : []), ...used])].sort();
  const command = asked?.what === 'miss' ? miss : release;
  return (
    <section>
      <h2 className="kp-section-title">{t('calendar')}</h2>
      {days.length === 0 && <p className="kp-soft">{t('calendar.empty')}</p>}
      <ol className="kp-plain-list kp-days">
        {days.map((date) => (
          <li key={date} className="kp-card kp-day">
            <h3>
              <time dateTime={date}>{date}</time> <small>{weekday(date)}</small>{' '}
              {!window.includes(date) && <small>{t('outside')}</small>}
            </h3>
            <ul className="kp-plain-list">
              {view.slots
                .filter((slot) => slot.date === date)
                .map((slot) => (
                  <li key={`${slot.unit} ${slot.start} ${slot.state}`} className="kp-slot">
                    <SlotLine slot={slot} />
                    {works && (
                      <SlotButtons
                        slot={slot}
                        today={view.today}
                        onAsk={(what) => setAsked({ slot, what })}
                        onMove={() => props.onMove(slot.unit)}
                      />
                    )}
                  </li>
                ))}
              {!used.includes(date) && <li className="kp-soft">{t('day.empty')}</li>}
            </ul>
          </li>
        ))}
      </ol>
      {asked?.what === 'record' && (
        <RecordModal cycle={cycle} slot={asked.slot} maxMinutes={view.maxMinutes} onClose={close} />
      )}
      {asked && asked.what !== 'record' && (
        <ReasonModal
          open
          title={t(asked.what)}
          busy={command.isPending}
          error={command.error}
          onCancel={close}
          onConfirm={(reason) => command.mutate({ cycle, unit: asked.slot.unit, reason }, { onSuccess: close })}
        >
          {t(`${asked.what}.what`, { unit: asked.slot.name })}
        </ReasonModal>
      )}
    </section>
  );
}

function SlotLine({ slot }: { slot: Slot }) {
  const t = useTexts();
  const { start, minutes, seconds } = slot;
  return (
    <div>
      <p className="kp-row">
        <span className="kp-num">
          {start}—{endOf({ start, minutes })}
        </span>
        <strong>{slot.name}</strong>
        <span>{slot.speaker}</span>
        <StateTag state={slot.state} />
        {slot.over && <span className="kp-tag kp-tag-wrong">{t('over')}</span>}
      </p>
      {(seconds !== null || slot.note || slot.reason) && (
        <p className="kp-soft">
          {seconds !== null && t('length', { m: Math.floor(seconds / 60), s: seconds % 60 })} {slot.note} {slot.reason}
        </p>
      )}
    </div>
  );
}

function SlotButtons(props: { slot: Slot; today: string; onAsk: (what: Asked['what']) => void; onMove: () => void }) {
  const t = useTexts();
  const { slot, today, onAsk } = props;
  const isPast = slot.date <= today;
  if (slot.state === 'missed') return null;
  if (slot.state === 'recorded')
    return (
      <Button size="small" onClick={() => onAsk('record')}>
        {t('record.again')}
      </Button>
    );
  return (
    <div className="kp-row">
      {isPast && (
        <Button size="small" type="primary" onClick={() => onAsk('record')}>
          {t('record')}
        </Button>
      )}
      {isPast && (
        <Button size="small" onClick={() => onAsk('miss')}>
          {t('miss')}
        </Button>
      )}
      <Button size="small" onClick={props.onMove}>
        {t('move')}
      </Button>
      <Button size="small" onClick={() => onAsk('release')}>
        {t('release')}
      </Button>
    </div>
  );
}
