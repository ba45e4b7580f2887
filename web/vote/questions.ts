import type { Output } from '#shared/api/operation.ts';
import type { readBallotPapers } from '#shared/api/votes.ts';
import {
  abstain,
  faultsOfRow,
  itemsOf,
  marksOf,
  type BallotRow,
  type RowFault,
  type Sheet,
  type SheetItem,
  type SheetSubject,
} from '#shared/ballots/sheet.ts';

/** What a voter fills in: the subjects of all boxes that the card opens, one after the other. */

export type Poll = Output<typeof readBallotPapers>;
export type PollBox = Poll['boxes'][number];

export interface Question {
  /** `<box>.<place>`: under which the answer is kept */
  key: string;
  box: number;
  /** the subject's place on the box's sheet */
  place: number;
  subject: SheetSubject;
  items: readonly SheetItem[];
  sheet: Sheet;
}

export interface Answer {
  /** for each item; null: not chosen yet */
  marks: (string | null)[];
  nominated: boolean;
  comment: string;
}
export type Draft = Readonly<Record<string, Answer>>;

export const questionsOf = (poll: Poll, boxes: readonly number[]): Question[] =>
  boxes.flatMap((box) => {
    const { sheet } = poll.boxes[box]!;
    return sheet.subjects.map((subject, place) => ({
      key: `${box}.${place}`,
      box,
      place,
      subject,
      items: itemsOf(sheet, subject),
      sheet,
    }));
  });

export const answerTo = ({ key, items }: Question, draft: Draft): Answer =>
  draft[key] || { marks: items.map(() => null), nominated: false, comment: '' };

export const withMark = (answer: Answer, item: number, mark: string): Answer => ({
  ...answer,
  marks: answer.marks.map((old, i) => (i === item ? mark : old)),
});

/** The marks that may be given, the best first. */
export const choicesFor = ({ subject, sheet }: Question): string[] =>
  marksOf(subject).filter((mark) => mark !== abstain || sheet.rules.abstain);

/** Characters that cannot be written in a body of known size, or that the service refuses: they come along with pasted words. */
// eslint-disable-next-line no-control-regex
const unwritable = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069\ufffe\uffff\p{Surrogate}]/gu;

const writable = (comment: string): string => comment.replace(unwritable, '').trim();

/** What keeps an answer from being one; none: it is complete. */
export function faultsOfAnswer(question: Question, answer: Answer): RowFault[] {
  const marks = answer.marks.filter((mark): mark is string => mark !== null);
  return faultsOfRow(question.sheet, question.subject, { ...answer, marks, comment: writable(answer.comment) });
}

/** Whether the marks given so far ask for words. */
export function needsComment({ sheet, subject }: Question, { marks }: Answer): boolean {
  const { enabled, requiredFor } = sheet.rules.comments;
  const scale = marksOf(subject);
  return enabled && marks.some((mark) => mark !== null && requiredFor.includes(scale.indexOf(mark)));
}

/** Whether the sheet asks for words at any of its grades: to be said before somebody chooses one. */
export const extremes = ({ sheet, subject }: Question): string[] =>
  sheet.rules.comments.enabled
    ? marksOf(subject).filter((mark, place) => mark !== abstain && sheet.rules.comments.requiredFor.includes(place))
    : [];

/** The rows of one box's ballot, in the sheet's order. */
export const rowsOf = (questions: readonly Question[], draft: Draft, box: number): BallotRow[] =>
  questions
    .filter((question) => question.box === box)
    .map((question) => {
      const { marks, nominated, comment } = answerTo(question, draft);
      return {
        subject: question.place,
        marks: marks.map((mark) => mark || ''),
        nominated,
        comment: writable(comment),
      };
    });

export interface Progress {
  done: number;
  all: number;
  /** the first that is not complete, null where all are */
  next: number | null;
}

export function progressOf(questions: readonly Question[], draft: Draft): Progress {
  const open = questions.map((question) => faultsOfAnswer(question, answerTo(question, draft)).length > 0);
  const next = open.indexOf(true);
  return { done: open.filter((is) => !is).length, all: questions.length, next: next < 0 ? null : next };
}
