import type * as z from 'zod';
import { personGrades, teamGrades } from '#shared/policy/terms.ts';
import type { ballotRow, sheet, sheetItem, sheetRules, sheetSubject } from './sheet-schema.ts';

/**
 * A ballot paper 测评票: whom it rates, in what, and what may be said. The voting page draws it, the casting
 * function checks a ballot against it and turns it into additions to counters: of a ballot nothing else is kept.
 * No schema is loaded here: the voting page is small.
 */

export type SheetSubject = z.infer<typeof sheetSubject>;
export type SheetItem = z.infer<typeof sheetItem>;
export type SheetRules = z.infer<typeof sheetRules>;
export type Sheet = z.infer<typeof sheet>;
export type BallotRow = z.infer<typeof ballotRow>;

export const wholeItem: SheetItem = { id: 'whole', label: '总体评价', weight: 1 };
export const itemsOf = ({ items }: Pick<Sheet, 'items'>, { kind }: Pick<SheetSubject, 'kind'>): readonly SheetItem[] =>
  kind === 'team' ? [wholeItem] : items;

/** 不了解 */
export const abstain = 'abstain';
/** The four grades of a subject, the best first, and 不了解 after them. */
export const marksOf = ({ kind }: Pick<SheetSubject, 'kind'>): readonly string[] => [
  ...(kind === 'team' ? teamGrades : personGrades),
  abstain,
];

export type RowFault =
  | 'unknown-subject'
  | 'missing-subject'
  | 'twice'
  | 'unknown-grade'
  | 'missing-grade'
  | 'no-abstaining'
  | 'no-nominations'
  | 'no-comments'
  | 'comment-required'
  | 'comment-too-long';

/** Everything that keeps these rows from being a ballot of this sheet. */
export function rowFaults(of: Sheet, rows: readonly BallotRow[]): { subject: number; code: RowFault }[] {
  const seen = new Set<number>();
  const faults = rows.flatMap((row): { subject: number; code: RowFault }[] => {
    const subject = of.subjects[row.subject];
    if (!subject) return [{ subject: row.subject, code: 'unknown-subject' }];
    if (seen.has(row.subject)) return [{ subject: row.subject, code: 'twice' }];
    seen.add(row.subject);
    return faultsOfRow(of, subject, row).map((code) => ({ subject: row.subject, code }));
  });
  const missing = [...of.subjects.keys()].filter((subject) => !seen.has(subject));
  return [...faults, ...missing.map((subject) => ({ subject, code: 'missing-subject' as const }))];
}

/** The length of a comment as people count it: characters, not UTF-16 units. */
export const commentLength = (comment: string): number => [...comment.trim()].length;

export function faultsOfRow(of: Sheet, subject: SheetSubject, row: Omit<BallotRow, 'subject'>): RowFault[] {
  const { rules } = of;
  const marks = marksOf(subject);
  const faults: RowFault[] = [];
  if (row.marks.length !== itemsOf(of, subject).length) faults.push('missing-grade');
  if (row.marks.some((mark) => !marks.includes(mark))) faults.push('unknown-grade');
  if (!rules.abstain && row.marks.includes(abstain)) faults.push('no-abstaining');
  if (row.nominated && (!rules.nominations || subject.kind === 'team')) faults.push('no-nominations');
  const length = commentLength(row.comment);
  if (length > 0 && !rules.comments.enabled) faults.push('no-comments');
  if (length > rules.comments.maxChars) faults.push('comment-too-long');
  const isRequired = row.marks.some((mark) => rules.comments.requiredFor.includes(marks.indexOf(mark)));
  if (rules.comments.enabled && isRequired && length === 0) faults.push('comment-required');
  return faults;
}

/**
 * The counters of a tally: `c<subject>_<item>_<mark>` by places in the sheet, `n<subject>` nominations, `b` ballots, of
 * these `e` blank ones and `f` those that say something: where the two do not make all, not every cast was asked.
 * Short, since a tally is one item that every cast writes anew.
 */
export const ballotCounter = 'b';
export const blankCounter = 'e';
export const filledCounter = 'f';
export const markCounter = (subject: number, item: number, mark: number): string => `c${subject}_${item}_${mark}`;
export const nominationCounter = (subject: number): string => `n${subject}`;

/** A blank ballot 空白票: 不了解 of every subject in every item, and nobody nominated. Its comments are not asked. */
export const isBlank = (rows: readonly BallotRow[]): boolean =>
  rows.every(({ marks, nominated }) => !nominated && marks.every((mark) => mark === abstain));

/** Which counters a ballot adds one to. The rows have no faults. */
export function countersOf(of: Sheet, rows: readonly BallotRow[]): string[] {
  const bySubject = new Map(rows.map((row) => [row.subject, row]));
  return [
    ballotCounter,
    isBlank(rows) ? blankCounter : filledCounter,
    ...of.subjects.flatMap((subject, s) => {
      const row = bySubject.get(s)!;
      const marks = marksOf(subject);
      return [
        ...row.marks.map((mark, i) => markCounter(s, i, marks.indexOf(mark))),
        ...(row.nominated ? [nominationCounter(s)] : []),
      ];
    }),
  ];
}

/** Every counter of a sheet: a tally begins with all of them at 0. */
export const allCounters = (of: Sheet): string[] => [
  ...[ballotCounter, blankCounter, filledCounter],
  ...of.subjects.flatMap((subject, s) => [
    ...itemsOf(of, subject).flatMap((_, i) => marksOf(subject).map((_mark, m) => markCounter(s, i, m))),
    ...(of.rules.nominations && subject.kind === 'person' ? [nominationCounter(s)] : []),
  ]),
];

export type Counters = Readonly<Record<string, number>>;

/** How many additions one ballot may make: an expression of the database holds a few hundred operations. */
const additionsAtMost = 120;

/** How many comments one ballot may make: a transaction of the database has 100 parts, a hash, a tally, the team's. */
const commentsAtMost = 97;

/** How many persons a box can rate with one ballot. */
export function subjectsPerBox({ items, rules }: Pick<Sheet, 'items' | 'rules'>): number {
  const additions = Math.floor((additionsAtMost - 2) / (items.length + (rules.nominations ? 1 : 0)));
  return Math.max(1, Math.min(additions, rules.comments.enabled ? commentsAtMost : additions));
}

/** Bytes that the comments of one ballot may take together, whatever the policy allows for each. */
const commentBytesAtMost = 60_000;

/**
 * The one size, in bytes, of every request that casts a ballot of this sheet: who watches the line learns nothing of what
 * was said. Room for every row at its longest, and for its comment in UTF-8.
 */
export function bodySize(of: Sheet): number {
  const { enabled, maxChars } = of.rules.comments;
  const perItem = 24;
  const rows = of.subjects.reduce((sum, subject) => sum + 160 + perItem * itemsOf(of, subject).length, 0);
  const comments = enabled ? Math.min(of.subjects.length * maxChars * 3, commentBytesAtMost) : 0;
  return Math.ceil((1600 + rows + comments) / 512) * 512;
}
