import { Button } from 'antd';
import { useState } from 'react';
import type { printCards } from '#shared/api/ballots/polls.ts';
import type { Answer } from '../../app/api.ts';
import { LinkButton } from '../../ui/link-button.tsx';
import { CardSheet } from './card-sheet.tsx';
import { CardsForm } from './cards-form.tsx';
import { LeaveGuard } from './leave-guard.tsx';
import { pollPath } from './paths.ts';
import { PollFrame } from './poll-frame.tsx';
import './print.css';
import { useTexts } from './texts.ts';
import type { PollProps } from './use-poll.ts';

export type Card = Answer<typeof printCards>['cards'][number];

/** Cards to print. Their codes are in this page's memory alone: closing it loses them. */
export function Component() {
  const t = useTexts();
  return <PollFrame title={t('cards')}>{(shown) => <Cards {...shown} />}</PollFrame>;
}

function Cards(props: PollProps) {
  const { place, view, conduct } = props;
  const t = useTexts();
  const [cards, setCards] = useState<readonly Card[]>([]);
  const [isPrinted, setPrinted] = useState(false);
  if (!view.poll.acts.includes('print') && cards.length === 0)
    return (
      <div className="kp-stack">
        <p className="kp-note">{t('cards.not')}</p>
        <div className="kp-row">
          <LinkButton to={pollPath(place.cycle, place.unit, place.poll)}>{t('cards.back')}</LinkButton>
        </div>
      </div>
    );
  return (
    <div className="kp-stack">
      <LeaveGuard isHolding={cards.length > 0} />
      {cards.length > 0 && (
        <section className="kp-card kp-stack kp-no-print">
          <h2>{t('cards.made', { n: cards.length })}</h2>
          <p className="kp-refusal">{t('cards.memory')}</p>
          <p className="kp-soft">{t('cards.print.hint')}</p>
          <div className="kp-row">
            <Button
              type="primary"
              size="large"
              onClick={() => {
                window.print();
                setPrinted(true);
              }}
            >
              {t(isPrinted ? 'cards.print.again' : 'cards.print')}
            </Button>
            {isPrinted && <Button onClick={() => setCards([])}>{t('cards.wipe')}</Button>}
          </div>
        </section>
      )}
      {cards.length === 0 && (
        <CardsForm
          {...props}
          onMade={(made) => {
            setCards(made);
            setPrinted(false);
          }}
        />
      )}
      {cards.length > 0 && <CardSheet cards={cards} poll={view.poll} unit={conduct.unit.name} />}
    </div>
  );
}
