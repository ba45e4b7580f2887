import { Button } from 'antd';
import { useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { removeUnit } from '#shared/api/units.ts';
import type { UnitRow } from '#shared/api/units.ts';
import { levelNames } from '#shared/policy/terms.ts';
import { useCommand } from '../../app/api.ts';
import { useSay } from '../../app/i18n.ts';
import { useCurrentPolicy, useRegister } from '../../app/lookups.ts';
import { useSession } from '../../app/session-context.ts';
import { ConfirmByName } from '../../ui/confirm-by-name.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { LinkButton } from '../../ui/link-button.tsx';
import { Loading } from '../../ui/loading.tsx';
import { MissingState } from '../../ui/missing-state.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { DataTable } from '../../ui/table/data-table.tsx';
import { unitPath } from './paths.ts';
import { usePersonColumns } from './people-page.tsx';
import { useTexts } from './texts.ts';

export function Component() {
  const t = useTexts();
  const { unit: id = '' } = useParams();
  const { can } = useSession();
  const { register, error, refetch } = useRegister();
  const columns = usePersonColumns(false);
  const [removing, setRemoving] = useState(false);
  if (error) return <ErrorState error={error} retry={() => refetch()} />;
  if (!register) return <Loading />;
  const unit = register.unit.get(id);
  if (!unit) return <MissingState title={id} crumbs={[{ label: t('units'), to: '/units' }]} />;
  const people = register.data.people.filter((person) => person.unit === id);
  return (
    <>
      <PageHeader
        title={unit.name}
        crumbs={[{ label: t('units'), to: '/units' }]}
        extra={
          can('register.write') && (
            <>
              <Button onClick={() => setRemoving(true)}>{t('unit.remove')}</Button>
              <LinkButton to={`/people/new?unit=${encodeURIComponent(id)}`}>{t('people.new')}</LinkButton>
              <LinkButton type="primary" to={`${unitPath(id)}/edit`}>
                {t('unit.edit')}
              </LinkButton>
            </>
          )
        }
      />
      <div className="kp-stack">
        <div className="kp-columns">
          <UnitFacts unit={unit} />
          <section className="kp-card">
            <h2>{t('unit.history')}</h2>
            {(unit.history ?? []).length === 0 && <p className="kp-soft">{t('unit.history.none')}</p>}
            <dl className="kp-facts">
              {(unit.history ?? [])
                .toSorted((a, b) => b.year - a.year)
                .map((entry) => (
                  <div key={entry.year} className="kp-contents">
                    <dt>{entry.year}</dt>
                    <dd>{t('rankOf', { rank: entry.rank, of: entry.of })}</dd>
                  </div>
                ))}
            </dl>
          </section>
        </div>
        <section>
          <h2 className="kp-section-title">{t('people')}</h2>
          <DataTable
            id="unit-people"
            label={t('people')}
            rows={people}
            columns={columns}
            rowKey={(person) => person.id}
          />
        </section>
      </div>
      <RemoveUnit unit={unit} open={removing} onClose={() => setRemoving(false)} />
    </>
  );
}

function UnitFacts({ unit }: { unit: UnitRow }) {
  const t = useTexts();
  const say = useSay();
  const { register } = useRegister();
  const { categoryName } = useCurrentPolicy();
  const below = register?.data.units.filter((other) => other.parent === unit.id) ?? [];
  return (
    <section className="kp-card">
      <h2>{t('facts')}</h2>
      <dl className="kp-facts">
        <dt>{t('unit.id')}</dt>
        <dd>{unit.id}</dd>
        <dt>{t('unit.category')}</dt>
        <dd>{categoryName(unit.category)}</dd>
        <dt>{t('unit.level')}</dt>
        <dd>{say(levelNames[unit.level])}</dd>
        {unit.parent && (
          <>
            <dt>{t('unit.parent')}</dt>
            <dd>
              <Link to={unitPath(unit.parent)}>{register?.unitName(unit.parent)}</Link>
            </dd>
          </>
        )}
        <dt>{t('unit.group')}</dt>
        <dd>{register?.groupName(unit.group)}</dd>
        <dt>{t('unit.people')}</dt>
        <dd>{unit.people}</dd>
        {below.length > 0 && (
          <>
            <dt>{t('unit.below')}</dt>
            <dd className="kp-row">
              {below.map((other) => (
                <Link key={other.id} to={unitPath(other.id)}>
                  {other.name}
                </Link>
              ))}
            </dd>
          </>
        )}
      </dl>
    </section>
  );
}

function RemoveUnit({ unit, open, onClose }: { unit: UnitRow; open: boolean; onClose: () => void }) {
  const t = useTexts();
  const navigate = useNavigate();
  const remove = useCommand(removeUnit);
  return (
    <ConfirmByName
      open={open}
      title={t('unit.remove.title')}
      name={unit.name}
      confirm={t('unit.remove')}
      busy={remove.isPending}
      error={remove.error}
      onCancel={() => {
        remove.reset();
        onClose();
      }}
      onConfirm={(reason) =>
        remove.mutate({ id: unit.id, version: unit.version, reason }, { onSuccess: () => navigate('/units') })
      }
    >
      {t('unit.remove.what', { name: unit.name })}
    </ConfirmByName>
  );
}
