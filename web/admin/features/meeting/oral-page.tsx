import { Button } from 'antd';
import { useCallback, useEffect, useState } from 'react';
import { overrun } from '#shared/appraisal/meeting-oral.ts';
import { recordOral } from '#shared/api/conduct/meeting.ts';
import { useCommand } from '../../app/api.ts';
import { useSession } from '../../app/session-context.ts';
import { Refusal } from '../../ui/error-state.tsx';
import { toast } from '../../ui/toast.tsx';
import { PageFrame } from './page-frame.tsx';
import { useTexts } from './texts.ts';
import {
  countdown,
  keepTimer,
  length,
  loadTimer,
  readyFor,
  secondsOf,
  type Timer,
  timerKey,
  toggled,
} from './timer.ts';
import type { CardProps } from './use-meeting.ts';
import './oral.css';

/** The clock of the reports by word: counts down, turns red, and what was spoken is recorded. */
export function Component() {
  const t = useTexts();
  return (
    <PageFrame title={t('oral.timer')} below>
      {(framed) => <Clock {...framed} />}
    </PageFrame>
  );
}

function useTimer(place: { cycle: string; unit: string }) {
  const { me } = useSession();
  const key = timerKey(me.tenant?.id ?? '', me.user?.id ?? '', place.cycle, place.unit);
  const [timer, setTimer] = useState<Timer | null>(() => loadTimer(localStorage, key));
  const [now, setNow] = useState(() => Date.now());
  const put = useCallback(
    (next: Timer | null) => {
      setTimer(next);
      setNow(Date.now());
      keepTimer(localStorage, key, next);
    },
    [key],
  );
  const isRunning = timer !== null && timer.startedAt !== null;
  useEffect(() => {
    if (!isRunning) return;
    const ticking = setInterval(() => setNow(Date.now()), 200);
    return () => clearInterval(ticking);
  }, [isRunning]);
  return { timer, isRunning, seconds: timer === null ? 0 : secondsOf(timer, now), put };
}

function Clock({ place, conduct, meeting, mayAct }: CardProps) {
  const t = useTexts();
  const { timer, isRunning, seconds, put } = useTimer(place);
  const record = useCommand(recordOral, { rereadStale: true });
  const { oral, maxMinutes } = meeting;
  const speaking = oral.find(({ person }) => person === timer?.person);
  const mayRecord = mayAct && conduct.facts.meeting.state === 'held';
  const over = overrun(seconds, maxMinutes);
  const toggle = useCallback(() => timer && put(toggled(timer, Date.now())), [timer, put]);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const at = event.target as HTMLElement;
      // On a button the space presses it already.
      if (event.code !== 'Space' || /^(INPUT|TEXTAREA|SELECT|BUTTON|A|SUMMARY)$/.test(at.tagName)) return;
      event.preventDefault();
      toggle();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [toggle]);
  const send = (person: string, spoken: number | null, version: number) =>
    record.mutate(
      { ...place, person, seconds: spoken, version },
      {
        onSuccess: ({ over: by }) => {
          if (spoken === null) return;
          put(null);
          toast(by > 0 ? t('oral.recorded.over', { n: by }) : t('oral.recorded'));
        },
      },
    );
  return (
    <div className="kp-columns kp-oral-columns">
      <section className={`kp-card kp-stack kp-oral-clock ${over > 0 ? 'kp-oral-over' : ''}`}>
        {speaking && timer ? (
          <>
            <h2>{speaking.name}</h2>
            <p className="kp-oral-time kp-num" role="timer" aria-live="off">
              {countdown(seconds, maxMinutes)}
            </p>
            <p className="kp-soft" role="status">
              {over > 0 ? t('oral.late') : t('oral.limit', { minutes: maxMinutes })}
            </p>
            <div className="kp-row kp-oral-actions">
              <Button size="large" type={isRunning ? 'default' : 'primary'} onClick={toggle}>
                {isRunning ? t('oral.stop') : seconds > 0 ? t('oral.go.on') : t('oral.start')}
              </Button>
              {!isRunning && seconds > 0 && (
                <Button
                  size="large"
                  type="primary"
                  disabled={!mayRecord}
                  loading={record.isPending}
                  onClick={() => send(timer.person, seconds, speaking.version)}
                >
                  {t('oral.record', { length: length(seconds) })}
                </Button>
              )}
              {!isRunning && seconds > 0 && (
                <Button size="large" onClick={() => put(readyFor(timer.person))}>
                  {t('oral.reset')}
                </Button>
              )}
            </div>
            <p className="kp-soft kp-oral-keys">{t('oral.keys')}</p>
          </>
        ) : (
          <p>{t('oral.choose')}</p>
        )}
        {!mayRecord && <p className="kp-note">{t('oral.closed')}</p>}
        <Refusal error={record.error} />
      </section>
      <section className="kp-card kp-stack">
        <h2>{t('oral')}</h2>
        {oral.length === 0 && <p>{t('oral.none')}</p>}
        <ol className="kp-plain-list kp-oral-list">
          {oral.map((one, i) => (
            <li key={one.person} className={one.person === timer?.person ? 'kp-oral-chosen' : ''}>
              <button
                type="button"
                aria-pressed={one.person === timer?.person}
                disabled={isRunning || one.report !== null}
                onClick={() => put(readyFor(one.person))}
              >
                <span className="kp-soft kp-num">{i + 1}</span>
                <span>{one.name}</span>
                {one.report ? (
                  <span className={`kp-num ${one.report.over > 0 ? 'kp-wrong' : ''}`}>
                    ✓ {length(one.report.seconds)}
                    {one.report.over > 0 && ` ${t('oral.over', { n: one.report.over })}`}
                  </span>
                ) : (
                  <span className="kp-soft">{t('oral.waiting')}</span>
                )}
              </button>
              {one.report && mayRecord && (
                <button
                  type="button"
                  className="kp-link"
                  aria-label={t('oral.back.of', { name: one.name })}
                  onClick={() => send(one.person, null, one.version)}
                >
                  {t('oral.back')}
                </button>
              )}
            </li>
          ))}
        </ol>
      </section>
    </div>
  );
}
