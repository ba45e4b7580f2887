import type { listPlacement } from '#shared/api/conduct/placement.ts';
import type { Answer } from '../../app/api.ts';
import { SmallTable } from '../../ui/small-table.tsx';
import type { View } from './placement-view.ts';
import { useTexts } from './texts.ts';

/** By unit, who comes in from elsewhere and who goes out. */
export function HandOversCard({ view, of }: { view: View; of: Answer<typeof listPlacement>['handOvers'] }) {
  const t = useTexts();
  const units = of.toSorted((a, b) => view.unitName(a.unit).localeCompare(view.unitName(b.unit), 'zh'));
  const lines = (ids: readonly string[], key: 'handOvers.from' | 'handOvers.to') => {
    const people = ids.flatMap((id) => view.person.get(id) ?? []);
    if (people.length === 0) return <span className="kp-soft">—</span>;
    return (
      <ul className="kp-plain-list">
        {people.map((person) => (
          <li key={person.id}>
            {t(key, {
              name: person.name,
              unit: view.unitName(key === 'handOvers.from' ? person.home : person.unit),
            })}
          </li>
        ))}
      </ul>
    );
  };
  const sum = (side: 'in' | 'out') => units.reduce((n, unit) => n + unit[side].length, 0);
  return (
    <section className="kp-card kp-stack">
      <h2>{t('handOvers.title')}</h2>
      {units.length === 0 ? (
        <p className="kp-soft">{t('handOvers.none')}</p>
      ) : (
        <>
          <p className="kp-soft">{t('handOvers.hint')}</p>
          <SmallTable
            label={t('handOvers.title')}
            heads={[t('handOvers.unit'), t('handOvers.in', { n: sum('in') }), t('handOvers.out', { n: sum('out') })]}
            rows={units.map((unit) => [
              view.unitName(unit.unit),
              lines(unit.in, 'handOvers.from'),
              lines(unit.out, 'handOvers.to'),
            ])}
          />
        </>
      )}
    </section>
  );
}
