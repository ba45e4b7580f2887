import { faultsOfPaper } from '#shared/ballots/paper.ts';
import type { PaperCount, SubjectCounts } from '#shared/ballots/poll.ts';
import { abstain, itemsOf, marksOf } from '#shared/ballots/sheet.ts';
import type { Bilingual } from '#shared/problem.ts';
import type { PollLine } from './use-poll.ts';

/** The counts of a paper bundle as they are typed: a cell is a whole number, or empty and then 0. */

export interface PaperLine {
  subject: number;
  item: number;
  marks: readonly string[];
  hasNominations: boolean;
}

type Asked = Pick<PollLine, 'subjects' | 'items' | 'rules' | 'voters'>;

/** The rows of the grid: one for each subject and item; nominations stand in the subject's first. */
export const linesOf = (poll: Asked): PaperLine[] =>
  poll.subjects.flatMap((subject, at) =>
    itemsOf(poll, subject).map((_, item) => ({
      ...{ subject: at, item },
      marks: marksOf(subject).filter((mark) => poll.rules.abstain || mark !== abstain),
      hasNominations: item === 0 && poll.rules.nominations && subject.kind === 'person',
    })),
  );

/** What is entered of the bundle as a whole, as the count of a vote tells it. */
export const bundleKeys = ['issued', 'returned', 'invalid', 'blank'] as const;
type BundleKey = (typeof bundleKeys)[number];

/** by `cellKey`, and `bundleKeys` */
export type Draft = Readonly<Record<string, string>>;
export const cellKey = (subject: number, item: number, mark: string): string => `${subject}.${item}.${mark}`;
export const nominated = 'nominated';

/** What was typed as a number; null: it is none. */
export const numberOf = (typed: string | undefined): number | null => {
  const plain = (typed ?? '').normalize('NFKC').trim();
  if (plain === '') return 0;
  return /^\d{1,6}$/.test(plain) ? Number(plain) : null;
};

export const sumOfLine = (draft: Draft, { subject, item, marks }: PaperLine): number =>
  marks.reduce((sum, mark) => sum + (numberOf(draft[cellKey(subject, item, mark)]) ?? 0), 0);

/** The bundle as it would be sent. A cell that holds no number counts as 0: `draftFaults` says so of it. */
export function countOf(poll: Asked, draft: Draft): PaperCount {
  const rows = poll.subjects.map((subject, at): SubjectCounts => {
    const lines = linesOf(poll).filter((line) => line.subject === at);
    return {
      subject: at,
      items: lines.map(({ item, marks }) =>
        Object.fromEntries(marks.map((mark) => [mark, numberOf(draft[cellKey(at, item, mark)]) ?? 0])),
      ),
      nominations: subject.kind === 'person' ? (numberOf(draft[cellKey(at, 0, nominated)]) ?? 0) : 0,
    };
  });
  const of = (key: BundleKey): number => numberOf(draft[key]) ?? 0;
  return { issued: of('issued'), returned: of('returned'), invalid: of('invalid'), blank: of('blank'), rows };
}

/** The draft of a bundle that was entered before. */
export function draftOf(poll: Asked, count: PaperCount | null): Draft {
  if (!count) return {};
  const cells = count.rows.flatMap((row) => [
    ...row.items.flatMap((item, i) =>
      Object.entries(item).map(([mark, n]) => [cellKey(row.subject, i, mark), String(n)] as const),
    ),
    ...(poll.subjects[row.subject]?.kind === 'person'
      ? [[cellKey(row.subject, 0, nominated), String(row.nominations)] as const]
      : []),
  ]);
  return {
    ...Object.fromEntries(bundleKeys.map((key) => [key, String(count[key] ?? 0)])),
    ...Object.fromEntries(cells),
  };
}

const noNumber: Bilingual = { zh: '请填写整数', en: 'A whole number' };

/** What cannot be, by the cell or line where it stands: one of `bundleKeys`, a cell's key, or `<subject>.<item>`. */
export function draftFaults(poll: Asked, draft: Draft): Map<string, Bilingual> {
  const faults = new Map<string, Bilingual>();
  const count = countOf(poll, draft);
  for (const { path, message } of faultsOfPaper(poll, count)) {
    const [, row, item] = /^rows\[(\d+)\]\.items\[(\d+)\]$/.exec(path) ?? [];
    const [, nominations] = /^rows\[(\d+)\]\.nominations$/.exec(path) ?? [];
    if (row !== undefined) faults.set(`${count.rows[Number(row)]!.subject}.${item}`, message);
    else if (nominations !== undefined)
      faults.set(cellKey(count.rows[Number(nominations)]!.subject, 0, nominated), message);
    else faults.set(path, message);
  }
  for (const [key, typed] of Object.entries(draft)) if (numberOf(typed) === null) faults.set(key, noNumber);
  return faults;
}
