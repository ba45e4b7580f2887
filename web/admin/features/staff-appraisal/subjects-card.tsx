import { SmallTable } from '../../ui/small-table.tsx';
import type { CardProps } from './card-props.ts';
import { useTexts } from './texts.ts';

/** Open until it has begun; afterwards the tally names them all. */
export function SubjectsCard({ staff, conduct }: CardProps) {
  const t = useTexts();
  const { subjects } = staff;
  return (
    <details className="kp-card kp-subjects" open={staff.facts.state === 'planned'}>
      <summary>
        <h2>{t('subjects')}</h2>
        <span className="kp-soft kp-row-end">{t('subjects.count', { n: subjects.length })}</span>
      </summary>
      <SmallTable
        label={t('subjects')}
        heads={[t('subjects.name'), t('subjects.status')]}
        rows={subjects.map(({ name, status, home }) => [
          name,
          <>
            {t(status === 'ungraded' ? 'status.ungraded' : 'status.appraised')}{' '}
            {home !== conduct.unit.id && <span className="kp-tag">{t('subjects.elsewhere')}</span>}
          </>,
        ])}
      />
    </details>
  );
}
