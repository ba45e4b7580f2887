import { useMemo } from 'react';
import { useNavigate } from 'react-router';
import { useSay } from '../../app/i18n.ts';
import { GradeTag } from '../../ui/grade-tag.tsx';
import { yuan } from '../../ui/numbers.ts';
import type { Column } from '../../ui/table/column.ts';
import { DataTable } from '../../ui/table/data-table.tsx';
import { rewardsAddress, unitAddress } from '../why/address.ts';
import { WhyNumber } from '../why/why-number.tsx';
import { byStanding, byUnit } from './by-unit.ts';
import type { UnitRow } from './by-unit.ts';
import { outcomeLabels, outcomes } from './labels.ts';
import type { Outcome } from './labels.ts';
import type { RunView } from './run-view.ts';
import { useResultTexts } from './texts.ts';

/** The same result unit by unit: the team, and how its people came out; a number opens the people behind it. */
export function UnitsView({ view }: { view: RunView }) {
  const t = useResultTexts();
  const say = useSay();
  const navigate = useNavigate();
  const rows = useMemo(() => byUnit(view.result).sort(byStanding), [view.result]);
  const columns = useMemo((): Column<UnitRow>[] => {
    const people = (unit: string, outcome: Outcome | null) => {
      const params = new URLSearchParams({ view: 'people', pool: 'all', 'f.unit': encodeURIComponent(unit) });
      if (outcome) params.set('f.grade', outcome);
      void navigate({ search: params.toString() });
    };
    const count = (outcome: Outcome): Column<UnitRow> => ({
      key: outcome,
      title: say(outcomeLabels[outcome]),
      width: 84,
      align: 'right',
      hidden: outcome === 'notAppraised' || outcome === 'noScore' || outcome === 'ungraded',
      value: (row) => row.counts[outcome],
      render: (row) =>
        row.counts[outcome] === 0 ? (
          <span className="kp-soft">0</span>
        ) : (
          <button type="button" className="kp-link" onClick={() => people(row.id, outcome)}>
            {row.counts[outcome]}
          </button>
        ),
    });
    return [
      { key: 'unit', title: t('unit'), width: 132, value: (row) => row.name },
      {
        key: 'category',
        title: t('category'),
        width: 108,
        value: (row) => view.categories.get(row.category)?.label ?? row.category,
        filter: {
          choices: view.result.categories.map(({ id, label }) => ({ value: id, label })),
          of: (row) => row.category,
        },
      },
      {
        key: 'group',
        title: t('group'),
        width: 120,
        hidden: true,
        value: (row) => view.groups.get(row.group) ?? row.group,
        filter: {
          choices: view.result.groups.map(({ id, name }) => ({ value: id, label: name })),
          of: (row) => row.group,
        },
      },
      {
        key: 'rank',
        title: t('order'),
        width: 64,
        align: 'right',
        value: (row) => row.team?.rank ?? null,
        render: (row) =>
          row.team?.rank == null ? (
            '—'
          ) : (
            <WhyNumber address={unitAddress(row.id, 'rank', view.people)} text={String(row.team.rank)} />
          ),
      },
      {
        key: 'composite',
        title: t('team.composite'),
        width: 92,
        align: 'right',
        value: (row) => row.team?.composite ?? null,
        render: (row) =>
          row.team?.composite == null ? (
            '—'
          ) : (
            <WhyNumber
              address={unitAddress(row.id, 'composite', view.people)}
              value={row.team.composite}
              decimals={view.decimals}
            />
          ),
      },
      {
        key: 'grade',
        title: t('team.grade'),
        width: 88,
        value: (row) => row.team?.grade ?? null,
        render: (row) => <GradeTag grade={row.team?.grade ?? null} />,
      },
      {
        key: 'people',
        title: t('people'),
        width: 76,
        align: 'right',
        value: (row) => row.people,
        render: (row) => (
          <button type="button" className="kp-link" onClick={() => people(row.id, null)}>
            {row.people}
          </button>
        ),
      },
      ...outcomes.map(count),
      {
        key: 'share',
        title: t('excellentShare'),
        width: 88,
        align: 'right',
        value: (row) => (row.excellentShare === null ? null : Number(row.excellentShare.toFixed(1))),
        render: (row) => (row.excellentShare === null ? '—' : `${row.excellentShare.toFixed(1)}%`),
      },
      {
        key: 'amount',
        title: t('amount'),
        width: 104,
        align: 'right',
        value: (row) => row.amount,
        render: (row) =>
          row.amount > 0 ? (
            <WhyNumber address={rewardsAddress(row.id)} text={yuan(row.amount)} />
          ) : (
            <span className="kp-soft">0</span>
          ),
      },
    ];
  }, [view, t, say, navigate]);
  return (
    <DataTable
      id="results-units"
      label={t('view.units')}
      rows={rows}
      columns={columns}
      rowKey={(row) => row.id}
      urlPrefix="u."
    />
  );
}
