import * as z from 'zod';
import type { ImportKind } from '#shared/api/appraisals.ts';
import { registerPerson, type RegisterPerson } from '#shared/api/units.ts';
import { datasetProblems } from '#shared/dataset/check.ts';
import { opinionSchema, performanceSchema, unitSchema } from '#shared/dataset/rows.ts';
import type { OpinionRow, PerformanceRow, Unit } from '#shared/dataset/schema.ts';
import { isRecord } from '#shared/policy/merge.ts';
import { shapeProblems } from '#shared/policy/shape.ts';
import type { Problem } from '#shared/problem.ts';

/** Files that hold the rows of one kind: `{ kind, values: [...] }`. */

export type ValueKind = Exclude<ImportKind, 'dataset'>;

export interface Values {
  units: Unit;
  people: RegisterPerson;
  performance: PerformanceRow;
  opinions: OpinionRow;
}

const rowSchemas: { [K in ValueKind]: z.ZodType<Values[K]> } = {
  units: unitSchema,
  people: registerPerson,
  performance: performanceSchema,
  opinions: opinionSchema,
};

/** The whole that the rows become part of: parts of a dataset, the list of their kind without the rows they replace. */
export type Whole = Record<string, unknown>;

export type CheckedValues<K extends ValueKind> =
  { values: Values[K][]; problems?: undefined } | { values?: undefined; problems: Problem[] };

/** The rows of a file, or every fault of them, at `values[i]…`, by the very code that checks a dataset. */
export function checkValues<K extends ValueKind>(
  kind: K,
  file: unknown,
  whole: (rows: readonly Record<string, unknown>[]) => Whole,
): CheckedValues<K> {
  const form = z.strictObject({ kind: z.literal(kind), values: z.array(z.unknown()).max(mostRows) });
  const outer = form.safeParse(file);
  const rows = isRecord(file) && Array.isArray(file.values) ? (file.values as unknown[]) : [];
  const problems = outer.success ? [] : shapeProblems(outer.error.issues, file);
  const values: Values[K][] = [];
  for (const [i, row] of rows.slice(0, mostRows).entries()) {
    const shape = rowSchemas[kind].safeParse(row);
    if (shape.success) values.push(shape.data);
    else problems.push(...shapeProblems(shape.error.issues, row).map((fault) => inRow(fault, i)));
    // Nobody mends more in one go, and looking at the rest would keep everybody waiting.
    if (problems.length >= enoughProblems) return { problems };
  }
  const parts = whole(rows.filter(isRecord));
  const others = parts[kind] as unknown[];
  const found = datasetProblems({ ...parts, [kind]: [...others, ...rows] });
  for (const fault of found) problems.push(...ownFault(fault, kind, others.length));
  return problems.length === 0 ? { values } : { problems };
}

/** rows of a file at most: the tallies of a county of ten thousand people are a fifth of it */
const mostRows = 200_000;
const enoughProblems = 2000;

const inRow = (fault: Problem, i: number): Problem => ({
  ...fault,
  path: `values[${i}]${fault.path === '' || fault.path.startsWith('[') ? '' : '.'}${fault.path}`,
});

/** A fault of one of the file's own rows, at its place in the file; other records' faults are not the file's. */
function ownFault(fault: Problem, kind: ValueKind, others: number): Problem[] {
  const [start, place] = new RegExp(`^${kind}\\[(\\d+)\\]`).exec(fault.path) ?? [];
  if (start === undefined || Number(place) < others) return [];
  return [{ ...fault, path: `values[${Number(place) - others}]${fault.path.slice(start.length)}` }];
}
