import { useMemo } from 'react';
import { Link } from 'react-router';
import type { readCycle } from '#shared/api/appraisals.ts';
import type { Answer } from '../../app/api.ts';
import { usePolicyVersion } from '../../app/lookups.ts';
import { useSession } from '../../app/session-context.ts';
import type { Column } from '../../ui/table/column.ts';
import { DataTable } from '../../ui/table/data-table.tsx';
import { CompletenessCell } from './completeness-cell.tsx';
import { completenessOf, isMissing } from './completeness.ts';
import './cycles.css';
import { cycleUnitPath } from './paths.ts';
import { useTexts } from './texts.ts';

type Data = Answer<typeof readCycle>;
type Row = Data['units'][number];

/** Units × data: where something is missing, at a glance; a row opens the unit's data. */
export function CompletenessTable({ data, urlPrefix }: { data: Data; urlPrefix?: string }) {
  const t = useTexts();
  const { can } = useSession();
  const opens = can('data.read');
  const cycle = data.row.cycle.id;
  const { categories, categoryName } = usePolicyVersion(data.row.policyVersion);
  const columns = useMemo((): Column<Row>[] => {
    const groups = new Map(data.groups.map((group) => [group.id, group.name]));
    const choices = [
      { value: 'complete', label: t('filter.complete') },
      { value: 'missing', label: t('filter.missing') },
    ];
    const part = (key: 'performance' | 'opinions', of: (row: Row) => [number, number]): Column<Row> => ({
      key,
      title: t(key),
      width: 180,
      value: (row) => of(row).join('/'),
      render: (row) => <CompletenessCell has={of(row)[0]} due={of(row)[1]} />,
      sortBy: (row) => of(row)[1] - of(row)[0],
      filter: {
        choices: choices.map((choice) => ({ ...choice })),
        of: (row) => (isMissing(completenessOf(...of(row))) ? 'missing' : 'complete'),
      },
    });
    return [
      {
        key: 'name',
        title: t('unit'),
        width: 200,
        value: (row) => row.name,
        render: (row) => (opens ? <Link to={cycleUnitPath(cycle, row.id)}>{row.name}</Link> : row.name),
      },
      part('performance', (row) => [row.performance, row.indicators]),
      part('opinions', (row) => [row.rated, row.subjects]),
      { key: 'people', title: t('people'), width: 90, align: 'right', value: (row) => row.people },
      {
        key: 'register',
        title: t('register'),
        width: 130,
        value: (row) => t(row.behindRegister ? 'register.behind' : 'register.same'),
        render: (row) =>
          row.behindRegister ? <span className="kp-tag">{t('register.behind')}</span> : t('register.same'),
      },
      {
        key: 'category',
        title: t('category'),
        width: 190,
        value: (row) => categoryName(row.category),
        filter: {
          choices: categories.map((category) => ({ value: category.id, label: category.label })),
          of: (row) => row.category,
        },
      },
      {
        key: 'group',
        title: t('group'),
        width: 140,
        value: (row) => groups.get(row.group) ?? row.group,
        filter: {
          choices: data.groups.map((group) => ({ value: group.id, label: group.name })),
          of: (row) => row.group,
        },
      },
    ];
  }, [t, data.groups, categories, categoryName, opens, cycle]);
  return (
    <DataTable
      id="completeness"
      label={t('completeness')}
      rows={data.units}
      columns={columns}
      rowKey={(row) => row.id}
      {...(urlPrefix === undefined ? {} : { urlPrefix })}
    />
  );
}
