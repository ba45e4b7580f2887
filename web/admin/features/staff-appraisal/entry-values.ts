import { marksOf, type TallyCounts } from '#shared/appraisal/staff-tally.ts';
import { columns, type TallyColumn } from './tally-columns.ts';

/** Cells as they are typed, by person and column; an empty one counts as 0. */
export type Cells = Readonly<Record<string, string>>;

export const cellKey = (person: string, column: TallyColumn): string => `${column} ${person}`;

/** Only digits are taken, also those of a Chinese keyboard's full width. */
export const digitsOf = (typed: string): string =>
  typed
    .replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0))
    .replace(/\D/g, '')
    .replace(/^0+(?=\d)/, '')
    .slice(0, 5);

export function countsOf(cells: Cells, person: string): TallyCounts {
  const of = (column: TallyColumn): number => Number(cells[cellKey(person, column)] || 0);
  return {
    ...{ excellent: of('excellent'), competent: of('competent'), basicallyCompetent: of('basicallyCompetent') },
    ...{ incompetent: of('incompetent'), abstain: of('abstain') },
  };
}

export const cellsOf = (rows: readonly { person: string; counts: TallyCounts | null }[]): Cells =>
  Object.fromEntries(
    rows.flatMap(({ person, counts }) =>
      counts ? columns.map((column) => [cellKey(person, column), String(counts[column])] as const) : [],
    ),
  );

/** People whose row is more than the ballots that came back. */
export const overBallots = (cells: Cells, people: readonly string[], ballots: number): string[] =>
  people.filter((person) => marksOf(countsOf(cells, person)) > ballots);

/** Where a key leads from a cell: Enter and the arrows, along the row and then to the next. */
export function nextCell(key: string, row: number, column: number, rows: number): [number, number] | null {
  const last = columns.length - 1;
  if (key === 'ArrowDown') return row < rows - 1 ? [row + 1, column] : null;
  if (key === 'ArrowUp') return row > 0 ? [row - 1, column] : null;
  if (key !== 'Enter') return null;
  if (column < last) return [row, column + 1];
  return row < rows - 1 ? [row + 1, 0] : null;
}
