import type { HandoverRound } from '#shared/appraisal/custody-details.ts';
import { moment } from '../../ui/numbers.ts';
import { MaterialTable } from './material-table.tsx';
import { useTexts } from './texts.ts';

/** The receipt on A4, to be signed by both sides; not on the screen. */
export function Receipt({ unit, group, round }: { unit: string; group: string; round: HandoverRound }) {
  const t = useTexts();
  const copies = round.materials.reduce((sum, one) => sum + one.copies, 0);
  const received = round.outcome?.kind === 'received' ? round.outcome : null;
  return (
    <article className="kp-print-only kp-form-print kp-receipt">
      <p className="kp-receipt-title">{t('receipt')}</p>
      <p>{t('receipt.text', { unit, papers: round.materials.length, n: copies })}</p>
      <MaterialTable materials={round.materials} />
      {round.reason && <p>{t('receipt.short', { reason: round.reason })}</p>}
      <dl className="kp-receipt-signs">
        <dt>{t('receipt.from')}</dt>
        <dd>
          {unit} {round.by.name} {moment(round.at)}
        </dd>
        <dt>{t('receipt.to')}</dt>
        <dd>
          {group} {received ? `${received.by.name} ${received.on}` : t('receipt.date')}
        </dd>
      </dl>
    </article>
  );
}
