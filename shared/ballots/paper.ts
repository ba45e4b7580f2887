import type { Problem } from '#shared/problem.ts';
import type { PaperCount, Poll, SubjectCounts } from './poll.ts';
import { abstain, itemsOf, marksOf } from './sheet.ts';

/** A bundle of paper ballots that somebody counted: what cannot be, and whether anything is missing. */

type Asked = Pick<Poll, 'subjects' | 'items' | 'rules' | 'voters'>;

const sum = (counts: Readonly<Record<string, number>>): number => Object.values(counts).reduce((a, b) => a + b, 0);

/**
 * Everything that cannot be: more went out than people may vote, more came back than went out, more invalid or blank than
 * came back, an item sums to more than the valid ballots, has more grades than were not blank, a row or a grade that the
 * paper does not have. Paths like `rows[3].items[0]`.
 */
export function faultsOfPaper(poll: Asked, count: PaperCount): Problem[] {
  const { issued, returned, rows } = count;
  const { invalid, blank, valid, filled } = bundleOf(count);
  const problems: Problem[] = [];
  const report = (path: string, code: string, zh: string, en: string) =>
    problems.push({ path, code, message: { zh, en } });
  if (issued > poll.voters)
    report(
      'issued',
      'more-than-voters',
      `发出 ${issued} 票，多于应参加的 ${poll.voters} 人。`,
      `${issued} went out, where ${poll.voters} people may vote.`,
    );
  if (returned > issued)
    report(
      'returned',
      'more-than-issued',
      `收回 ${returned} 票，多于发出的 ${issued} 票。`,
      `${returned} came back, where ${issued} went out.`,
    );
  if (invalid > returned)
    report(
      'invalid',
      'more-invalid',
      `无效 ${invalid} 票，多于收回的 ${returned} 票。`,
      `${invalid} are invalid, where ${returned} came back.`,
    );
  else if (blank > valid)
    report(
      'blank',
      'more-blank',
      `空白 ${blank} 票，多于有效的 ${valid} 票。`,
      `${blank} are blank, where ${valid} are valid.`,
    );
  const seen = new Set<number>();
  rows.forEach((row, i) => {
    const path = `rows[${i}]`;
    const subject = poll.subjects[row.subject];
    if (!subject || seen.has(row.subject))
      return report(
        `${path}.subject`,
        'unknown-subject',
        '没有这个评议对象，或重复录入。',
        'No such subject, or twice.',
      );
    seen.add(row.subject);
    const isKnown = (mark: string) => marksOf(subject).includes(mark) && (poll.rules.abstain || mark !== abstain);
    row.items.forEach((counts, j) => {
      const at = `${path}.items[${j}]`;
      if (j >= itemsOf(poll, subject).length || !Object.keys(counts).every(isKnown))
        report(
          at,
          'unknown-grade',
          `“${subject.name}”没有这个评价项目或等次。`,
          `No such item or grade of “${subject.name}”.`,
        );
      const all = sum(counts);
      const grades = all - (counts[abstain] ?? 0);
      if (all > valid)
        report(
          at,
          'more-than-returned',
          invalid > 0
            ? `“${subject.name}”各等次共 ${all} 票，多于有效的 ${valid} 票。`
            : `“${subject.name}”各等次共 ${all} 票，多于收回的 ${returned} 票。`,
          `“${subject.name}” has ${all} votes, where ${valid} valid ballots came back.`,
        );
      else if (grades > filled)
        report(
          at,
          'more-than-filled',
          `“${subject.name}”得到评价 ${grades} 票，多于除去空白的 ${filled} 票。`,
          `“${subject.name}” has ${grades} grades, where ${filled} ballots are not blank.`,
        );
    });
    if (row.nominations > (poll.rules.nominations && subject.kind === 'person' ? filled : 0))
      report(
        `${path}.nominations`,
        'too-many-nominations',
        `“${subject.name}”的推荐票数有误。`,
        `“${subject.name}” cannot have so many nominations.`,
      );
  });
  return problems;
}

/** Papers that came back: `valid` ones, blank 空白（弃权）ones among them, and of these `filled` ones, that say something. */
export function bundleOf({ returned, invalid = 0, blank = 0 }: Pick<PaperCount, 'returned' | 'invalid' | 'blank'>) {
  const valid = Math.max(0, returned - invalid);
  return { invalid, blank, valid, filled: Math.max(0, valid - blank) };
}

/** Whether every subject has counts in every item. */
export function isPaperComplete(poll: Asked, { rows }: PaperCount): boolean {
  const bySubject = new Map<number, SubjectCounts>(rows.map((row) => [row.subject, row]));
  return poll.subjects.every((subject, at) => bySubject.get(at)?.items.length === itemsOf(poll, subject).length);
}
