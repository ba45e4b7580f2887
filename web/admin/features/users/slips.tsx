import { Button } from 'antd';
import type { Slip } from '#shared/api/tenants.ts';
import { useSession } from '../../app/session-context.ts';
import './slips.css';
import { useTexts } from './texts.ts';

interface SlipsProps {
  slips: readonly Slip[];
  /** the reader's own where it is left out */
  county?: string | undefined;
}

/** Initial-password slips: ten to a sheet of A4, with cut marks. `printOnly`: not on the screen. */
export function Slips({ slips, county, printOnly = false }: SlipsProps & { printOnly?: boolean }) {
  const t = useTexts();
  const { me } = useSession();
  return (
    <ul className={`kp-slips kp-form-print ${printOnly ? 'kp-print-only' : ''}`}>
      {slips.map((slip) => (
        <li key={slip.login}>
          <strong>
            {county ?? me.tenant?.name} {t('slip')}
          </strong>
          <span>
            {slip.name} {slip.unit && `· ${slip.unit}`}
          </span>
          <span>
            {t('slip.address')} {location.origin}
          </span>
          <span>
            {t('login')} <code>{slip.login}</code>
          </span>
          <span>
            {slip.initialPassword === '' ? (
              t('slip.elsewhere')
            ) : (
              <>
                {t('slip.password')} <code>{slip.initialPassword}</code>
              </>
            )}
          </span>
          <small>{t(slip.initialPassword === '' ? 'slip.hint.elsewhere' : 'slip.hint')}</small>
        </li>
      ))}
    </ul>
  );
}

/** The slips on the screen, with what prints them. */
export function SlipSheet({ slips, county, onPrint }: SlipsProps & { onPrint?: () => void }) {
  const t = useTexts();
  const print = () => {
    window.print();
    onPrint?.();
  };
  return (
    <section className="kp-stack">
      <div className="kp-row kp-no-print">
        <h2>{t('slips', { n: slips.length })}</h2>
        <span className="kp-soft">{t(slips.length > 1 ? 'slips.hint' : 'slips.hint.one')}</span>
        <Button className="kp-row-end" type="primary" onClick={print}>
          {t('slips.print')}
        </Button>
      </div>
      <Slips slips={slips} county={county} />
    </section>
  );
}
