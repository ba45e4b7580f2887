import type { Bilingual } from '#shared/problem.ts';
import { isBlank, readBoolean, readDate, readNumber, readText, readWord } from './cells.ts';
import type { Cell, Vocabulary } from './cells.ts';
import type { Kind, Lookup } from './lookup.ts';

/** One column of a table: its heading, what it takes, and how a cell becomes a value and back. */
export interface Column {
  /** where the value goes in the row's object: `name`, `awaitingAssignment.originalUnit`, `counts.good` */
  key: string;
  heading: Bilingual;
  required: boolean;
  /** what may be written here */
  note: Bilingual;
  example: Cell;
  /** throws a CellFault; never called for a blank cell */
  read(cell: Cell, lookup: Lookup): unknown;
  /** null for a blank cell */
  write(value: unknown): Cell;
}

type Words = readonly [zh: string, en: string];
interface Options {
  required?: boolean;
  note?: Words;
  example?: Cell;
}

function column(
  key: string,
  [zh, en]: Words,
  options: Options,
  note: Words,
  read: Column['read'],
  write: Column['write'] = (value) => value as Cell,
): Column {
  const [noteZh, noteEn] = options.note ?? note;
  return {
    key,
    heading: { zh, en },
    required: options.required ?? false,
    note: { zh: noteZh, en: noteEn },
    example: options.example ?? null,
    read,
    write: (value) => (value === undefined || value === null ? null : write(value)),
  };
}

export const textColumn = (key: string, heading: Words, options: Options = {}): Column =>
  column(key, heading, options, ['文本', 'text'], (cell) => readText(cell));

export const numberColumn = (key: string, heading: Words, options: Options = {}): Column =>
  column(key, heading, options, ['数字', 'a number'], (cell) => readNumber(cell));

export const dateColumn = (key: string, heading: Words, options: Options = {}): Column =>
  column(key, heading, options, ['日期，如 2011-01-05', 'a date like 2011-01-05'], (cell) => readDate(cell));

/** 是 or blank; 否 says the same as blank */
export const flagColumn = (key: string, heading: Words, options: Options = {}): Column =>
  column(
    key,
    heading,
    options,
    ['是，或者空白', '是 or blank'],
    (cell) => readBoolean(cell) || undefined,
    (value) => (value === true ? '是' : null),
  );

export const wordColumn = (key: string, heading: Words, words: Vocabulary, options: Options = {}): Column => {
  const allowed = Object.values(words.names);
  return column(
    key,
    heading,
    options,
    [allowed.join('、'), allowed.join(', ')],
    (cell) => readWord(cell, words),
    (value) => words.names[String(value)] ?? String(value),
  );
};

const references: Readonly<Record<Kind, Words>> = {
  groups: ['考核组编号或名称', 'a group’s id or name'],
  units: ['单位编号或名称', 'a unit’s id or name'],
  people: ['人员编号或姓名', 'a person’s id or name'],
  categories: ['类别编号或名称', 'a category’s id or name'],
  indicators: ['指标编号或名称', 'an indicator’s id or name'],
};

export const referenceColumn = (key: string, heading: Words, kind: Kind, options: Options = {}): Column =>
  column(key, heading, options, references[kind], (cell, lookup) => lookup.find(kind, readText(cell)));

/** Several records in one cell, as compact.ts describes */
export const recordsColumn = (
  key: string,
  heading: Words,
  note: Words,
  example: string,
  read: (cell: string, lookup: Lookup) => unknown[],
  write: (records: never[]) => string,
): Column =>
  column(
    key,
    heading,
    { example },
    note,
    (cell, lookup) => read(readText(cell), lookup),
    (value) => (Array.isArray(value) && value.length > 0 ? write(value as never[]) : null),
  );

/** The value of a cell, undefined where it is blank. */
export function readCell(column: Column, cell: Cell, lookup: Lookup): unknown {
  return isBlank(cell) ? undefined : column.read(cell, lookup);
}
