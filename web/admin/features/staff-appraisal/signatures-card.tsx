import { moment } from '../../ui/numbers.ts';
import type { CardProps } from './card-props.ts';
import { useTexts } from './texts.ts';

export function SignaturesCard({ staff }: CardProps) {
  const t = useTexts();
  const { signers, signaturesRequired, charge } = staff;
  return (
    <section className="kp-card kp-stack">
      <div className="kp-row">
        <h2>{t('signatures')}</h2>
        <span className="kp-soft kp-row-end">{t(`by.${charge}`)}</span>
      </div>
      {!signaturesRequired && <p className="kp-soft">{t('signatures.off')}</p>}
      {signers.length === 0 && <p className="kp-wrong">{t('signatures.none')}</p>}
      <ul className="kp-plain-list kp-signers">
        {signers.map(({ user, name, signedAt }) => (
          <li key={user}>
            <span>{name}</span>
            <span className={signedAt ? 'kp-num' : 'kp-soft'}>
              {signedAt ? `✓ ${moment(signedAt)}` : t('signatures.waiting')}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
