import { Button } from 'antd';
import { useState } from 'react';
import { confirmPaper } from '#shared/api/ballots/polls.ts';
import { bundleOf } from '#shared/ballots/paper.ts';
import type { PaperCount } from '#shared/ballots/poll.ts';
import { useCommand } from '../../app/api.ts';
import { useSession } from '../../app/session-context.ts';
import { Refusal } from '../../ui/error-state.tsx';
import { moment } from '../../ui/numbers.ts';
import { toast } from '../../ui/toast.tsx';
import { PaperEntry } from './paper-entry.tsx';
import { PaperTable } from './paper-table.tsx';
import { draftOf } from './paper-grid.ts';
import { ProblemList } from './problem-list.tsx';
import { useTexts } from './texts.ts';
import { again, type PollProps } from './use-poll.ts';

const bundleTexts = (count: PaperCount) => ({
  ...{ issued: count.issued, returned: count.returned },
  ...bundleOf(count),
});

/** A bundle of paper: somebody enters the counts, somebody else confirms them with the papers in hand. */
export function PaperCard(props: PollProps) {
  const { place, view, conduct } = props;
  const t = useTexts();
  const { me } = useSession();
  const [isEditing, setEditing] = useState(false);
  const confirm = useCommand(confirmPaper, again);
  const { acts, version, state } = view.poll;
  const { entered, confirmed } = view.paper;
  const isMine = entered?.by.user === me.user?.id;
  const mayEnter = acts.includes('enter-paper');
  // Whoever entered the counts is told in other words that somebody else confirms them.
  const hindering = (view.problems['confirm-paper'] ?? []).filter(({ code }) => code !== 'second-person');
  const line = confirmed && (
    <p className="kp-soft">{t('paper.confirmed', { name: confirmed.by.name, at: moment(confirmed.at) })}</p>
  );
  // The counts are told as the result now; whose hand was the second stays to be seen.
  if (state !== 'preparing' && !entered)
    return (
      line && (
        <section className="kp-card kp-stack" id="paper">
          <h2>{t('paper')}</h2>
          {line}
        </section>
      )
    );
  return (
    <section className="kp-card kp-stack" id="paper">
      <h2>{t('paper')}</h2>
      {entered && <p className="kp-soft">{t('paper.entered', { name: entered.by.name, at: moment(entered.at) })}</p>}
      {line}
      {mayEnter && (isEditing || !entered) ? (
        <PaperEntry {...props} onDone={() => setEditing(false)} mayCancel={entered !== null} />
      ) : (
        <>
          {entered ? (
            <>
              <p>{t('paper.bundle', bundleTexts(entered.count))}</p>
              <PaperTable poll={view.poll} draft={draftOf(view.poll, entered.count)} />
            </>
          ) : (
            <p className="kp-note">{t('paper.wait')}</p>
          )}
          {state === 'preparing' && entered && (
            <>
              {isMine ? (
                <p className="kp-note">{t('paper.other')}</p>
              ) : (
                acts.includes('confirm-paper') && <p>{t('paper.confirm.what')}</p>
              )}
              <ProblemList problems={hindering} version={conduct.policyVersion} />
              <Refusal error={confirm.error} />
              <div className="kp-row">
                {!isMine && acts.includes('confirm-paper') && (
                  <Button
                    type="primary"
                    size="large"
                    loading={confirm.isPending}
                    onClick={() =>
                      confirm.mutate({ ...place, version }, { onSuccess: () => toast(t('paper.confirm.done')) })
                    }
                  >
                    {t('paper.confirm')}
                  </Button>
                )}
                {mayEnter && <Button onClick={() => setEditing(true)}>{t('paper.again')}</Button>}
              </div>
            </>
          )}
        </>
      )}
    </section>
  );
}
