import { listConcerns } from '#shared/api/conduct/readiness.ts';
import { useOperation } from '../../app/api.ts';
import { moment } from '../../ui/numbers.ts';
import { useTexts } from './texts.ts';

/** What people of the unit have told the group; shown to nobody else. */
export function ConcernsCard({ cycle, unit }: { cycle: string; unit: string }) {
  const t = useTexts();
  const { data } = useOperation(listConcerns, { cycle, unit });
  const concerns = data?.concerns ?? null;
  if (concerns === null) return null;
  return (
    <section className="kp-card kp-stack kp-no-print" id="concerns">
      <div className="kp-row">
        <h2>{t('concerns')}</h2>
        <span className="kp-soft">{t('concerns.who')}</span>
      </div>
      {concerns.length === 0 && <p className="kp-soft">{t('concerns.none')}</p>}
      <ul className="kp-plain-list kp-concerns">
        {concerns.map(({ id, name, text, at }) => (
          <li key={id}>
            <p>
              <strong>{name}</strong> <span className="kp-soft">{moment(at)}</span>
            </p>
            <p className="kp-said">{text}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}
