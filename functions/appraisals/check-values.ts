import * as z from 'zod';
import type { ImportKind } from '#shared/api/appraisals.ts';
import { registerPerson, type RegisterPerson } from '#shared/api/units.ts';
import { datasetProblems } from '#shared/dataset/check.ts';
import { opinionSchema, performanceSchema, unitSchema } from '#shared/dataset/schema.ts';
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
  const form = z.strictObject({ kind: z.literal(kind), values: z.array(rowSchemas[kind]) });
  const shape = form.safeParse(file);
  const problems = shape.success ? [] : shapeProblems(shape.error.issues, file);
  const rows = isRecord(file) && Array.isArray(file.values) ? (file.values as unknown[]) : [];
  const parts = whole(rows.filter(isRecord));
  const others = parts[kind] as unknown[];
  const found = datasetProblems({ ...parts, [kind]: [...others, ...rows] });
  problems.push(...found.flatMap((fault) => ownFault(fault, kind, others.length)));
  return shape.success && problems.length === 0
    ? { values: shape.data.values as unknown as Values[K][] }
    : { problems };
}

/** A fault of one of the file's own rows, at its place in the file; other records' faults are not the file's. */
function ownFault(fault: Problem, kind: ValueKind, others: number): Problem[] {
  const [start, place] = new RegExp(`^${kind}\\[(\\d+)\\]`).exec(fault.path) ?? [];
  if (start === undefined || Number(place) < others) return [];
  return [{ ...fault, path: `values[${Number(place) - others}]${fault.path.slice(start.length)}` }];
}
