import { useMemo } from 'react';
import type { Comparison, TeamMove } from '#shared/grading/compare.ts';
import { useSay } from '../../app/i18n.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { GradeTag } from '../../ui/grade-tag.tsx';
import type { Column } from '../../ui/table/column.ts';
import { DataTable } from '../../ui/table/data-table.tsx';
import type { RunView } from '../results/run-view.ts';
import { unitAddress } from '../why/address.ts';
import { WhyNumber } from '../why/why-number.tsx';
import { causeLabels } from './movers.ts';
import { Delta } from './movers-table.tsx';
import { useCompareTexts } from './texts.ts';

/** The teams that moved: rank, grade, score, outcome, and which indicators did it. */
export function TeamMoves({ comparison, before, after }: { comparison: Comparison; before: RunView; after: RunView }) {
  const t = useCompareTexts();
  const say = useSay();
  const columns = useMemo((): Column<TeamMove>[] => {
    const team = (move: TeamMove) => after.result.teams.find(({ unit }) => unit === move.unit);
    const composite = (view: RunView, move: TeamMove, value: number | null) =>
      value === null ? (
        '—'
      ) : (
        <WhyNumber
          address={unitAddress(move.unit, 'composite', view.people)}
          value={value}
          decimals={view.decimals}
          run={view.result.run.id}
        />
      );
    const indicators = (move: TeamMove) => {
      const category = after.categories.get(after.units.get(move.unit)?.category ?? '');
      return Object.keys(move.indicators)
        .map((id) => category?.indicators.find((indicator) => indicator.id === id)?.label ?? id)
        .join('、');
    };
    return [
      { key: 'unit', title: t('unit'), width: 140, value: (move) => after.unitName(move.unit) },
      {
        key: 'rank',
        title: t('order'),
        width: 92,
        align: 'right',
        value: (move) => (move.rank ? `${move.rank.from ?? '—'} → ${move.rank.to ?? '—'}` : (team(move)?.rank ?? null)),
        sortBy: (move) => move.rank?.to ?? team(move)?.rank ?? null,
      },
      {
        key: 'grade',
        title: t('grade'),
        width: 150,
        value: (move) => move.grade?.to ?? team(move)?.grade ?? null,
        render: (move) =>
          move.grade ? (
            <>
              <GradeTag grade={move.grade.from} /> → <GradeTag grade={move.grade.to} />
            </>
          ) : (
            <GradeTag grade={team(move)?.grade ?? null} />
          ),
      },
      {
        key: 'composite',
        title: t('composite'),
        width: 140,
        align: 'right',
        value: (move) => move.composite?.to ?? team(move)?.composite ?? null,
        render: (move) =>
          move.composite ? (
            <span className="kp-move">
              {composite(before, move, move.composite.from)} → {composite(after, move, move.composite.to)}
            </span>
          ) : (
            composite(after, move, team(move)?.composite ?? null)
          ),
      },
      {
        key: 'delta',
        title: t('delta'),
        width: 84,
        align: 'right',
        value: (move) => move.composite?.delta ?? null,
        render: (move) => <Delta value={move.composite?.delta ?? null} decimals={after.decimals} />,
      },
      {
        key: 'outcome',
        title: t('outcome'),
        width: 150,
        value: (move) =>
          move.outcome
            ? `${move.outcome.from ? t(move.outcome.from) : t('none')} → ${move.outcome.to ? t(move.outcome.to) : t('none')}`
            : null,
      },
      {
        key: 'causes',
        title: t('causes'),
        width: 160,
        value: (move) => move.causes.map((cause) => say(causeLabels[cause])).join('、'),
      },
      { key: 'indicators', title: t('indicators'), width: 180, value: (move) => indicators(move) || null },
    ];
  }, [before, after, t, say]);
  if (comparison.teams.length === 0) return <EmptyState title={t('teams.none')} />;
  return (
    <DataTable
      id="compare-teams"
      label={t('teams')}
      rows={comparison.teams}
      columns={columns}
      rowKey={(move) => move.unit}
      urlPrefix="t."
      plain
    />
  );
}
