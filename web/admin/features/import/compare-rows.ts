import type { TableKind, TableRows } from '#shared/dataset/tables.ts';

/** What is there already, by key: its content in canonical form, or null where the page knows only that it is there. */
export type Existing = Readonly<Record<string, string | null>>;

export interface Comparison {
  added: number;
  changed: number;
  same: number;
  /** there already, content not known here */
  present: number;
}

export function keyOf(kind: TableKind, row: TableRows[TableKind]): string {
  if (kind === 'performance') {
    const { unit, indicator } = row as TableRows['performance'];
    return `${unit}\n${indicator}`;
  }
  if (kind === 'opinions') {
    const { subject, source } = row as TableRows['opinions'];
    return `${subject.kind}\n${subject.id}\n${source}`;
  }
  return (row as TableRows['people']).id;
}

/** Fields in order, empty lists and absent values left out, so that equal rows are equal texts. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const fields = Object.entries(value)
    .filter(([, field]) => field !== undefined && field !== false && !(Array.isArray(field) && field.length === 0))
    .map(([key, field]) => `${JSON.stringify(key)}:${canonical(field)}`);
  return `{${fields.sort().join()}}`;
}

export const existingOf = (kind: TableKind, rows: readonly TableRows[TableKind][]): Existing =>
  Object.fromEntries(rows.map((row) => [keyOf(kind, row), canonical(row)]));

export function compare(kind: TableKind, rows: readonly TableRows[TableKind][], existing: Existing): Comparison {
  const counts: Comparison = { added: 0, changed: 0, same: 0, present: 0 };
  for (const row of rows) {
    const there = existing[keyOf(kind, row)];
    if (there === undefined) counts.added++;
    else if (there === null) counts.present++;
    else if (there === canonical(row)) counts.same++;
    else counts.changed++;
  }
  return counts;
}
