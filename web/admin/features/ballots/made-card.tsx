import { pollName } from '#shared/ballots/naming.ts';
import { useMarks, useSay } from '../../app/i18n.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { LinkButton } from '../../ui/link-button.tsx';
import { civilDay } from '../../ui/numbers.ts';
import { KindTags, StateTag } from './poll-tags.tsx';
import { pollPath } from './paths.ts';
import type { PollsProps } from './polls-page.tsx';
import { figuresOf, nextOf } from './stages.ts';
import { useTexts } from './texts.ts';
import type { PollLine } from './use-poll.ts';

/** The polls that were made, each with the one thing that is next; void ones stand last. */
export function MadeCard({ place, polls }: PollsProps) {
  const t = useTexts();
  const made = polls.polls.toSorted((a, b) => Number(a.state === 'voided') - Number(b.state === 'voided'));
  if (made.length === 0)
    return <EmptyState title={t('made.none')} hint={t(polls.mayPrepare ? 'made.none.hint' : 'made.none.wait')} />;
  return (
    <section className="kp-card kp-stack">
      <h2>{t('made')}</h2>
      <ul className="kp-plain-list kp-poll-list">
        {made.map((poll) => (
          <MadeLine key={poll.id} poll={poll} to={pollPath(place.cycle, place.unit, poll.id)} />
        ))}
      </ul>
    </section>
  );
}

function MadeLine({ poll, to }: { poll: PollLine; to: string }) {
  const t = useTexts();
  const say = useSay();
  const marks = useMarks();
  const next = nextOf(poll, { isEntered: poll.isEntered, cards: null });
  // Who entered a bundle waits for somebody else: to enter it again is no next step.
  const isNext = (act: string) => act !== 'void' && act !== 'pause' && !(poll.isEntered && act === 'enter-paper');
  const doesNow = poll.acts.some(isNext) && poll.state !== 'published';
  return (
    <li data-void={poll.state === 'voided'}>
      <div className="kp-poll-what">
        <p className="kp-row">
          <strong>{poll.title}</strong>
          <StateTag {...poll} />
          <KindTags poll={poll} />
        </p>
        <p className="kp-soft">
          {t('made.on', { on: civilDay(new Date(poll.created.at)) })}
          {marks.comma}
          {t(figuresOf(poll), { voters: poll.voters, subjects: poll.subjects.length, boxes: poll.boxes.length })}
        </p>
        <p>
          {poll.voided ? t('voided.by', { name: poll.voided.by.name, reason: poll.voided.reason }) : t(`list.${next}`)}
        </p>
      </div>
      <LinkButton
        type={doesNow ? 'primary' : 'default'}
        to={to}
        aria-label={t(doesNow ? 'made.do.of' : 'made.see.of', { title: say(pollName(poll, poll)) })}
      >
        {t(doesNow ? 'made.do' : 'made.see')}
      </LinkButton>
    </li>
  );
}
