import { ActButton } from './act-button.tsx';
import { Figures } from './figures.tsx';
import { Freezing } from './freezing.tsx';
import { GuessesNote } from './guesses-note.tsx';
import { cardsPath } from './paths.ts';
import { ProblemList } from './problem-list.tsx';
import { StageRail } from './stage-rail.tsx';
import { isFreezing, mainActOf, nextOf } from './stages.ts';
import { useTexts } from './texts.ts';
import { useFreezing } from './use-freezing.ts';
import type { PollProps } from './use-poll.ts';
import { LinkButton } from '../../ui/link-button.tsx';
import { moment } from '../../ui/numbers.ts';

/** Where the poll stands, its figures, what is next and what keeps it from that. */
export function BoardCard(props: PollProps) {
  const { place, view, conduct } = props;
  const { poll, progress, problems } = view;
  const t = useTexts();
  const isEntered = view.paper.entered !== null;
  const mayFreeze = poll.acts.includes('freeze');
  const freezing = useFreezing(place, poll.keysMissing, mayFreeze && isFreezing(poll));
  const next = nextOf(poll, { isEntered, cards: progress.cards });
  const act = mainActOf(poll, { cards: progress.cards, acts: [...poll.acts, ...Object.keys(problems)] });
  // While cards are printed it is already told what issuing will wait for; that there are none yet goes without saying.
  const ahead = act === 'print' ? (problems['open-issuing'] ?? []) : [];
  const hindering = act === null ? [] : (problems[act] ?? ahead.filter(({ code }) => code !== 'no-cards'));
  // Who may not see the counts before they are published is not asked to check them.
  const isBlind = next === 'closed' && view.results === null;
  const blind = act === 'publish' ? ('closed.blind' as const) : ('closed.wait' as const);
  const said = isBlind ? blind : next === 'freezing' && !mayFreeze ? 'freezing.wait' : next;
  const isEnd = next === 'published' || next === 'voided';
  const left = progress.cards - progress.issued;
  const mayPrintMore = poll.acts.includes('print') && act !== 'print';
  return (
    <section className="kp-card kp-stack kp-poll-board" aria-label={t('board')}>
      <StageRail poll={poll} isEntered={isEntered} />
      <Figures {...props} />
      <div className="kp-poll-next" role="status">
        {!isEnd && <h2>{t(freezing.isUnderWay ? 'freezing.title' : 'next')}</h2>}
        <p>
          {freezing.isUnderWay
            ? t('freezing.what', { n: poll.boxes.length })
            : t(`next.${said}`, { until: poll.until ? moment(poll.until) : '' })}
        </p>
        {poll.state === 'issuing' && !poll.paused && progress.cards > 0 && (
          <p>{t(left > 0 ? 'next.issuing.left' : 'next.issuing.all', { n: left })}</p>
        )}
      </div>
      <ProblemList problems={hindering} version={conduct.policyVersion} />
      <GuessesNote {...props} />
      {mayFreeze ? (
        <Freezing poll={poll} freezing={freezing} />
      ) : (
        <div className="kp-row kp-poll-acts kp-no-print">
          {act === 'print' ? (
            <LinkButton type="primary" size="large" to={cardsPath(place.cycle, place.unit, place.poll)}>
              {t('act.print')}
            </LinkButton>
          ) : (
            act !== null && act !== 'freeze' && <ActButton {...props} act={act} isHindered={!poll.acts.includes(act)} />
          )}
          {mayPrintMore && (
            <LinkButton size="large" to={cardsPath(place.cycle, place.unit, place.poll)}>
              {t(progress.cards === 0 ? 'act.print' : 'act.print.more')}
            </LinkButton>
          )}
        </div>
      )}
    </section>
  );
}
