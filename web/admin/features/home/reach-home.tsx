import { Link } from 'react-router';
import { useRegister } from '../../app/lookups.ts';
import { useSession } from '../../app/session-context.ts';
import { ErrorState } from '../../ui/error-state.tsx';
import { Loading } from '../../ui/loading.tsx';
import { personPath, unitPath } from '../register/paths.ts';
import { Tags } from '../register/tags.tsx';
import { PublishedResults } from './published-results.tsx';
import { useTexts } from './texts.ts';

const shownPeople = 12;

/** Home of a group's or a unit's people: their units, whose circumstances matter, the published results. */
export function ReachHome() {
  const t = useTexts();
  const { can } = useSession();
  const { register, error, refetch } = useRegister();
  if (error) return <ErrorState error={error} retry={() => refetch()} />;
  if (!register) return <Loading />;
  const { units, people } = register.data;
  const marked = people.filter((person) => person.tags.length > 0);
  return (
    <div className="kp-columns">
      <section className="kp-card">
        <h2>{t('reach.units')}</h2>
        <ul className="kp-lines">
          {units.map((unit) => (
            <li key={unit.id}>
              <Link to={unitPath(unit.id)}>{unit.name}</Link>
              <span className="kp-soft">{t('reach.people', { n: unit.people })}</span>
            </li>
          ))}
        </ul>
      </section>
      <section className="kp-card">
        <h2>{t('reach.tags')}</h2>
        {marked.length === 0 && <p className="kp-soft">{t('reach.tags.none')}</p>}
        <ul className="kp-lines">
          {marked.slice(0, shownPeople).map((person) => (
            <li key={person.id}>
              <Link to={personPath(person.unit, person.id)}>{person.name}</Link>
              <span className="kp-soft">{register.unitName(person.unit)}</span>
              <span>
                <Tags of={person.tags} />
              </span>
            </li>
          ))}
        </ul>
        {marked.length > shownPeople && <Link to="/people">{t('open')}</Link>}
      </section>
      {can('result.read') && <PublishedResults />}
    </div>
  );
}
