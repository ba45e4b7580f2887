import type { TenantRow } from '#shared/api/service.ts';
import { useSay } from '../../app/i18n.ts';
import '../../ui/small-tables.css';
import { CostNote } from './cost-note.tsx';
import { costOfMonth, money } from './costs.ts';
import type { Prices } from './costs.ts';
import { useTexts } from './texts.ts';

/** What a county's month comes to, line by line. */
export function CostCard({ tenant, prices }: { tenant: TenantRow; prices: Prices }) {
  const t = useTexts();
  const say = useSay();
  const { lines, total, currency, estimate } = costOfMonth(tenant, prices.region);
  return (
    <section className="kp-card kp-stack">
      <h2>{t('cost.title')}</h2>
      <CostNote prices={prices} />
      {lines.length === 0 && <p>{t('cost.none')}</p>}
      {lines.length > 0 && (
        <div className="kp-wide" tabIndex={0} role="region" aria-label={t('cost.title')}>
          <table className="kp-small-table">
            <thead>
              <tr>
                <th scope="col">{t('cost.line')}</th>
                <th scope="col">{t('cost.quantity')}</th>
                <th scope="col">{t(`cost.amount.${currency}`)}</th>
              </tr>
            </thead>
            <tbody>
              {lines.map(({ part, quantity, unit, amount }) => (
                <tr key={part.en}>
                  <th scope="row">{say(part)}</th>
                  <td>
                    {quantityText(quantity)} {say(unit)}
                  </td>
                  <td>{money(amount)}</td>
                </tr>
              ))}
              <tr className="kp-parts-sum">
                <th scope="row">{t('cost.total')}</th>
                <td />
                <td>{money(total)}</td>
              </tr>
            </tbody>
          </table>
        </div>
      )}
      {tenant.storage === null && <p className="kp-soft">{t('cost.unmeasured')}</p>}
      {estimate && lines.length > 0 && <p className="kp-soft">{t('cost.unsure')}</p>}
    </section>
  );
}

/** Whole numbers where there are many, three figures where there are few. */
const quantityText = (n: number): string =>
  n >= 100 ? Math.round(n).toLocaleString('en-US') : n < 0.001 ? '< 0.001' : String(Number(n.toPrecision(3)));
