import { Button } from 'antd';
import { useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { readPerson, removePerson } from '#shared/api/units.ts';
import type { RegisterPerson } from '#shared/api/units.ts';
import { tagsOf } from '#shared/appraisal/tags.ts';
import { rankNames, roleNames } from '#shared/policy/terms.ts';
import { useCommand, useOperation } from '../../app/api.ts';
import { useSay } from '../../app/i18n.ts';
import { useRegister } from '../../app/lookups.ts';
import { useSession } from '../../app/session-context.ts';
import { ConfirmByName } from '../../ui/confirm-by-name.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { LinkButton } from '../../ui/link-button.tsx';
import { Loading } from '../../ui/loading.tsx';
import { civilDay } from '../../ui/numbers.ts';
import { PageHeader } from '../../ui/page-header.tsx';
import { PersonPlacement } from '../placement/person-placement.tsx';
import { personPath, unitPath } from './paths.ts';
import { PersonRecords } from './person-records.tsx';
import { spellsOf } from './spells.ts';
import { Tags } from './tags.tsx';
import { useTexts } from './texts.ts';
import { Timeline } from './timeline.tsx';

export function Component() {
  const t = useTexts();
  const { unit = '', person: id = '' } = useParams();
  const { can, me } = useSession();
  const { register } = useRegister();
  const query = useOperation(readPerson, { unit, id });
  const [removing, setRemoving] = useState(false);
  if (query.error) return <ErrorState error={query.error} retry={() => query.refetch()} />;
  if (!query.data) return <Loading />;
  const { person, version } = query.data;
  const today = civilDay(new Date(me.now));
  return (
    <>
      <PageHeader
        title={person.name}
        crumbs={[
          { label: t('people'), to: '/people' },
          { label: register?.unitName(person.unit) ?? person.unit, to: unitPath(person.unit) },
        ]}
        tag={<Tags of={tagsOf(person, today)} />}
        extra={
          can('register.write') && (
            <>
              <Button onClick={() => setRemoving(true)}>{t('person.remove')}</Button>
              <LinkButton type="primary" to={`${personPath(unit, id)}/edit`}>
                {t('person.edit')}
              </LinkButton>
            </>
          )
        }
      />
      <div className="kp-stack">
        <div className="kp-columns">
          <PersonFacts person={person} />
          <section className="kp-card">
            <h2>{t('spells')}</h2>
            <Timeline spells={spellsOf(person)} today={today} />
          </section>
        </div>
        <PersonPlacement unit={unit} person={id} />
        <PersonRecords person={person} />
      </div>
      <RemovePerson person={person} version={version} open={removing} onClose={() => setRemoving(false)} />
    </>
  );
}

function PersonFacts({ person }: { person: RegisterPerson }) {
  const t = useTexts();
  const say = useSay();
  const { register } = useRegister();
  const facts: [string, React.ReactNode][] = [
    [t('unit.id'), person.id],
    [t('number'), person.number],
    [t('phone'), person.phone],
    [t('unit'), <Link to={unitPath(person.unit)}>{register?.unitName(person.unit) ?? person.unit}</Link>],
    [t('post'), person.post],
    [t('person.rank'), say(rankNames[person.rank])],
    [t('role'), say(roleNames[person.role])],
    [t('dutyRating'), person.dutyRating],
    [t('nominations'), person.nominations],
    [t('awaiting'), person.awaitingAssignment && register?.unitName(person.awaitingAssignment.originalUnit)],
  ];
  return (
    <section className="kp-card">
      <h2>{t('facts')}</h2>
      <dl className="kp-facts">
        {facts
          .filter(([, value]) => value !== undefined && value !== '')
          .map(([label, value]) => (
            <div key={label} className="kp-contents">
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
    </section>
  );
}

function RemovePerson(props: { person: RegisterPerson; version: string; open: boolean; onClose: () => void }) {
  const t = useTexts();
  const navigate = useNavigate();
  const remove = useCommand(removePerson);
  const { person, version } = props;
  return (
    <ConfirmByName
      open={props.open}
      title={t('person.remove.title')}
      name={person.name}
      confirm={t('person.remove')}
      busy={remove.isPending}
      error={remove.error}
      onCancel={() => {
        remove.reset();
        props.onClose();
      }}
      onConfirm={(reason) =>
        remove.mutate({ unit: person.unit, id: person.id, version, reason }, { onSuccess: () => navigate('/people') })
      }
    >
      {t('person.remove.what', { name: person.name })}
    </ConfirmByName>
  );
}
