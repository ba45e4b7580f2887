import { useMemo } from 'react';
import { useSearchParams } from 'react-router';
import type { readBoard } from '#shared/api/conduct/plan.ts';
import { steps } from '#shared/appraisal/steps.ts';
import type { Step, StepStatus } from '#shared/appraisal/step.ts';
import type { Answer } from '../../app/api.ts';

export type Board = Answer<typeof readBoard>;
export type BoardRow = Board['units'][number];

export interface BoardFilter {
  search: string;
  group: string;
  step: string;
  late: boolean;
}

/** What the reader looks at, kept in the page's address. */
export function useBoardFilter(): [BoardFilter, (change: Partial<BoardFilter>) => void] {
  const [params, setParams] = useSearchParams();
  const filter: BoardFilter = {
    search: params.get('q') ?? '',
    group: params.get('group') ?? '',
    step: params.get('step') ?? '',
    late: params.has('late'),
  };
  const change = (changed: Partial<BoardFilter>) => {
    const { search, group, step, late } = { ...filter, ...changed };
    const next = new URLSearchParams();
    if (search) next.set('q', search);
    if (group) next.set('group', group);
    if (step) next.set('step', step);
    if (late) next.set('late', '');
    setParams(next, { replace: true });
  };
  return [filter, change];
}

export interface BoardView {
  /** the columns: steps that apply somewhere, or the one that is filtered by */
  columns: Step[];
  /** groups with their rows, in the county's order; groups without any row are left out */
  groups: { id: string; name: string; rows: BoardRow[] }[];
  rows: BoardRow[];
}

/** The board as filtered. */
export function useBoardView(board: Board, filter: BoardFilter): BoardView {
  const { search, group, step, late } = filter;
  return useMemo(() => {
    const applying = new Set(
      board.units.flatMap((unit) => unit.steps.filter(({ state }) => state !== 'notApplicable').map((one) => one.step)),
    );
    const columns = steps.filter(({ id }) => (step ? id === step : applying.has(id)));
    const shown = new Set(columns.map(({ id }) => id));
    const rows = board.units.filter(
      (unit) =>
        (group === '' || unit.group === group) &&
        unit.name.includes(search.trim()) &&
        (!late || unit.steps.some((one) => shown.has(one.step) && one.state === 'late')),
    );
    return {
      columns,
      rows,
      groups: board.groups
        .map(({ id, name }) => ({ id, name, rows: rows.filter((row) => row.group === id) }))
        .filter((one) => one.rows.length > 0),
    };
  }, [board, search, group, step, late]);
}

export const statusOf = (row: BoardRow, step: string): StepStatus | undefined =>
  row.steps.find((one) => one.step === step);
