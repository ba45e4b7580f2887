import * as z from 'zod';
import { by, id, name, time } from '#shared/api/common.ts';
import { questionStates } from './questions.ts';

const date = z.iso.date();
/** What a question's item holds. */

/** What a question is about: the cycle, or a unit, there somebody's placement or a step. Names as they were then. */
export const questionSubject = z.strictObject({
  unit: z.strictObject({ id, name }).nullable(),
  person: z.strictObject({ id, name }).nullable(),
  step: z.string().nullable(),
});

export const questionDetail = z.strictObject({
  title: name,
  subject: questionSubject,
  state: z.enum(questionStates),
  /** the last day for the answer to what was asked last */
  due: date,
  thread: z.array(
    z.strictObject({ kind: z.enum(['question', 'answer', 'followUp', 'close']), text: z.string(), at: time, by }),
  ),
});
export type QuestionDetail = z.infer<typeof questionDetail>;
