import { Link } from 'react-router';
import { listCycles } from '#shared/api/appraisals.ts';
import { listAudit } from '#shared/api/tenants.ts';
import { useOperation } from '../../app/api.ts';
import { useSay } from '../../app/i18n.ts';
import { moment } from '../../ui/numbers.ts';
import { eventNames } from '../record/event-names.ts';
import { PublishedResults } from './published-results.tsx';
import { useTexts } from './texts.ts';

/** The supervisor's home: whether each chain of the record holds, and what was done last. */
export function RecordHome() {
  const t = useTexts();
  const cycles = useOperation(listCycles, {});
  return (
    <>
      <section className="kp-card">
        <h2>{t('record.title')}</h2>
        <ul className="kp-lines">
          <Chain aggregate="register" label={t('of.register')} />
          <Chain aggregate="policy" label={t('of.policy')} />
          <Chain aggregate="users" label={t('of.users')} />
          {cycles.data?.cycles
            .toSorted((a, b) => b.cycle.year - a.cycle.year)
            .map(({ cycle }) => (
              <Chain key={cycle.id} aggregate={`cycle:${cycle.id}`} label={t('cycle', { year: cycle.year })} />
            ))}
        </ul>
      </section>
      <PublishedResults />
    </>
  );
}

function Chain({ aggregate, label }: { aggregate: string; label: string }) {
  const t = useTexts();
  const say = useSay();
  const record = useOperation(listAudit, { aggregate });
  const last = record.data?.events[0];
  const name = last && eventNames[last.type];
  return (
    <li>
      <Link className="kp-year" to={`/record/${encodeURIComponent(aggregate)}`}>
        {label}
      </Link>
      <span className="kp-soft">
        {last
          ? t('record.latest', {
              at: moment(last.at),
              name: `${last.actor.name} ${name ? say(name) : last.type}`,
            })
          : record.data && t('record.none')}
      </span>
      <span>
        {record.data && (
          <span className={`kp-tag ${record.data.intact ? '' : 'kp-tag-wrong'}`}>
            {record.data.intact ? `✓ ${t('record.intact')}` : `✕ ${t('record.broken')}`}
          </span>
        )}
      </span>
    </li>
  );
}
