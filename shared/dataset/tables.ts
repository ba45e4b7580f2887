import type * as z from 'zod';
import { isRecord } from '#shared/policy/merge.ts';
import { pathSteps, valueAt } from '#shared/policy/path.ts';
import { shapeProblems } from '#shared/policy/shape.ts';
import type { Bilingual, Problem } from '#shared/problem.ts';
import { groupSchema, opinionSchema, performanceSchema, personSchema, unitSchema } from './rows.ts';
import type { Group, OpinionRow, PerformanceRow, Person, Unit } from './schema.ts';
import { CellFault, isBlank, plain } from './tables/cells.ts';
import type { Cell } from './tables/cells.ts';
import { readCell } from './tables/column.ts';
import type { Column } from './tables/column.ts';
import { groupColumns, opinionColumns, performanceColumns, personColumns, unitColumns } from './tables/columns.ts';
import { cellProblem, placeColumns } from './tables/headings.ts';
import type { Placed } from './tables/headings.ts';
import { Lookup } from './tables/lookup.ts';
import type { Named, TableContext } from './tables/lookup.ts';
import { opinionFrom, opinionTo, VoteFault } from './tables/votes.ts';

export type { Cell } from './tables/cells.ts';
export type { TableContext } from './tables/lookup.ts';

/** The tables of a dataset, each a sheet of an .xlsx file. */
export interface TableRows {
  groups: Group;
  units: Unit;
  people: Person;
  performance: PerformanceRow;
  opinions: OpinionRow;
}
export type TableKind = keyof TableRows;

interface Table {
  name: Bilingual;
  columns: readonly Column[];
  schema: z.ZodType;
}

const tables: Readonly<Record<TableKind, Table>> = {
  groups: { name: { zh: '考核组', en: 'Groups' }, columns: groupColumns, schema: groupSchema },
  units: { name: { zh: '单位', en: 'Units' }, columns: unitColumns, schema: unitSchema },
  people: { name: { zh: '人员', en: 'People' }, columns: personColumns, schema: personSchema },
  performance: { name: { zh: '实绩数据', en: 'Performance' }, columns: performanceColumns, schema: performanceSchema },
  opinions: { name: { zh: '测评票数', en: 'Opinions' }, columns: opinionColumns, schema: opinionSchema },
};

export const tableKinds = Object.keys(tables) as TableKind[];

/** Rows whose first cell begins so are help, not data. */
const help = /^(说明|示例):/;

/**
 * The sheet to fill in: headings, a row that says what each column takes, a row of examples. The last two begin with 说明:
 * and 示例: and are passed over when the sheet comes back.
 */
export function template(kind: TableKind): { name: Bilingual; columns: readonly Column[]; rows: Cell[][] } {
  const { name, columns } = tables[kind];
  return {
    name,
    columns,
    rows: [
      columns.map(({ heading, required }) => (required ? `${heading.zh}*` : heading.zh)),
      columns.map(({ note }, i) => (i === 0 ? `说明:${note.zh}` : note.zh)),
      columns.map(({ example }, i) => (i === 0 ? `示例:${String(example)}` : example)),
    ],
  };
}

/** Values as the sheet's rows, headings first. */
export function toRows<K extends TableKind>(kind: K, values: readonly TableRows[K][]): Cell[][] {
  const { columns } = tables[kind];
  const rows = values.map((value) => {
    const source = kind === 'opinions' ? opinionTo(value as OpinionRow) : value;
    return columns.map((column) => column.write(valueAt(source, column.key.split('.'))));
  });
  return [columns.map(({ heading }) => heading.zh), ...rows];
}

/** What a sheet holds: the values of the rows without fault, and every fault with its row and column. */
export interface ReadTable<K extends TableKind> {
  values: TableRows[K][];
  /** the sheet's row of each value, from 1 */
  rows: number[];
  problems: Problem[];
  placed: Placed[];
}

/**
 * Reads a sheet as the .xlsx reader gives it. Takes headings in any order, full-width digits, numbers and dates as text,
 * ids or names in references, blank rows; a heading that it does not know is a fault. Problems carry `row`, `column` and
 * `heading`, and a path like `R5C3`. What only the whole dataset shows (a unit that does not exist) is found by
 * `parseDataset` and brought back to the sheet by `placeProblem`.
 */
export function fromRows<K extends TableKind>(
  kind: K,
  sheet: readonly (readonly Cell[])[],
  context: TableContext = {},
): ReadTable<K> {
  const { columns } = tables[kind];
  const head = sheet.findIndex((row) => row.some((cell) => !isBlank(cell)));
  if (head === -1)
    return {
      values: [],
      rows: [],
      placed: [],
      problems: [cellProblem('empty', '表中没有内容。', 'The sheet is empty.', 1, null)],
    };
  const { placed, problems } = placeColumns(sheet[head]!, columns, head + 1);
  const read: ReadTable<K> = { values: [], rows: [], problems, placed };
  const data = sheet
    .map((cells, i) => ({ cells, row: i + 1 }))
    .slice(head + 1)
    .filter(({ cells }) => placed.some(({ place }) => !isBlank(cells[place - 1])))
    .filter(({ cells }) => !help.test(plain(String(cells.find((cell) => !isBlank(cell)) ?? ''))));
  const lookup = new Lookup(context, { [kind]: namesIn(data, placed) });
  for (const { cells, row } of data) {
    const value = readRow(kind, cells, row, placed, lookup, problems);
    if (value === undefined) continue;
    read.values.push(value as TableRows[K]);
    read.rows.push(row);
  }
  return read;
}

/** The ids and names of the sheet's own rows, so that a row may name another one. */
function namesIn(data: readonly { cells: readonly Cell[] }[], placed: readonly Placed[]): Named[] {
  const at = (key: string) => placed.find(({ column }) => column.key === key)?.place;
  const [id, name] = [at('id'), at('name')];
  if (id === undefined || name === undefined) return [];
  return data.map(({ cells }) => ({ id: String(cells[id - 1] ?? '').trim(), name: String(cells[name - 1] ?? '') }));
}

function readRow(
  kind: TableKind,
  cells: readonly Cell[],
  row: number,
  placed: readonly Placed[],
  lookup: Lookup,
  problems: Problem[],
): unknown {
  const before = problems.length;
  const found: Record<string, unknown> = {};
  for (const at of placed) {
    try {
      const value = readCell(at.column, cells[at.place - 1], lookup);
      if (value !== undefined) put(found, at.column.key.split('.'), value);
      else if (at.column.required) {
        problems.push(
          cellProblem(
            'missing',
            `“${at.column.heading.zh}”不能为空。`,
            `“${at.column.heading.en}” must not be empty.`,
            row,
            at,
          ),
        );
      }
    } catch (fault) {
      tell(fault, row, at, problems);
    }
  }
  if (problems.length > before) return undefined;
  let value: Record<string, unknown>;
  try {
    value = kind === 'opinions' ? opinionFrom(found, lookup) : found;
  } catch (fault) {
    const key = fault instanceof VoteFault ? fault.key : 'subject.id';
    tell(fault, row, placed.find(({ column }) => column.key === key) ?? null, problems);
    return undefined;
  }
  const shape = tables[kind].schema.safeParse(value);
  if (shape.success) return shape.data;
  for (const problem of shapeProblems(shape.error.issues, value)) {
    const told = atCell(problem, problem.path, row, placed);
    // A column that is missing is told once, at the headings.
    if (told.column !== undefined || told.code !== 'missing') problems.push(told);
  }
  return undefined;
}

function tell(fault: unknown, row: number, at: Placed | null, problems: Problem[]): void {
  if (!(fault instanceof CellFault)) throw fault;
  problems.push(cellProblem(fault.code, fault.text.zh, fault.text.en, row, at));
}

function put(target: Record<string, unknown>, [step, ...rest]: readonly string[], value: unknown): void {
  if (rest.length === 0) target[step!] = value;
  else {
    const inner = isRecord(target[step!]) ? (target[step!] as Record<string, unknown>) : {};
    target[step!] = inner;
    put(inner, rest, value);
  }
}

function atCell(problem: Problem, path: string, row: number, placed: readonly Placed[]): Problem {
  const steps = pathSteps(path).filter((step) => typeof step === 'string');
  const holds = ({ column }: Placed) => column.key.split('.').every((step, i) => steps[i] === step);
  const at = placed.find(holds) ?? placed.find(({ column }) => column.key.split('.')[0] === steps[0]) ?? null;
  return { ...problem, ...cellProblem(problem.code, problem.message.zh, problem.message.en, row, at) };
}

/**
 * A problem that `parseDataset` found, at the sheet's row and column that it comes from: `people[3].unit` → `R5C3`. The
 * dataset's list must be the values of the read table. undefined where the problem lies elsewhere.
 */
export function placeProblem<K extends TableKind>(kind: K, problem: Problem, read: ReadTable<K>): Problem | undefined {
  const [list, place, ...rest] = pathSteps(problem.path);
  const row = typeof place === 'number' ? read.rows[place] : undefined;
  if (list !== kind || row === undefined) return undefined;
  return atCell(problem, rest.join('.'), row, read.placed);
}
