import { Button } from 'antd';
import { useState } from 'react';
import { liftGuesses } from '#shared/api/ballots/polls.ts';
import { useCommand } from '../../app/api.ts';
import { ReasonModal } from '../../ui/reason-modal.tsx';
import { ArticleLink } from '../policy/article-link.tsx';
import { useTexts } from './texts.ts';
import { again, type PollProps } from './use-poll.ts';

/**
 * Wrong codes of cards: from half of what is allowed on it says so, beyond that issuing stands still until it is lifted.
 * Where nothing is limited each of them is told.
 */
export function GuessesNote({ place, view, conduct }: PollProps) {
  const t = useTexts();
  const [asking, setAsking] = useState(false);
  const lift = useCommand(liftGuesses, again);
  const { wrongCodes, guessesAllowed } = view.progress;
  const { state, acts } = view.poll;
  const isFew = wrongCodes === 0 || (guessesAllowed !== null && wrongCodes * 2 < guessesAllowed);
  if ((state !== 'issuing' && state !== 'open') || isFew) return null;
  const isStopped = guessesAllowed !== null && wrongCodes >= guessesAllowed;
  const key = guessesAllowed === null ? 'guesses.unlimited' : isStopped ? 'guesses.stopped' : 'guesses.many';
  return (
    <div
      className={isStopped ? 'kp-refusal kp-stack' : 'kp-note kp-stack'}
      role={guessesAllowed === null ? 'status' : 'alert'}
    >
      <p>
        {t(key, { n: wrongCodes, of: guessesAllowed ?? 0 })}{' '}
        <ArticleLink version={conduct.policyVersion} path="ballots.cards.attempts" />
      </p>
      {isStopped && acts.includes('lift') && (
        <div className="kp-row">
          <Button onClick={() => setAsking(true)}>{t('act.lift')}</Button>
        </div>
      )}
      <ReasonModal
        open={asking}
        title={t('act.lift')}
        confirm={t('act.lift')}
        busy={lift.isPending}
        error={lift.error}
        onCancel={() => {
          lift.reset();
          setAsking(false);
        }}
        onConfirm={(reason) => lift.mutate({ ...place, reason }, { onSuccess: () => setAsking(false) })}
      >
        {t('lift.what')}
      </ReasonModal>
    </div>
  );
}
