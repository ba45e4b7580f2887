import { Button, Modal } from 'antd';
import { useState } from 'react';
import { takeCard } from '#shared/api/ballots/own.ts';
import { pollMachine } from '#shared/appraisal/poll-machine.ts';
import { type Answer, useCommand } from '../../app/api.ts';
import { useMarks, useSay } from '../../app/i18n.ts';
import { Refusal } from '../../ui/error-state.tsx';
import { civilDay, moment } from '../../ui/numbers.ts';
import type { MyBallot } from './my-ballots-page.tsx';
import { offerOf } from './offer.ts';
import { RoundTags } from './round-tags.tsx';
import { TakenCard } from './taken-card.tsx';
import { useTexts } from './texts.ts';

/** One poll: what it is, what can be done now, what was given out in the reader's name. */
export function BallotCard({ cycle, ballot }: { cycle: string; ballot: MyBallot }) {
  const t = useTexts();
  const say = useSay();
  const { title, unitName, state, until, paused, given, mayTake, whyNot } = ballot;
  const [card, setCard] = useState<Answer<typeof takeCard> | null>(null);
  const isVoid = state === 'voided';
  const offer = offerOf(ballot);
  const isOver = offer.say === 'say.over';
  return (
    <article className="kp-card kp-stack kp-my-ballot">
      <div className="kp-row">
        <h2>{title}</h2>
        <span
          className={`kp-tag ${isVoid || paused ? 'kp-tag-wrong' : isOver || state === 'frozen' ? '' : 'kp-tag-blue'}`}
        >
          {paused ? t('state.paused') : state === 'frozen' ? t('state.frozen') : say(pollMachine.states[state])}
        </span>
        <RoundTags ballot={ballot} />
      </div>
      <p className="kp-soft">
        {unitName} · {t('made', { on: civilDay(new Date(ballot.created)) })}
        {until !== null && !isOver && !isVoid && !paused && <> · {t('until', { at: moment(until) })}</>}
      </p>
      <p>{t(offer.say)}</p>
      {ballot.dryRun && <p className="kp-soft">{t('dry.hint')}</p>}
      {card ? (
        <TakenCard card={card} onHide={() => setCard(null)} />
      ) : (
        <>
          <div className="kp-row">
            {mayTake && <Take cycle={cycle} ballot={ballot} onTaken={setCard} />}
            {offer.link !== null && (
              <Button
                type={offer.link === 'link.vote' ? 'primary' : 'default'}
                href={ballot.link}
                target="_blank"
                rel="noopener noreferrer"
                title={t('card.newTab')}
              >
                {t(offer.link)}
              </Button>
            )}
          </div>
          {!mayTake && whyNot && !isOver && !isVoid && !paused && <p className="kp-soft">{say(whyNot.message)}</p>}
        </>
      )}
      {!isVoid && <Given ballot={ballot} key={given} />}
    </article>
  );
}

function Take(props: { cycle: string; ballot: MyBallot; onTaken: (card: Answer<typeof takeCard>) => void }) {
  const t = useTexts();
  const { cycle, ballot, onTaken } = props;
  const [asking, setAsking] = useState(false);
  const take = useCommand(takeCard, { rereadStale: true });
  const isAgain = ballot.given !== 'no';
  const send = () =>
    take.mutate(
      { cycle, unit: ballot.unit, poll: ballot.poll },
      {
        onSuccess: (card) => {
          setAsking(false);
          onTaken(card);
        },
      },
    );
  return (
    <>
      <Button
        type={isAgain ? 'default' : 'primary'}
        loading={take.isPending && !asking}
        onClick={() => (isAgain ? setAsking(true) : send())}
      >
        {t(isAgain ? 'take.again' : 'take')}
      </Button>
      {!asking && <Refusal error={take.error} />}
      <Modal
        open={asking}
        title={t('again.title')}
        okText={t('confirm')}
        cancelText={t('cancel')}
        okButtonProps={{ loading: take.isPending }}
        onOk={send}
        onCancel={() => {
          take.reset();
          setAsking(false);
        }}
      >
        <div className="kp-stack">
          <p>{t('again.what')}</p>
          <Refusal error={take.error} />
        </div>
      </Modal>
    </>
  );
}

/** "A ballot paper was issued in your name": the defence against papers issued behind somebody's back. */
function Given({ ballot: { given, issued } }: { ballot: MyBallot }) {
  const t = useTexts();
  const marks = useMarks();
  return (
    <div className="kp-given">
      <p>
        {t(`given.${given}`)}
        {given !== 'no' && issued !== null && marks.comma + t(issued ? 'issued' : 'notIssued')}
      </p>
      {given !== 'no' && (
        <details>
          <summary>{t('whoTook')}</summary>
          <p>{t(`whoTook.${given}`)}</p>
        </details>
      )}
    </div>
  );
}
