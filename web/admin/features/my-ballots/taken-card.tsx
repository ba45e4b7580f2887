import { Button } from 'antd';
import type { takeCard } from '#shared/api/ballots/own.ts';
import { shownCode } from '#shared/ballots/card-code.ts';
import type { Answer } from '../../app/api.ts';
import { QrCode } from '../ballots/qr-code.tsx';
import { useTexts } from './texts.ts';

/** A card that was taken: to vote with here, or to take along. It is kept in this page alone. */
export function TakenCard({ card, onHide }: { card: Answer<typeof takeCard>; onHide: () => void }) {
  const t = useTexts();
  return (
    <section className="kp-taken-card" aria-label={t('card')}>
      <div className="kp-stack">
        <h3>{t('card')}</h3>
        <p className="kp-wrong">{t('card.once')}</p>
        <div className="kp-row">
          <Button type="primary" href={card.url} target="_blank" rel="noopener noreferrer" title={t('card.newTab')}>
            {t('card.here')}
          </Button>
          <Button type="text" onClick={onHide}>
            {t('card.hide')}
          </Button>
        </div>
        <p>
          {t('card.code')} <code className="kp-card-code">{shownCode(card.code)}</code>
        </p>
      </div>
      <figure>
        <QrCode text={card.url} label={t('card.qr')} />
        <figcaption>{t('card.phone')}</figcaption>
      </figure>
    </section>
  );
}
