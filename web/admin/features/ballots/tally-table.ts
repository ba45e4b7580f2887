import { type Rates, ratesOf, weighed } from '#shared/ballots/rates.ts';
import { abstain, itemsOf, marksOf } from '#shared/ballots/sheet.ts';
import { personGradeNames, type PersonGrade, teamGradeNames, type TeamGrade } from '#shared/policy/terms.ts';
import type { Bilingual } from '#shared/problem.ts';
import type { PollView } from './use-poll.ts';

/** The tally 评议情况汇总表 as rows: what the page draws, the paper prints, and the files hold. */

export interface TallyMark {
  mark: string;
  label: Bilingual;
}

export interface TallyRow {
  name: string;
  post: string;
  /** what was rated; null where it is the subject as a whole and nothing else, or all items together */
  item: string | null;
  /** all items of a subject, each as often as it weighs: shares without counts */
  isTogether: boolean;
  /** the first of its subject's rows */
  isFirst: boolean;
  ballots: number;
  /** by the marks of its part; null: too few judged, or items together */
  counts: number[] | null;
  /** null: too few judged */
  rates: Rates | null;
  nominations: number | null;
}

/** Teams and people have scales of their own. */
export interface TallyPart {
  kind: 'team' | 'person';
  marks: TallyMark[];
  /** the two better grades: 好+较好, 优秀+称职 */
  upper: Bilingual;
  rows: TallyRow[];
}

export const isGrade = ({ mark }: TallyMark): boolean => mark !== abstain;

const abstained: Bilingual = { zh: '不了解', en: 'don’t know' };

export function labelOf(kind: 'team' | 'person', mark: string): Bilingual {
  if (mark === abstain) return abstained;
  return kind === 'team' ? teamGradeNames[mark as TeamGrade] : personGradeNames[mark as PersonGrade];
}

type Asked = Pick<PollView['poll'], 'subjects' | 'items' | 'rules'>;

export function tallyParts(poll: Asked, results: NonNullable<PollView['results']>): TallyPart[] {
  const bySubject = new Map(results.map((result) => [result.subject, result]));
  return (['team', 'person'] as const).flatMap((kind) => {
    const marks = marksOf({ kind }).filter((mark) => poll.rules.abstain || mark !== abstain);
    const rows = poll.subjects.flatMap((subject, at): TallyRow[] => {
      const result = bySubject.get(at);
      if (subject.kind !== kind || !result) return [];
      const items = itemsOf(poll, subject);
      const hasNominations = poll.rules.nominations && kind === 'person';
      const row = { name: subject.name, post: subject.post, ballots: result.voters, isTogether: false };
      const none = { item: null, isFirst: true, counts: null, rates: null, nominations: null };
      if (!result.counts) return [{ ...row, ...none }];
      const { counts } = result;
      const lines = items.map((item, i): TallyRow => {
        const given = counts.items[i] ?? {};
        return {
          ...row,
          item: items.length > 1 ? item.label : null,
          isFirst: i === 0,
          counts: marks.map((mark) => given[mark] ?? 0),
          rates: ratesOf(subject, given),
          nominations: hasNominations && i === 0 ? counts.nominations : null,
        };
      });
      if (lines.length === 1) return lines;
      const rates = ratesOf(subject, weighed(poll, subject, counts));
      return [...lines, { ...row, ...none, isFirst: false, isTogether: true, rates }];
    });
    return rows.length === 0
      ? []
      : [{ kind, marks: marks.map((mark) => ({ mark, label: labelOf(kind, mark) })), upper: upperOf(kind), rows }];
  });
}

function upperOf(kind: 'team' | 'person'): Bilingual {
  const [best, second] = marksOf({ kind }).map((mark) => labelOf(kind, mark));
  return { zh: `${best!.zh}+${second!.zh}`, en: `${best!.en} + ${second!.en}` };
}

/** By what a part's subjects are put in order: the share of a grade by its place on the scale, or of the two better ones. */
export interface TallySort {
  by: number | 'upper';
  direction: 'descending' | 'ascending';
}

/** A press on a head: the highest first, then the lowest, then the paper's own order again. */
export const nextSort = (now: TallySort | null, by: TallySort['by']): TallySort | null =>
  now?.by !== by
    ? { by, direction: 'descending' }
    : now.direction === 'descending'
      ? { by, direction: 'ascending' }
      : null;

/** Subjects in order with all their rows, each by its items together; of whom nothing is told, last. */
export function sortedPart(part: TallyPart, sort: TallySort | null): TallyPart {
  if (sort === null) return part;
  const subjects: TallyRow[][] = [];
  for (const row of part.rows) {
    if (row.isFirst) subjects.push([]);
    subjects.at(-1)!.push(row);
  }
  const shareIn = (rows: readonly TallyRow[]): number | null => {
    const rates = rows.at(-1)!.rates;
    return rates && (sort.by === 'upper' ? rates.upper : rates.shares[sort.by]!);
  };
  const sign = sort.direction === 'descending' ? -1 : 1;
  const order = (a: number | null, b: number | null): number =>
    a === null || b === null ? Number(a === null) - Number(b === null) : sign * (a - b);
  return { ...part, rows: subjects.toSorted((a, b) => order(shareIn(a), shareIn(b))).flat() };
}

/** The pieces of a bar of length 100, in order, each with its place among the shares; none of what nobody gave. */
export function piecesOf(counts: readonly number[]): { place: number; from: number; length: number }[] {
  const sum = counts.reduce((a, b) => a + b, 0);
  return counts.flatMap((count, place) => {
    const before = counts.slice(0, place).reduce((a, b) => a + b, 0);
    return count === 0 ? [] : [{ place, from: (before * 100) / sum, length: (count * 100) / sum }];
  });
}
