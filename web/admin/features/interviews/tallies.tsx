import { EmptyState } from '../../ui/empty-state.tsx';
import { SmallTable } from '../../ui/small-table.tsx';
import type { Interviews } from './interviews-page.tsx';
import { useTexts } from './texts.ts';
import type { UnitConductAnswer } from './use-unit.ts';

/** What the held interviews come to: the group's alone. */
export function Tallies({ people, data }: { people: UnitConductAnswer['people']; data: Interviews }) {
  const t = useTexts();
  const name = (id: string): string => people.find((person) => person.id === id)?.name ?? id;
  const reasons = (list: readonly string[]) =>
    list.length === 0 ? (
      ''
    ) : (
      <>
        {t('times', { n: list.length })}
        <ul className="kp-reasons">
          {list.map((reason, i) => (
            <li key={i}>{reason}</li>
          ))}
        </ul>
      </>
    );
  return (
    <div className="kp-stack">
      <section className="kp-card">
        <h2>{t('candidates')}</h2>
        {data.candidates.length === 0 ? (
          <EmptyState title={t('candidates.none')} />
        ) : (
          <SmallTable
            label={t('candidates')}
            heads={[t('person'), t('method.oral'), t('method.ballot'), t('total')]}
            right={[1, 2, 3]}
            rows={data.candidates.map(({ person, oral, ballot }) => [name(person), oral, ballot, oral + ballot])}
          />
        )}
      </section>
      <section className="kp-card">
        <h2>{t('mentions')}</h2>
        {data.mentions.length === 0 ? (
          <EmptyState title={t('mentions.none')} />
        ) : (
          <SmallTable
            label={t('mentions')}
            heads={[t('person'), t('outstanding'), t('poor')]}
            rows={data.mentions.map(({ person, outstanding, poor }) => [
              name(person),
              reasons(outstanding),
              reasons(poor),
            ])}
          />
        )}
      </section>
    </div>
  );
}
