import { useMemo } from 'react';
import { Link } from 'react-router';
import { tags } from '#shared/appraisal/tags.ts';
import type { PersonRow } from '#shared/api/units.ts';
import { rankNames, ranks, roleNames, roles } from '#shared/policy/terms.ts';
import { useSay } from '../../app/i18n.ts';
import { useCurrentPolicy, useRegister } from '../../app/lookups.ts';
import { useSession } from '../../app/session-context.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { LinkButton } from '../../ui/link-button.tsx';
import { Loading } from '../../ui/loading.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import type { Column } from '../../ui/table/column.ts';
import { DataTable } from '../../ui/table/data-table.tsx';
import { personPath, unitPath } from './paths.ts';
import { Tags } from './tags.tsx';
import { useTexts } from './texts.ts';

const key = (person: PersonRow) => person.id;

export function Component() {
  const t = useTexts();
  const { can } = useSession();
  const { register, error, refetch } = useRegister();
  const columns = usePersonColumns();
  return (
    <>
      <PageHeader
        title={t('people')}
        extra={
          can('register.write') && (
            <LinkButton type="primary" to="/people/new">
              {t('people.new')}
            </LinkButton>
          )
        }
      />
      {error && <ErrorState error={error} retry={() => refetch()} />}
      {!error && !register && <Loading />}
      {register && (
        <DataTable
          id="people"
          label={t('people')}
          rows={register.data.people}
          columns={columns}
          rowKey={key}
          empty={
            <EmptyState
              title={t('people.empty')}
              hint={t('units.empty.hint')}
              action={
                can('cycle.write') && (
                  <LinkButton type="primary" to="/import?kind=people">
                    {t('import')}
                  </LinkButton>
                )
              }
            />
          }
        />
      )}
    </>
  );
}

/** Columns of a list of people; without those on the unit where all are of one. */
export function usePersonColumns(withUnit = true): Column<PersonRow>[] {
  const t = useTexts();
  const say = useSay();
  const { register } = useRegister();
  const { categories, categoryName } = useCurrentPolicy();
  return useMemo(() => {
    const unitOf = (person: PersonRow) => register?.unit.get(person.unit);
    const ofUnit: Column<PersonRow>[] = [
      {
        key: 'unit',
        title: t('unit'),
        width: 190,
        value: (person) => register?.unitName(person.unit) ?? person.unit,
        render: (person) => <Link to={unitPath(person.unit)}>{register?.unitName(person.unit)}</Link>,
        filter: {
          choices: (register?.data.units ?? []).map((unit) => ({ value: unit.id, label: unit.name })),
          of: (person) => person.unit,
        },
      },
      {
        key: 'group',
        title: t('group'),
        width: 130,
        value: (person) => register?.groupName(unitOf(person)?.group ?? '') ?? null,
        filter: {
          choices: (register?.data.groups ?? []).map((group) => ({ value: group.id, label: group.name })),
          of: (person) => unitOf(person)?.group ?? '',
        },
        hidden: true,
      },
      {
        key: 'category',
        title: t('category'),
        width: 170,
        value: (person) => categoryName(unitOf(person)?.category ?? ''),
        filter: {
          choices: categories.map((category) => ({ value: category.id, label: category.label })),
          of: (person) => unitOf(person)?.category ?? '',
        },
        hidden: true,
      },
    ];
    return [
      {
        key: 'name',
        title: t('name'),
        width: 120,
        value: (person) => person.name,
        render: (person) => <Link to={personPath(person.unit, person.id)}>{person.name}</Link>,
      },
      { key: 'number', title: t('number'), width: 110, value: (person) => person.number ?? null },
      ...(withUnit ? ofUnit : []),
      { key: 'post', title: t('post'), width: 150, value: (person) => person.post ?? null },
      {
        key: 'rank',
        title: t('person.rank'),
        width: 130,
        value: (person) => say(rankNames[person.rank]),
        filter: {
          choices: ranks.map((rank) => ({ value: rank, label: say(rankNames[rank]) })),
          of: (person) => person.rank,
        },
      },
      {
        key: 'role',
        title: t('role'),
        width: 130,
        value: (person) => say(roleNames[person.role]),
        sortBy: (person) => roles.indexOf(person.role),
        filter: {
          choices: roles.map((role) => ({ value: role, label: say(roleNames[role]) })),
          of: (person) => person.role,
        },
      },
      {
        key: 'tags',
        title: t('tags'),
        width: 180,
        value: (person) => person.tags.map((tag) => t(`tag.${tag}`)).join('、'),
        render: (person) => <Tags of={person.tags} />,
        filter: {
          choices: tags.map((tag) => ({ value: tag, label: t(`tag.${tag}`) })),
          of: (person) => person.tags,
        },
      },
      { key: 'id', title: t('unit.id'), width: 120, value: (person) => person.id, hidden: true },
    ];
  }, [t, say, register, categories, categoryName, withUnit]);
}
