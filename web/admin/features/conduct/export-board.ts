import type { Bilingual } from '#shared/problem.ts';
import { exportRows } from '../../ui/table/export-rows.ts';
import { countOf } from './board-matrix.tsx';
import type { useTexts } from './texts.ts';
import { type Board, type BoardRow, type BoardView, statusOf } from './use-board-view.ts';

/** What the board shows, as a sheet: one row a unit, one column a step. */
export function exportBoard(props: {
  board: Board;
  view: BoardView;
  words: ReturnType<typeof useTexts>;
  say: (text: Bilingual) => string;
}): Promise<void> {
  const { board, view, words: t, say } = props;
  const groups = new Map(board.groups.map(({ id, name }) => [id, name]));
  return exportRows<BoardRow>(
    `${t('board.title', { year: board.year })} ${board.today}`,
    view.groups.flatMap(({ rows }) => rows),
    [
      { key: 'group', title: t('group'), width: 140, value: ({ group }) => groups.get(group) ?? group },
      { key: 'unit', title: t('unit'), width: 180, value: ({ name }) => name },
      { key: 'people', title: t('people'), width: 90, value: ({ people }) => people },
      ...view.columns.map((step) => ({
        key: step.id,
        title: say(step.label),
        width: 110,
        value: (row: BoardRow) => {
          const status = statusOf(row, step.id);
          return status ? `${t(`state.${status.state}`)}${countOf(status)}` : null;
        },
      })),
    ],
  );
}
