import { personResultRow } from '#shared/api/grading.ts';
import type { PersonResultRow } from '#shared/api/grading.ts';

/**
 * The results of some people as columns: what repeats lies side by side, so that brotli takes a hundred people into a
 * few kilobytes. A column that says the same of everybody holds its value once.
 */
export interface PeopleColumns {
  n: number;
  /** names of the units that the rows mention */
  units: [id: string, name: string][];
  columns: Record<Column, unknown[] | { all: unknown }>;
}

/** Every field that a row has by the contract. */
const columnNames = Object.keys(personResultRow.shape) as Column[];
type Column = keyof PersonResultRow;

export function toColumns(rows: readonly PersonResultRow[], unitName: (id: string) => string): PeopleColumns {
  const mentioned = new Set(rows.flatMap((row) => [row.unit, row.appraisalUnit]));
  return {
    n: rows.length,
    units: [...mentioned].map((id) => [id, unitName(id)]),
    columns: Object.fromEntries(
      columnNames.map((name) => [name, packed(rows.map((row) => row[name]))]),
    ) as PeopleColumns['columns'],
  };
}

export function fromColumns({ n, columns }: PeopleColumns): PersonResultRow[] {
  return Array.from(
    { length: n },
    (_, i) => Object.fromEntries(columnNames.map((name) => [name, cell(columns[name], i)])) as PersonResultRow,
  );
}

function packed(values: unknown[]): unknown[] | { all: unknown } {
  const first = JSON.stringify(values[0]);
  return values.length > 0 && values.every((value) => JSON.stringify(value) === first) ? { all: values[0] } : values;
}

/** A value held once for everybody is copied where it is a list: rows stay independent of each other. */
function cell(column: unknown[] | { all: unknown }, i: number): unknown {
  if (Array.isArray(column)) return column[i];
  return Array.isArray(column.all) ? [...(column.all as unknown[])] : column.all;
}
