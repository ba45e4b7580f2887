import type { Problem } from '#shared/problem.ts';
import type { PaperCount, Poll, SubjectCounts } from './poll.ts';
import { abstain, itemsOf, marksOf } from './sheet.ts';

/** A bundle of paper ballots that somebody counted: what cannot be, and whether anything is missing. */

type Asked = Pick<Poll, 'subjects' | 'items' | 'rules' | 'voters'>;

const sum = (counts: Readonly<Record<string, number>>): number => Object.values(counts).reduce((a, b) => a + b, 0);

/**
 * Everything that cannot be: more went out than people may vote, more came back than went out, an item sums to more than
 * the ballots returned, a row or a grade that the paper does not have. Paths like `rows[3].items[0]`.
 */
export function faultsOfPaper(poll: Asked, { issued, returned, rows }: PaperCount): Problem[] {
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
      if (sum(counts) > returned)
        report(
          at,
          'more-than-returned',
          `“${subject.name}”各等次共 ${sum(counts)} 票，多于收回的 ${returned} 票。`,
          `“${subject.name}” has ${sum(counts)} votes, where ${returned} ballots came back.`,
        );
    });
    if (row.nominations > (poll.rules.nominations && subject.kind === 'person' ? returned : 0))
      report(
        `${path}.nominations`,
        'too-many-nominations',
        `“${subject.name}”的推荐票数有误。`,
        `“${subject.name}” cannot have so many nominations.`,
      );
  });
  return problems;
}

/** Whether every subject has counts in every item. */
export function isPaperComplete(poll: Asked, { rows }: PaperCount): boolean {
  const bySubject = new Map<number, SubjectCounts>(rows.map((row) => [row.subject, row]));
  return poll.subjects.every((subject, at) => bySubject.get(at)?.items.length === itemsOf(poll, subject).length);
}
