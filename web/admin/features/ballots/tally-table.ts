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
  /** what was rated; null where it is the subject as a whole and nothing else */
  item: string | null;
  /** the first of its subject's rows */
  isFirst: boolean;
  ballots: number;
  /** by the marks of its part; null: too few judged */
  counts: number[] | null;
  nominations: number | null;
}

/** Teams and people have scales of their own. */
export interface TallyPart {
  kind: 'team' | 'person';
  marks: TallyMark[];
  rows: TallyRow[];
}

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
      const row = {
        ...{ name: subject.name, post: subject.post, ballots: result.voters },
      };
      if (!result.counts) return [{ ...row, item: null, isFirst: true, counts: null, nominations: null }];
      const { counts } = result;
      return items.map((item, i) => ({
        ...row,
        item: items.length > 1 ? item.label : null,
        isFirst: i === 0,
        counts: marks.map((mark) => counts.items[i]?.[mark] ?? 0),
        nominations: hasNominations && i === 0 ? counts.nominations : null,
      }));
    });
    return rows.length === 0
      ? []
      : [{ kind, marks: marks.map((mark) => ({ mark, label: labelOf(kind, mark) })), rows }];
  });
}

/** The pieces of a bar of length 100, in order, each with its place among the counts; none of what nobody gave. */
export function piecesOf(counts: readonly number[]): { place: number; from: number; length: number }[] {
  const sum = counts.reduce((a, b) => a + b, 0);
  return counts.flatMap((count, place) => {
    const before = counts.slice(0, place).reduce((a, b) => a + b, 0);
    return count === 0 ? [] : [{ place, from: (before * 100) / sum, length: (count * 100) / sum }];
  });
}
