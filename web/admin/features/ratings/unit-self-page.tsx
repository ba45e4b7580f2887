import { Radio } from 'antd';
import { useState } from 'react';
import { useParams } from 'react-router';
import { listSelfRatings } from '#shared/api/ballots/ratings.ts';
import { type Answer, useOperation } from '../../app/api.ts';
import { useRegister } from '../../app/lookups.ts';
import { useSession } from '../../app/session-context.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Loading } from '../../ui/loading.tsx';
import { MissingState } from '../../ui/missing-state.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { useConductCrumbs } from '../conduct/crumbs.ts';
import './ratings.css';
import { SelfPerson } from './self-person.tsx';
import { useTexts } from './texts.ts';

export type SelfRatings = Answer<typeof listSelfRatings>;
export type RatedPerson = SelfRatings['people'][number];

const filters = {
  all: () => true,
  flagged: ({ flag }: RatedPerson) => flag !== null,
  missing: ({ rating }: RatedPerson) => rating === null,
};
type Filter = keyof typeof filters;

/** How a unit's people rated themselves, with flags and guidance: for the group, the office and the supervisor. */
export function Component() {
  const t = useTexts();
  const { cycle = '', unit = '' } = useParams();
  const crumbs = useConductCrumbs(cycle);
  const { register } = useRegister();
  const { can } = useSession();
  const mayRead = can('paper.read');
  const list = useOperation(listSelfRatings, { cycle, unit }, { enabled: mayRead });
  const name = register?.unit.get(unit)?.name ?? unit;
  const way = crumbs({ id: unit, name });
  if (!mayRead || list.error?.code === 'not-found') return <MissingState title={t('unit.self')} crumbs={way} />;
  if (list.error) return <ErrorState error={list.error} retry={() => void list.refetch()} />;
  if (!list.data) return <Loading />;
  const { people } = list.data;
  const counts = { total: people.length, done: people.filter(({ rating }) => rating !== null).length };
  const flags = people.filter(filters.flagged).length;
  return (
    <>
      <PageHeader
        title={t('unit.self')}
        crumbs={way}
        {...(people.length > 0 && { hint: t('unit.self.hint', { ...counts, flags }) })}
      />
      {people.length === 0 ? (
        <EmptyState title={t('unit.self.none')} hint={t('unit.self.none.hint')} />
      ) : (
        <People cycle={cycle} unit={unit} list={list.data} />
      )}
    </>
  );
}

function People({ cycle, unit, list }: { cycle: string; unit: string; list: SelfRatings }) {
  const t = useTexts();
  const [filter, setFilter] = useState<Filter>('all');
  const { people } = list;
  const shown = people
    .filter(filters[filter])
    .toSorted((a, b) => Number(filters.flagged(b)) - Number(filters.flagged(a)));
  return (
    <div className="kp-stack kp-rating-page">
      {people.some(filters.flagged) && <p className="kp-note">{t('unit.self.private')}</p>}
      <Radio.Group
        aria-label={t('unit.self.filter')}
        optionType="button"
        value={filter}
        onChange={({ target }) => setFilter(target.value as Filter)}
        options={(Object.keys(filters) as Filter[]).map((value) => ({
          value,
          label: t(`filter.${value}`, { n: people.filter(filters[value]).length }),
        }))}
      />
      <section className="kp-card" aria-label={t('unit.self')}>
        {shown.length === 0 && <p className="kp-soft">{t('unit.self.filter.none')}</p>}
        {shown.map((person) => (
          <SelfPerson key={person.person} cycle={cycle} unit={unit} person={person} list={list} />
        ))}
      </section>
    </div>
  );
}
