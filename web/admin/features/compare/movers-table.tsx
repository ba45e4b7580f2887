import { Segmented } from 'antd';
import { useMemo } from 'react';
import { useSearchParams } from 'react-router';
import type { Change, Comparison, PersonMove, ScoreChange } from '#shared/grading/compare.ts';
import { rankLabels } from '#shared/grading/labels.ts';
import { useSay } from '../../app/i18n.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { GradeTag } from '../../ui/grade-tag.tsx';
import type { Column } from '../../ui/table/column.ts';
import { DataTable } from '../../ui/table/data-table.tsx';
import { labelOf } from '../results/run-view.ts';
import type { RunView } from '../results/run-view.ts';
import { personAddress } from '../why/address.ts';
import { WhyNumber } from '../why/why-number.tsx';
import { byWeight, causeLabels, countKinds, moveKind, moveKinds, moveLabels } from './movers.ts';
import { useCompareTexts } from './texts.ts';

interface Props {
  comparison: Comparison;
  before: RunView;
  after: RunView;
}

/** The people who moved, by kind of move; both values of a score say where they come from. */
export function MoversTable({ comparison, before, after }: Props) {
  const t = useCompareTexts();
  const say = useSay();
  const [params, setParams] = useSearchParams();
  const kind = params.get('kind');
  const counts = useMemo(() => countKinds(comparison.people), [comparison]);
  const kinds = moveKinds.filter((each) => counts[each] > 0);
  const rows = useMemo(
    () => comparison.people.filter((move) => kind === null || moveKind(move) === kind).toSorted(byWeight),
    [comparison, kind],
  );
  const columns = useMemo(
    () => moverColumns({ comparison, before, after }, t, say),
    [comparison, before, after, t, say],
  );
  const show = (chosen: string) => {
    const next = new URLSearchParams(params);
    if (chosen === '') next.delete('kind');
    else next.set('kind', chosen);
    setParams(next, { replace: true, preventScrollReset: true });
  };
  if (comparison.people.length === 0) return <EmptyState title={t('people.none')} />;
  return (
    <>
      <div className="kp-compare-kinds">
        <Segmented
          aria-label={t('kinds')}
          value={kind ?? ''}
          onChange={show}
          options={[
            { value: '', label: `${t('all')} ${comparison.people.length}` },
            ...kinds.map((each) => ({ value: each, label: `${say(moveLabels[each])} ${counts[each]}` })),
          ]}
        />
      </div>
      <DataTable id="compare-people" label={t('people')} rows={rows} columns={columns} rowKey={(move) => move.id} />
    </>
  );
}

function moverColumns(
  { comparison, before, after }: Props,
  t: ReturnType<typeof useCompareTexts>,
  say: ReturnType<typeof useSay>,
): Column<PersonMove>[] {
  const person = (move: PersonMove) => after.people.get(move.id);
  const quotas = new Map(comparison.pools.map(({ id, quota }) => [id, quota]));
  const shown = (quota: number | null) => (quota === null ? t('quota.none') : String(quota));
  const causes = (move: PersonMove) =>
    move.causes
      .map((cause) => {
        const quota = cause === 'poolQuota' ? quotas.get(person(move)?.pool ?? '') : undefined;
        return quota ? t('quota.of', { from: shown(quota.from), to: shown(quota.to) }) : say(causeLabels[cause]);
      })
      .join('、');
  const score = (move: PersonMove, change: ScoreChange) => (
    <span className="kp-move">
      {change.from === null ? (
        '—'
      ) : (
        <WhyNumber
          address={personAddress(move.id, 'composite')}
          value={change.from}
          decimals={before.decimals}
          run={before.result.run.id}
        />
      )}
      {' → '}
      {change.to === null ? (
        '—'
      ) : (
        <WhyNumber
          address={personAddress(move.id, 'composite')}
          value={change.to}
          decimals={after.decimals}
          run={after.result.run.id}
        />
      )}
    </span>
  );
  const places = (order: Change<number | null>) => `${order.from ?? '—'} → ${order.to ?? '—'}`;
  return [
    { key: 'name', title: t('name'), width: 88, value: (move) => person(move)?.name ?? move.id },
    {
      key: 'unit',
      title: t('unit'),
      width: 112,
      value: (move) => after.unitName(person(move)?.appraisalUnit ?? ''),
      filter: {
        choices: after.result.units
          .filter(({ level }) => level === 'first')
          .map(({ id, name }) => ({ value: id, label: name })),
        of: (move) => person(move)?.appraisalUnit ?? '',
      },
    },
    {
      key: 'kind',
      title: t('kind'),
      width: 92,
      hidden: true,
      value: (move) => say(moveLabels[moveKind(move)]),
      sortBy: (move) => moveKinds.indexOf(moveKind(move)),
    },
    {
      key: 'grade',
      title: t('grade'),
      width: 144,
      value: (move) => move.grade?.to ?? null,
      render: (move) =>
        move.grade ? (
          <>
            <GradeTag grade={move.grade.from} /> → <GradeTag grade={move.grade.to} />
          </>
        ) : (
          <GradeTag grade={person(move)?.grade ?? null} />
        ),
    },
    {
      key: 'causes',
      title: t('causes'),
      width: 218,
      value: causes,
      render: (move) => <span className="kp-cell-wrap">{causes(move)}</span>,
      filter: {
        choices: Object.entries(causeLabels).map(([value, label]) => ({ value, label: say(label) })),
        of: (move) => move.causes,
      },
    },
    {
      key: 'order',
      title: t('order'),
      width: 84,
      align: 'right',
      value: (move) => (move.order ? places(move.order) : (person(move)?.order ?? null)),
      sortBy: (move) => move.order?.to ?? person(move)?.order ?? null,
    },
    {
      key: 'composite',
      title: t('composite'),
      width: 128,
      align: 'right',
      value: (move) => move.composite?.to ?? person(move)?.composite ?? null,
      render: (move) =>
        move.composite ? (
          score(move, move.composite)
        ) : (
          <WhyNumber
            address={personAddress(move.id, 'composite')}
            value={person(move)?.composite ?? null}
            decimals={after.decimals}
            run={after.result.run.id}
          />
        ),
    },
    {
      key: 'delta',
      title: t('delta'),
      width: 76,
      align: 'right',
      value: (move) => move.composite?.delta ?? null,
      render: (move) => <Delta value={move.composite?.delta ?? null} decimals={after.decimals} />,
    },
    {
      key: 'rank',
      title: t('rank'),
      width: 112,
      hidden: true,
      value: (move) => say(labelOf(rankLabels, person(move)?.rank ?? '')),
    },
  ];
}

/** How much a score rose or fell, its sign a word of its own. */
export function Delta({ value, decimals }: { value: number | null; decimals: number }) {
  if (value === null) return <span className="kp-soft">—</span>;
  return <span>{value > 0 ? `+${value.toFixed(decimals)}` : value.toFixed(decimals).replace('-', '−')}</span>;
}
