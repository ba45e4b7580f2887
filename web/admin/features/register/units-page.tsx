import { useMemo } from 'react';
import { Link } from 'react-router';
import type { UnitRow } from '#shared/api/units.ts';
import { levelNames, levels } from '#shared/policy/terms.ts';
import { useSay } from '../../app/i18n.ts';
import { useCurrentPolicy, useRegister } from '../../app/lookups.ts';
import { useSession } from '../../app/session-context.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { LinkButton } from '../../ui/link-button.tsx';
import { Loading } from '../../ui/loading.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { DataTable } from '../../ui/table/data-table.tsx';
import type { Column } from '../../ui/table/column.ts';
import { unitPath } from './paths.ts';
import { useTexts } from './texts.ts';

const tree = { id: (unit: UnitRow) => unit.id, parent: (unit: UnitRow) => unit.parent };

export function Component() {
  const t = useTexts();
  const { can } = useSession();
  const { register, error, refetch } = useRegister();
  const columns = useUnitColumns();
  const create = can('register.write') && (
    <LinkButton type="primary" to="/units/new">
      {t('units.new')}
    </LinkButton>
  );
  return (
    <>
      <PageHeader title={t('units')} extra={create} />
      {error && <ErrorState error={error} retry={() => refetch()} />}
      {!error && !register && <Loading />}
      {register && (
        <DataTable
          id="units"
          label={t('units')}
          rows={register.data.units}
          columns={columns}
          rowKey={tree.id}
          tree={tree}
          empty={
            <EmptyState
              title={t('units.empty')}
              hint={t('units.empty.hint')}
              action={
                can('cycle.write') && (
                  <>
                    <LinkButton type="primary" to="/import">
                      {t('import')}
                    </LinkButton>
                    <LinkButton to="/units/new">{t('units.new')}</LinkButton>
                  </>
                )
              }
            />
          }
        />
      )}
    </>
  );
}

function useUnitColumns(): Column<UnitRow>[] {
  const t = useTexts();
  const say = useSay();
  const { register } = useRegister();
  const { categories, categoryName } = useCurrentPolicy();
  return useMemo(() => {
    const last = (unit: UnitRow) => unit.history?.toSorted((a, b) => b.year - a.year)[0];
    return [
      {
        key: 'name',
        title: t('unit.name'),
        width: 240,
        value: (unit) => unit.name,
        render: (unit) => <Link to={unitPath(unit.id)}>{unit.name}</Link>,
      },
      { key: 'id', title: t('unit.id'), width: 110, value: (unit) => unit.id },
      {
        key: 'category',
        title: t('unit.category'),
        width: 200,
        value: (unit) => categoryName(unit.category),
        filter: {
          choices: categories.map((category) => ({ value: category.id, label: category.label })),
          of: (unit) => unit.category,
        },
      },
      {
        key: 'level',
        title: t('unit.level'),
        width: 90,
        value: (unit) => say(levelNames[unit.level]),
        filter: {
          choices: levels.map((level) => ({ value: level, label: say(levelNames[level]) })),
          of: (unit) => unit.level,
        },
      },
      {
        key: 'group',
        title: t('unit.group'),
        width: 150,
        value: (unit) => register?.groupName(unit.group) ?? unit.group,
        filter: {
          choices: (register?.data.groups ?? []).map((group) => ({ value: group.id, label: group.name })),
          of: (unit) => unit.group,
        },
      },
      { key: 'people', title: t('unit.people'), width: 110, align: 'right', value: (unit) => unit.people },
      {
        key: 'rank',
        title: t('unit.lastRank'),
        width: 170,
        value: (unit) => {
          const entry = last(unit);
          return entry ? t('rankOf', { rank: entry.rank, of: entry.of }) : null;
        },
        sortBy: (unit) => last(unit)?.rank ?? null,
      },
    ];
  }, [t, say, register, categories, categoryName]);
}
