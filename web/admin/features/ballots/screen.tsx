import { Button } from 'antd';
import { useEffect } from 'react';
import { sourceNames } from '#shared/policy/terms.ts';
import { useSay } from '../../app/i18n.ts';
import type { PollState } from '#shared/ballots/poll.ts';
import { shownFingerprint } from '#shared/ballots/digests.ts';
import { Figures } from './figures.tsx';
import { QrCode } from './qr-code.tsx';
import './screen.css';
import { StageRail } from './stage-rail.tsx';
import { useTexts } from './texts.ts';
import type { PollProps } from './use-poll.ts';

const saidOnScreen = {
  preparing: 'wait',
  frozen: 'wait',
  issuing: 'issue',
  open: 'issue',
  casting: 'cast',
  closing: 'over',
  closed: 'over',
  published: 'published',
  voided: 'voided',
} as const satisfies Record<PollState, string>;

/** What is thrown on the wall of the room: the poll's QR without a card, its fingerprint, the stage, the figures. */
export function Screen({ view, conduct, onLeave }: PollProps & { onLeave: () => void }) {
  const t = useTexts();
  const say = useSay();
  const { poll, link } = view;
  useEffect(() => {
    const leave = (event: KeyboardEvent) => {
      if (event.key === 'Escape') onLeave();
    };
    addEventListener('keydown', leave);
    return () => removeEventListener('keydown', leave);
  }, [onLeave]);
  return (
    <section className="kp-poll-screen" aria-label={t('screen')}>
      <header>
        <div>
          <p className="kp-poll-screen-unit">{conduct.unit.name}</p>
          <p className="kp-poll-screen-title">
            {t('screen.title', { title: poll.title })} · {say(sourceNames[poll.source])}
            {poll.rounds > 1 && ` · ${t('round', { n: poll.round })}`}
            {poll.dryRun && <strong className="kp-tag kp-poll-dry">{t('dry')}</strong>}
          </p>
        </div>
        <Button autoFocus onClick={onLeave}>
          {t('screen.leave')}
        </Button>
      </header>
      <StageRail poll={poll} isEntered={false} />
      <div className="kp-poll-screen-body">
        {link !== null && (
          <figure>
            <QrCode text={link} label={t('qr')} />
            {poll.fingerprint !== null && (
              <figcaption>
                {t('fingerprint')}
                <code className="kp-poll-code">{shownFingerprint(poll.fingerprint)}</code>
              </figcaption>
            )}
          </figure>
        )}
        <div className="kp-stack">
          <Figures view={view} />
          <p className="kp-poll-screen-how">
            {t(poll.paused ? 'screen.paused' : `screen.${saidOnScreen[poll.state]}`)}
          </p>
          <p className="kp-poll-screen-secret">{t('screen.secret')}</p>
        </div>
      </div>
    </section>
  );
}
