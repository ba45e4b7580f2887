import type * as z from 'zod';
import type { QuestionRow } from '#shared/api/conduct/questions.ts';
import type { QuestionDetail } from '#shared/appraisal/question-details.ts';
import { isOverdue } from '#shared/appraisal/questions.ts';
import type { StoredCycle } from '#functions/appraisals/repository.ts';
import type { ConductRepository, DetailHead } from '../repository.ts';

/** A question with its thread: `QUESTION#<id>` of the cycle. */
export type Question = QuestionDetail & DetailHead;

export const readQuestionItem = (
  conduct: ConductRepository,
  cycle: string,
  id: string,
): Promise<Question | undefined> => conduct.readDetail<QuestionDetail>(cycle, null, 'QUESTION', id);

export const questionChange = (id: string, before: Question | undefined, content: QuestionDetail) => ({
  ...{ kind: 'QUESTION', id, before: before ?? null, content },
});

export function rowOf({ cycle }: StoredCycle['content'], question: Question, today: string): z.input<RowSchema> {
  const { id, title, subject, state, due, thread, changedAt } = question;
  const [first] = thread;
  if (!first) throw new Error(`question ${id} asks nothing`);
  return {
    ...{ id, cycle: cycle.id, year: cycle.year, title, subject, state, due, overdue: isOverdue(question, today) },
    ...{ askedAt: first.at, askedBy: first.by, changedAt },
  };
}
type RowSchema = z.ZodType<QuestionRow, QuestionRow>;
