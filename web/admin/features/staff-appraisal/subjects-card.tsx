import { SmallTable } from '../../ui/small-table.tsx';
import type { CardProps } from './card-props.ts';
import { useTexts } from './texts.ts';

export function SubjectsCard({ staff, conduct }: CardProps) {
  const t = useTexts();
  const { subjects } = staff;
  return (
    <section className="kp-card kp-stack">
      <div className="kp-row">
        <h2>{t('subjects')}</h2>
        <span className="kp-soft kp-row-end">{t('subjects.count', { n: subjects.length })}</span>
      </div>
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
    </section>
  );
}
