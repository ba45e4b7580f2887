import { useMemo } from 'react';
import type { readCycleUnit } from '#shared/api/appraisals.ts';
import { teamGradeNames } from '#shared/policy/terms.ts';
import type { Answer } from '../../app/api.ts';
import { useSay } from '../../app/i18n.ts';
import type { PolicyNames } from '../../app/lookups.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { moment } from '../../ui/numbers.ts';
import type { Column } from '../../ui/table/column.ts';
import { DataTable } from '../../ui/table/data-table.tsx';
import { Provenance } from './provenance.tsx';
import { useTexts } from './texts.ts';

type Row = Answer<typeof readCycleUnit>['performance'][number];

export function PerformanceTable({ rows, names }: { rows: readonly Row[]; names: PolicyNames }) {
  const t = useTexts();
  const say = useSay();
  const columns = useMemo((): Column<Row>[] => {
    const figure = (key: 'base' | 'target' | 'reported' | 'verified' | 'score'): Column<Row> => ({
      key,
      title: t(key),
      width: 110,
      align: 'right',
      value: ({ row }) => row[key] ?? null,
    });
    return [
      { key: 'indicator', title: t('indicator'), width: 240, value: ({ row }) => names.indicatorName(row.indicator) },
      figure('base'),
      figure('target'),
      figure('reported'),
      {
        ...figure('verified'),
        render: ({ row }) => (
          <span className={row.verified !== undefined && row.verified !== row.reported ? 'kp-wrong' : undefined}>
            {row.verified}
          </span>
        ),
      },
      {
        key: 'rating',
        title: t('rating'),
        width: 90,
        value: ({ row }) => (row.rating ? say(teamGradeNames[row.rating]) : null),
      },
      figure('score'),
      {
        key: 'deductions',
        title: t('deductions'),
        width: 220,
        value: ({ row }) => row.deductions?.map((one) => `-${one.points} ${one.reason}`).join('；') ?? null,
      },
      {
        key: 'veto',
        title: t('veto'),
        width: 100,
        value: ({ row }) => (row.veto ? t('veto.yes') : null),
        render: ({ row }) => row.veto && <span className="kp-tag kp-tag-wrong">{t('veto.yes')}</span>,
      },
      {
        key: 'entered',
        title: t('entered'),
        width: 230,
        value: ({ from }) => `${moment(from.at)} ${from.by.name}`,
        render: ({ from }) => <Provenance from={from} />,
      },
    ];
  }, [t, say, names]);
  return (
    <DataTable
      id="performance"
      label={t('performance')}
      plain
      rows={rows}
      columns={columns}
      rowKey={({ row }) => row.indicator}
      empty={<EmptyState title={t('performance.none')} hint={t('performance.hint')} />}
    />
  );
}
