import { Button, Input } from 'antd';
import { useCallback, useEffect, useRef, useState } from 'react';
import { saveMinutes } from '#shared/api/conduct/meeting.ts';
import { ApiError } from '../../app/api-error.ts';
import { call } from '../../app/api.ts';
import { useSession } from '../../app/session-context.ts';
import { Refusal } from '../../ui/error-state.tsx';
import { useTexts } from './texts.ts';
import type { CardProps } from './use-meeting.ts';

const pause = 1_500;
const formatName = 'kaoping.minutes/1';

interface Draft {
  text: string;
  /** the version that it was written on */
  version: number;
}

const readDraft = (key: string): Draft | null => {
  try {
    const kept = JSON.parse(localStorage.getItem(key) ?? 'null') as (Draft & { format?: string }) | null;
    return kept?.format === formatName ? { text: kept.text, version: kept.version } : null;
  } catch {
    return null;
  }
};

const keepDraft = (key: string, draft: Draft | null): void => {
  try {
    if (draft === null) localStorage.removeItem(key);
    else localStorage.setItem(key, JSON.stringify({ format: formatName, ...draft }));
  } catch {
    // The service has it after the next pause; only a reload before that would lose it.
  }
};

/** The minutes: sent at every pause in typing, kept in the browser until the service has them. */
export function MinutesCard({ place, conduct, meeting, mayAct }: CardProps) {
  const t = useTexts();
  const { me } = useSession();
  const key = ['kaoping.minutes', me.tenant?.id, me.user?.id, place.cycle, place.unit].join('.');
  const [draft, setDraft] = useState<Draft | null>(() => readDraft(key));
  const [saved, setSaved] = useState<Draft>(meeting.minutes);
  const [error, setError] = useState<ApiError | null>(null);
  const sending = useRef(false);
  const mayWrite = mayAct && conduct.facts.meeting.state === 'held';
  // What others wrote meanwhile is shown unless something of one's own waits to be sent.
  const stored = meeting.minutes.version > saved.version ? meeting.minutes : saved;
  const shown = draft?.text ?? stored.text;

  const put = useCallback(
    (next: Draft | null) => {
      setDraft(next);
      keepDraft(key, next);
    },
    [key],
  );
  const { cycle, unit } = place;
  const send = useCallback(
    async ({ text, version }: Draft) => {
      if (sending.current) return;
      sending.current = true;
      setError(null);
      try {
        const answer = await call(saveMinutes, { cycle, unit, text, version });
        setSaved({ text, version: answer.version });
        setDraft((now) => {
          const next = now === null || now.text === text ? null : { ...now, version: answer.version };
          keepDraft(key, next);
          return next;
        });
      } catch (cause) {
        setError(cause instanceof ApiError ? cause : new ApiError('internal', String(cause)));
      } finally {
        sending.current = false;
      }
    },
    [cycle, unit, key],
  );
  useEffect(() => {
    if (draft === null || !mayWrite || error?.code === 'stale-version' || error?.code === 'refused') return;
    const timer = setTimeout(() => void send(draft), error ? 5_000 : pause);
    return () => clearTimeout(timer);
  }, [draft, mayWrite, error, send]);

  const isStale = error?.code === 'stale-version';
  return (
    <section className="kp-card kp-stack" id="minutes">
      <h2>{t('minutes')}</h2>
      {mayWrite ? (
        <Input.TextArea
          aria-label={t('minutes')}
          autoSize={{ minRows: 5, maxRows: 24 }}
          maxLength={20_000}
          value={shown}
          placeholder={t('minutes.hint')}
          onChange={(event) => put({ text: event.target.value, version: draft?.version ?? stored.version })}
        />
      ) : (
        <p className="kp-meeting-text">{shown || t('minutes.none')}</p>
      )}
      {mayWrite && (
        <p className="kp-soft" role="status">
          {draft === null
            ? stored.version > 0
              ? t('minutes.saved')
              : ''
            : error
              ? t('minutes.kept')
              : t('minutes.saving')}
        </p>
      )}
      {isStale && draft && (
        <div className="kp-refusal" role="alert">
          <strong>{t('minutes.other')}</strong>
          <p className="kp-meeting-text">{meeting.minutes.text}</p>
          <div className="kp-row">
            <Button
              onClick={() => {
                setError(null);
                put({ text: `${meeting.minutes.text}\n${draft.text}`, version: meeting.minutes.version });
              }}
            >
              {t('minutes.both')}
            </Button>
            <Button
              onClick={() => {
                setError(null);
                put(null);
              }}
            >
              {t('minutes.theirs')}
            </Button>
          </div>
        </div>
      )}
      {!isStale && <Refusal error={error} />}
    </section>
  );
}
