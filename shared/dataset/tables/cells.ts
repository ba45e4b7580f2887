import { fromDayNumber, isCivilDate } from '#shared/policy/civil-date.ts';
import type { Bilingual } from '#shared/problem.ts';

/** A cell as the .xlsx reader gives it and the writer takes it; a Date is a civil date at 00:00 UTC. */
export type Cell = string | number | boolean | Date | null | undefined;

/** What is wrong with one cell. */
export class CellFault extends Error {
  readonly code: string;
  readonly text: Bilingual;

  constructor(code: string, zh: string, en: string) {
    super(en);
    this.code = code;
    this.text = { zh, en };
  }
}

/** Full-width digits, letters and marks as plain ones, blanks at both ends gone. */
export function plain(text: string): string {
  return text.normalize('NFKC').trim();
}

export function isBlank(cell: Cell): boolean {
  return cell === null || cell === undefined || (typeof cell === 'string' && cell.trim() === '');
}

function shown(cell: Cell): string {
  if (cell instanceof Date) return readDate(cell);
  if (cell === true) return '是';
  return cell === false ? '否' : String(cell ?? '');
}

/** A name or an id: as it was typed, without blanks at its ends; a number is taken as its digits. */
export function readText(cell: Cell): string {
  if (typeof cell === 'string') return cell.trim();
  if (typeof cell === 'number') return String(cell);
  throw new CellFault('wrong-type', `应为文本，现为 ${shown(cell)}。`, `Must be text, not ${shown(cell)}.`);
}

/** A number, or text that is one: 「１，２３４．５」 is 1234.5. */
export function readNumber(cell: Cell): number {
  if (typeof cell === 'number' && Number.isFinite(cell)) return cell;
  if (typeof cell === 'string') {
    const text = plain(cell)
      .replaceAll(/[,\s](?=\d{3}(\D|$))/g, '')
      .replace(/^−/, '-');
    if (/^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i.test(text)) return Number(text);
  }
  throw new CellFault('wrong-type', `应为数字，现为“${shown(cell)}”。`, `Must be a number, not “${shown(cell)}”.`);
}

const forms = [
  /^(\d{4})-(\d{1,2})-(\d{1,2})$/,
  /^(\d{4})\/(\d{1,2})\/(\d{1,2})$/,
  /^(\d{4})\.(\d{1,2})\.(\d{1,2})$/,
  /^(\d{4})年(\d{1,2})月(\d{1,2})日?$/,
  /^(\d{4})(\d{2})(\d{2})$/,
];
/** 1899-12-30, from which spreadsheets count their days */
const sheetEpoch = -25_569;

/** A date cell, or text like 2011-01-05, 2011/1/5, 2011.1.5, 2011年1月5日, 20110105. */
export function readDate(cell: Cell): string {
  if (cell instanceof Date && !Number.isNaN(cell.getTime()))
    return fromDayNumber(Math.floor(cell.getTime() / 86_400_000));
  if (typeof cell === 'number' && Number.isInteger(cell) && cell > 10_000 && cell < 100_000) {
    return fromDayNumber(cell + sheetEpoch);
  }
  const text = plain(typeof cell === 'number' ? String(cell) : typeof cell === 'string' ? cell : '').replaceAll(
    /\s/g,
    '',
  );
  for (const form of forms) {
    const match = form.exec(text);
    if (!match) continue;
    const date = `${match[1]}-${match[2]!.padStart(2, '0')}-${match[3]!.padStart(2, '0')}`;
    if (isCivilDate(date)) return date;
  }
  const what = typeof cell === 'string' || typeof cell === 'number' ? String(cell) : '';
  throw new CellFault(
    'no-such-date',
    `“${what}”不是日期，应如 2011-01-05。`,
    `“${what}” is not a date like 2011-01-05.`,
  );
}

const yes = new Set(['是', '√', '✓', '✔', 'y', 'yes', 'true', '1']);
const no = new Set(['否', '×', 'x', 'n', 'no', 'false', '0']);

export function readBoolean(cell: Cell): boolean {
  if (typeof cell === 'boolean') return cell;
  const text = plain(String(cell ?? '')).toLowerCase();
  if (yes.has(text)) return true;
  if (no.has(text)) return false;
  throw new CellFault(
    'not-allowed',
    `应为“是”或“否”，现为“${shown(cell)}”。`,
    `Must be 是 or 否, not “${shown(cell)}”.`,
  );
}

/** The members of a closed list and all their words: Chinese, other Chinese words in use, English, the key itself. */
export interface Vocabulary {
  readonly words: ReadonlyMap<string, string>;
  readonly names: Readonly<Record<string, string>>;
}

export function vocabulary(
  names: Readonly<Record<string, Bilingual>>,
  also: Readonly<Record<string, readonly string[]>> = {},
): Vocabulary {
  const words = new Map<string, string>();
  for (const [key, { en }] of Object.entries(names))
    for (const word of [key, en, ...(also[key] ?? [])]) words.set(plain(word), key);
  // A Chinese word wins over another member's key or English word.
  for (const [key, { zh }] of Object.entries(names)) words.set(plain(zh), key);
  return { words, names: Object.fromEntries(Object.entries(names).map(([key, { zh }]) => [key, zh])) };
}

export function readWord(cell: Cell, { words, names }: Vocabulary): string {
  const key = words.get(plain(typeof cell === 'string' ? cell : shown(cell)));
  if (key !== undefined) return key;
  const allowed = Object.values(names);
  throw new CellFault(
    'not-allowed',
    `“${shown(cell)}”不在允许的取值之内（${allowed.join('、')}）。`,
    `“${shown(cell)}” is not one of ${allowed.join(', ')}.`,
  );
}
