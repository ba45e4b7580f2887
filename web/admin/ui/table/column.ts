import type { ReactNode } from 'react';

export interface Choice {
  value: string;
  label: string;
}

/** A column of a table: one value for searching, sorting and exporting, and how it is shown. */
export interface Column<Row> {
  key: string;
  title: string;
  /** pixels */
  width: number;
  value: (row: Row) => string | number | null;
  /** the value itself where it is left out */
  render?: (row: Row) => ReactNode;
  align?: 'right';
  /** offers a filter by these choices; `of` where a row has several, or the value is a label */
  filter?: { choices: readonly Choice[]; of?: (row: Row) => string | readonly string[] };
  /** not shown until the reader chooses it */
  hidden?: boolean;
  /** holds buttons, not a value: is neither sorted, searched, chosen nor exported */
  control?: boolean;
  /** its order, where that is not the order of its value */
  sortBy?: (row: Row) => string | number | null;
}

export interface TableState {
  search: string;
  sort: { key: string; descending: boolean } | null;
  /** by column: the choices, any of which lets a row pass */
  filters: Readonly<Record<string, readonly string[]>>;
}
