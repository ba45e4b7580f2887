import type { Cell } from '#shared/dataset/tables.ts';

/** A cell as a person reads and types it; a date as 2011-01-05. */
export function cellText(cell: Cell): string {
  if (cell === null || cell === undefined) return '';
  if (cell instanceof Date) return cell.toISOString().slice(0, 10);
  if (typeof cell === 'boolean') return cell ? '是' : '否';
  return String(cell);
}

/** The sheet with one cell typed anew; what is typed empty is a blank cell. */
export function withCell(cells: readonly Cell[][], row: number, column: number, typed: string): Cell[][] {
  return cells.map((line, i) => {
    if (i !== row - 1) return line;
    const changed = [...line];
    while (changed.length < column) changed.push(null);
    changed[column - 1] = typed === '' ? null : typed;
    return changed;
  });
}
