/** @jsxImportSource preact */
import { shownFingerprint } from '#shared/ballots/digests.ts';
import { Title } from './frame.tsx';
import { useText } from './language.ts';
import type { View } from './view.ts';
import type { Voting } from './voting.ts';
import './welcome-step.css';

export function WelcomeStep({ voting, view }: { voting: Voting; view: View }) {
  const t = useText();
  const poll = view.poll!;
  const hasComments = poll.boxes.some(({ sheet }) => sheet.rules.comments.enabled);
  const isPaused = poll.phase === 'paused';
  const reason = poll.issuing ? null : isPaused ? t('paused') : poll.casting ? t('issueOver') : t('waitIssue');
  return (
    <>
      <Title of="welcome">{t('vote')}</Title>
      <section class="secret" aria-labelledby="secret">
        <h2 id="secret">{t('secretTitle')}</h2>
        <ul>
          <li>{t('secretWho')}</li>
          <li>{t('secretHow')}</li>
          <li>{t('secretFew', { n: poll.minBallots })}</li>
          {poll.boxes.length > 1 && <li>{t('secretPeers')}</li>}
          {hasComments && <li>{t('secretComments')}</li>}
        </ul>
        <p>
          {t('fingerprint')} <code class="short">{shownFingerprint(voting.fingerprint)}</code>
        </p>
        <p class="hint">{t('fingerprintMore')}</p>
      </section>
      <div role="status" aria-live="polite">
        {reason !== null && <p class="notice">{reason}</p>}
      </div>
      {view.card !== null && <p>{t('cardRead', { tail: view.card })}</p>}
      <div class="actions">
        <button
          type="button"
          class="main"
          disabled={!poll.issuing || view.checking}
          onClick={() => void voting.begin()}
        >
          {view.checking ? t('checking') : t('begin')}
        </button>
        {view.card !== null && (
          <button type="button" disabled={!poll.issuing || view.checking} onClick={() => voting.otherCard()}>
            {t('useOther')}
          </button>
        )}
      </div>
    </>
  );
}
