import { Button } from 'antd';
import { useSearchParams } from 'react-router';
import { LinkButton } from '../../ui/link-button.tsx';
import { VoicesLink } from '../voices/voices-link.tsx';
import { BoardCard } from './board-card.tsx';
import { CommentsCard } from './comments-card.tsx';
import { FactsCard } from './facts-card.tsx';
import { HandingCard } from './handing-card.tsx';
import { PaperCard } from './paper-card.tsx';
import { noticePath } from './paths.ts';
import { PausedNote, PauseButton } from './pause-button.tsx';
import { PollFrame } from './poll-frame.tsx';
import { PublishedCard } from './published-card.tsx';
import { ResultsCard } from './results-card.tsx';
import './results.css';
import { Screen } from './screen.tsx';
import { useTexts } from './texts.ts';
import type { PollProps } from './use-poll.ts';
import { GoOnVoiding, VoidButton } from './void-button.tsx';

/** One poll: the board of whoever runs it in the room, and what came of it. */
export function Component() {
  const t = useTexts();
  const [params, setParams] = useSearchParams();
  const isOnScreen = params.has('screen');
  const show = (on: boolean) => setParams(on ? { screen: '1' } : {}, { replace: true });
  return (
    <PollFrame
      title={null}
      extra={({ place, view: { poll, link } }) => (
        <>
          {poll.fingerprint !== null && poll.state !== 'voided' && (
            <LinkButton to={noticePath(place.cycle, place.unit, place.poll)}>{t('to.notice')}</LinkButton>
          )}
          {link !== null && poll.state !== 'voided' && <Button onClick={() => show(true)}>{t('screen.open')}</Button>}
          {poll.acts.includes('pause') && <PauseButton place={place} poll={poll} />}
          {poll.acts.includes('void') && poll.state !== 'voided' && <VoidButton place={place} poll={poll} />}
        </>
      )}
    >
      {(shown) => (isOnScreen ? <Screen {...shown} onLeave={() => show(false)} /> : <Body {...shown} />)}
    </PollFrame>
  );
}

function Body(props: PollProps) {
  const t = useTexts();
  const { place, view, conduct } = props;
  const { poll } = view;
  const isPaper = poll.medium === 'paper';
  const isHanding = poll.acts.includes('hand-out') || poll.state === 'frozen' || poll.state === 'issuing';
  return (
    <div className="kp-stack">
      {conduct.closed && <p className="kp-note">{t('closed')}</p>}
      <PausedNote place={place} poll={poll} />
      {poll.voided && (
        <p className="kp-refusal">{t('voided.by', { name: poll.voided.by.name, reason: poll.voided.reason })}</p>
      )}
      {poll.voided && poll.acts.includes('void') && (
        <GoOnVoiding place={place} poll={poll} reason={poll.voided.reason} />
      )}
      <BoardCard {...props} />
      {isPaper && <PaperCard {...props} />}
      {view.results !== null && <ResultsCard {...props} results={view.results} />}
      {view.results !== null && poll.source === 'mass' && <VoicesLink cycle={place.cycle} unit={place.unit} />}
      {view.comments !== null && poll.rules.comments.enabled && <CommentsCard {...props} comments={view.comments} />}
      {poll.published && <PublishedCard {...props} published={poll.published} />}
      {!isPaper && isHanding && <HandingCard {...props} />}
      <FactsCard {...props} />
    </div>
  );
}
