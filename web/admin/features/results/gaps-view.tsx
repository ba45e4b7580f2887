import { useMemo } from 'react';
import { Link } from 'react-router';
import { partLabels, rankLabels } from '#shared/grading/labels.ts';
import { useSay } from '../../app/i18n.ts';
import { useSession } from '../../app/session-context.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import type { Column } from '../../ui/table/column.ts';
import { DataTable } from '../../ui/table/data-table.tsx';
import { cycleUnitPath } from '../cycles/paths.ts';
import { gapsOf } from './provisional.ts';
import type { Gap } from './provisional.ts';
import { labelOf, missingLabel, poolName } from './run-view.ts';
import type { RunView } from './run-view.ts';
import { useResultTexts } from './texts.ts';

/** Which team or person misses what, and where to fill it in. */
export function GapsView({ view }: { view: RunView }) {
  const t = useResultTexts();
  const say = useSay();
  const { can } = useSession();
  const gaps = useMemo(() => gapsOf(view.result), [view.result]);
  const columns = useMemo((): Column<Gap>[] => {
    const missing = (gap: Gap) =>
      gap.missing.map((what) => say(missingLabel(view, partLabels, gap.unit, what))).join('、');
    const where = (gap: Gap) => {
      if (gap.kind === 'team') return view.categories.get(gap.where)?.label ?? gap.where;
      const rank = gap.where.split(':')[0] ?? '';
      return `${poolName(view, gap.where, t)} · ${say(labelOf(rankLabels, rank))}`;
    };
    const show = (gap: Gap) =>
      gap.kind === 'team'
        ? `?view=teams&team=${encodeURIComponent(gap.id)}`
        : `?${new URLSearchParams({ view: 'people', pool: gap.where, person: gap.id })}`;
    return [
      {
        key: 'who',
        title: t('gaps.who'),
        width: 180,
        value: (gap) => gap.name,
        render: (gap) => (
          <>
            <Link to={{ search: show(gap) }}>{gap.name}</Link>
            {gap.kind === 'team' && <span className="kp-soft"> {t('gaps.team')}</span>}
          </>
        ),
      },
      { key: 'unit', title: t('unit'), width: 160, value: (gap) => view.unitName(gap.unit) },
      { key: 'what', title: t('gaps.what'), width: 260, value: missing },
      { key: 'where', title: t('gaps.where'), width: 220, value: where },
      {
        key: 'fill',
        title: t('gaps.fill'),
        width: 110,
        value: () => null,
        render: (gap) => can('data.read') && <Link to={cycleUnitPath(view.cycle, gap.unit)}>{t('gaps.fill')}</Link>,
      },
    ];
  }, [view, t, say, can]);
  return (
    <DataTable
      id="results-gaps"
      label={t('gaps')}
      rows={gaps}
      columns={columns}
      rowKey={(gap) => `${gap.kind} ${gap.id}`}
      urlPrefix="g."
      empty={<EmptyState title={t('gaps.none')} />}
    />
  );
}
