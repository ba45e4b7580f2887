import { datasetProblems } from '#shared/dataset/check.ts';
import { fromRows, placeProblem } from '#shared/dataset/tables.ts';
import type { Cell, TableKind, TableRows } from '#shared/dataset/tables.ts';
import type { Policy } from '#shared/policy/schema.ts';
import type { Problem } from '#shared/problem.ts';
import { compare } from './compare-rows.ts';
import type { Comparison, Existing } from './compare-rows.ts';

/** What the rows of a sheet are checked against: the register, or a cycle's units, and its policy. */
export interface SheetContext {
  policy: Policy | null;
  groups: readonly { id: string; name: string }[];
  units: readonly TableRows['units'][];
  people: readonly TableRows['people'][];
  existing: Existing;
}

/** A fault at its cell, rows and columns from 1; column null: of the whole row. */
export interface SheetFault {
  row: number;
  column: number | null;
  message: Problem['message'];
}

export interface SheetReport {
  faults: SheetFault[];
  /** rows without a fault */
  ready: number;
  comparison: Comparison;
}

export interface CheckedSheet<K extends TableKind = TableKind> {
  report: SheetReport;
  values: TableRows[K][];
  /** the sheet's row of each value */
  rows: number[];
}

/** Checks a sheet: each cell by its column, then the rows among each other and against what is there (scoring.md §1). */
export function checkSheet(
  kind: TableKind,
  cells: readonly (readonly Cell[])[],
  { policy, groups, units, people, existing }: SheetContext,
): CheckedSheet {
  const read = fromRows(kind, cells, { ...(policy ? { policy } : {}), groups, units, people });
  const ids = new Set(read.values.map((value) => ('id' in value ? value.id : '')));
  const whole = {
    ...(policy ? { policy } : {}),
    groups,
    units,
    people: kind === 'people' ? [] : people,
    // The file's rows stand first, so that a problem's place is the row's; they replace those of the same id.
    [kind]: [...read.values, ...(kind === 'units' ? units.filter((unit) => !ids.has(unit.id)) : [])],
  };
  const placed = datasetProblems(whole).flatMap((problem) => placeProblem(kind, problem, read) ?? []);
  const faults = [...read.problems, ...placed].map(faultOf);
  const faulty = new Set(faults.map(({ row }) => row));
  const ready = read.values.filter((_, i) => !faulty.has(read.rows[i]!));
  return {
    report: {
      faults,
      ready: ready.length,
      comparison: compare(kind, ready, existing),
    },
    values: read.values,
    rows: read.rows,
  };
}

/** Problems as the service found them at `values[3].unit`, at the sheet's rows. */
export function placeServiceProblems(
  kind: TableKind,
  problems: readonly Problem[],
  cells: readonly (readonly Cell[])[],
  context: SheetContext,
): SheetFault[] {
  const { policy, groups, units, people } = context;
  const read = fromRows(kind, cells, { ...(policy ? { policy } : {}), groups, units, people });
  return problems.flatMap((problem) => {
    const placed = placeProblem(kind, { ...problem, path: problem.path.replace(/^values/, kind) }, read);
    return placed ? [faultOf(placed)] : [];
  });
}

const faultOf = (problem: Problem): SheetFault => ({
  row: problem.row ?? 1,
  column: problem.column ?? null,
  message: problem.message,
});
