import {
  barKindNames,
  honourNames,
  leaveKindNames,
  personGradeNames,
  responsibilityNames,
  statusNames,
} from '#shared/policy/terms.ts';
import type { Bilingual } from '#shared/problem.ts';
import type { Person, PerformanceRow, Unit } from '../schema.ts';
import { CellFault, plain, readDate, readNumber, readWord, vocabulary } from './cells.ts';
import { readRecords, writeRecords, writeWord } from './compact.ts';
import type { Word } from './compact.ts';
import type { Lookup } from './lookup.ts';

type Of<K extends keyof Person> = NonNullable<Person[K]>;
type Names = Readonly<Record<string, Bilingual>>;

const responsibilityWords = vocabulary(responsibilityNames);
const gradeWords = vocabulary({ ...personGradeNames, ...statusNames });

function malformed(record: readonly Word[], form: string): CellFault {
  const what = record.map((word) => word.text).join(' ');
  return new CellFault('malformed', `“${what}”应写成“${form}”。`, `“${what}” must have the form “${form}”.`);
}

/** An open list of kinds: known Chinese names stand for their keys, everything else for itself. */
function readKind(word: Word, names: Names): string {
  if (word.quoted) return word.text;
  const key = Object.keys(names).find((name) => names[name]!.zh === plain(word.text));
  return key ?? word.text;
}

function writeKind(kind: string, names: Names): string {
  if (Object.hasOwn(names, kind)) return names[kind]!.zh;
  return writeWord(kind, (text) => Object.values(names).some(({ zh }) => zh === text));
}

/** 2011-01-10~2011-04-30; 至 stands for ~ as well; nothing, or 今, behind it: no end. */
function readRange(word: Word, form: string): { from: string; to?: string } {
  const parts = word.text.split(/[~\uff5e至]/);
  if (parts.length !== 2) throw malformed([word], form);
  const [from = '', to = ''] = parts;
  return { from: readDate(from), ...(to !== '' && plain(to) !== '今' && { to: readDate(to) }) };
}

const leaveForm = '病假 2011-01-10~2011-04-30';
export function readLeaves(cell: string): Of<'leaves'> {
  return readRecords(cell).map((record) => {
    const [kind, range] = record;
    if (!kind || !range || record.length !== 2) throw malformed(record, leaveForm);
    const { from, to } = readRange(range, leaveForm);
    if (to === undefined) throw malformed(record, leaveForm);
    return { kind: readKind(kind, leaveKindNames), from, to };
  });
}
export const writeLeaves = (leaves: Of<'leaves'>): string =>
  writeRecords(leaves.map(({ kind, from, to }) => [writeKind(kind, leaveKindNames), `${from}~${to}`]));

const secondmentForm = '农业局 2011-03-01~2011-09-30';
export function readSecondments(cell: string, lookup: Lookup): Of<'secondments'> {
  return readRecords(cell).map((record) => {
    const [unit, range] = record;
    if (!unit || !range || record.length !== 2) throw malformed(record, secondmentForm);
    return { unit: lookup.find('units', unit.text), ...readRange(range, secondmentForm) };
  });
}
export const writeSecondments = (spells: Of<'secondments'>): string =>
  writeRecords(spells.map(({ unit, from, to }) => [writeWord(unit), `${from}~${to ?? ''}`]));

export function readDuties(cell: string, lookup: Lookup): Of<'duties'> {
  return readRecords(cell).map((record) => {
    const [responsibility, indicator] = record;
    if (!responsibility || !indicator || record.length !== 2) throw malformed(record, '主管 财政收入');
    return {
      indicator: lookup.find('indicators', indicator.text),
      responsibility: readWord(responsibility.text, responsibilityWords) as Of<'duties'>[number]['responsibility'],
    };
  });
}
export const writeDuties = (duties: Of<'duties'>): string =>
  writeRecords(duties.map((duty) => [responsibilityNames[duty.responsibility].zh, writeWord(duty.indicator)]));

export function readBars(cell: string): Of<'bars'> {
  return readRecords(cell).map(([kind, ...note]) => ({
    kind: readKind(kind!, barKindNames),
    note: note.map((word) => word.text).join(' '),
  }));
}
export const writeBars = (bars: Of<'bars'>): string =>
  writeRecords(
    bars.map(({ kind, note }) => [writeKind(kind, barKindNames), ...(note === '' ? [] : [writeWord(note)])]),
  );

export function readHistory(cell: string): Of<'history'> {
  return readRecords(cell).map((record) => {
    const [year, grade, honour] = record;
    if (!year || !grade || record.length > 3) throw malformed(record, '2010 优秀 嘉奖');
    const isNone = (word: Word) => !word.quoted && word.text === '-';
    return {
      year: readNumber(year.text),
      grade: isNone(grade) ? null : (readWord(grade.text, gradeWords) as Of<'history'>[number]['grade']),
      ...(honour && { honour: isNone(honour) ? null : readKind(honour, honourNames) }),
    };
  });
}
export const writeHistory = (history: Of<'history'>): string =>
  writeRecords(
    history.map(({ year, grade, honour }) => [
      String(year),
      grade === null ? '-' : gradeWords.names[grade]!,
      ...(honour === undefined ? [] : [honour === null ? '-' : writeHonour(honour)]),
    ]),
  );
const writeHonour = (honour: string): string => (honour === '-' ? '"-"' : writeKind(honour, honourNames));

export function readRanks(cell: string): NonNullable<Unit['history']> {
  return readRecords(cell).map((record) => {
    const [year, place] = record;
    const [rank, of, more] = place?.text.split(/[/\uff0f]/) ?? [];
    if (!year || record.length !== 2 || !rank || !of || more) throw malformed(record, '2010 1/12');
    return { year: readNumber(year.text), rank: readNumber(rank), of: readNumber(of) };
  });
}
export const writeRanks = (history: NonNullable<Unit['history']>): string =>
  writeRecords(history.map(({ year, rank, of }) => [String(year), `${rank}/${of}`]));

type Deductions = NonNullable<PerformanceRow['deductions']>;
export function readDeductions(cell: string): Deductions {
  return readRecords(cell).map(([points, ...reason]) => ({
    points: readNumber(points!.text),
    reason: reason.map((word) => word.text).join(' '),
  }));
}
export const writeDeductions = (deductions: Deductions): string =>
  writeRecords(deductions.map(({ points, reason }) => [String(points), ...(reason === '' ? [] : [writeWord(reason)])]));
