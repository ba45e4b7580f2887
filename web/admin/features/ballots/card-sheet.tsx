import { shownCode } from '#shared/ballots/card-code.ts';
import type { Card } from './cards-page.tsx';
import { QrCode } from './qr-code.tsx';
import { useTexts } from './texts.ts';
import type { PollLine } from './use-poll.ts';

/**
 * The cards as they are printed and cut, ten to a sheet. Nothing on a card follows an order; the name of whose it is
 * stands on a stub that is cut off when it is handed out.
 */
export function CardSheet({ cards, poll, unit }: { cards: readonly Card[]; poll: PollLine; unit: string }) {
  const t = useTexts();
  return (
    <ul className="kp-poll-cards kp-form-print" aria-label={t('cards')}>
      {cards.map(({ code, url, name }) => (
        <li key={code}>
          <div className="kp-poll-card">
            <QrCode text={url} label={t('qr.card')} />
            <div>
              <strong className="kp-poll-card-title">{poll.dryRun ? t('card.dry') : t('card')}</strong>
              <span className="kp-poll-card-unit">{unit}</span>
              <span className="kp-poll-card-unit">{poll.title}</span>
              <code>
                {shownCode(code)
                  .split('-')
                  .map((group) => (
                    <span key={group}>{group}</span>
                  ))}
              </code>
              <small>{t('card.how')}</small>
              <b>{t('card.once')}</b>
            </div>
          </div>
          {name !== null && <p className="kp-poll-stub">{t('card.stub', { name })}</p>}
        </li>
      ))}
    </ul>
  );
}
