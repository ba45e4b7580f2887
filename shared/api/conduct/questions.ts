import * as z from 'zod';
import { questionStates } from '#shared/appraisal/questions.ts';
import { by, id, name, time, ulid, version } from '../common.ts';
import { operation } from '../operation.ts';
import { questionDetail, questionSubject } from '#shared/appraisal/question-details.ts';

/** Questions of the supervisor, which the office has to answer (B-25, B-41). Nothing of them can be taken back. */

const date = z.iso.date();
const text = z.string().trim().min(1).max(2000);

const head = {
  id,
  cycle: id,
  year: z.int(),
  title: name,
  subject: questionSubject,
  state: z.enum(questionStates),
  due: date,
  overdue: z.boolean(),
  askedAt: time,
  askedBy: by,
  changedAt: time,
};
export const questionRow = z.strictObject(head);
export type QuestionRow = z.infer<typeof questionRow>;

export const listQuestions = operation({
  id: 'questions.list',
  context: 'conduct',
  method: 'GET',
  path: '/api/questions',
  summary: {
    zh: '各年度的监督询问，限全县范围查看考核的角色',
    en: 'Questions of all cycles, for roles that see the whole county',
  },
  input: z.strictObject({}),
  output: z.strictObject({ questions: z.array(questionRow), today: date.nullable() }),
  errors: [],
  permission: 'conduct.read',
  audit: null,
});

export const readQuestion = operation({
  id: 'questions.read',
  context: 'conduct',
  method: 'GET',
  path: '/api/cycles/{cycle}/questions/{id}',
  summary: { zh: '一条监督询问的往来', en: 'A question with all that was said' },
  input: z.strictObject({ cycle: id, id }),
  output: z.strictObject({ ...head, thread: questionDetail.shape.thread, closed: z.boolean(), version }),
  errors: ['not-found'],
  permission: 'conduct.read',
  audit: null,
});

export const askQuestion = operation({
  id: 'questions.ask',
  context: 'conduct',
  method: 'POST',
  path: '/api/cycles/{cycle}/questions',
  summary: { zh: '纪检监察机关提出询问', en: 'The supervisor asks' },
  /** a person is named with the unit whose register has them, or with the one that appraises them */
  input: z.strictObject({
    cycle: id,
    id: ulid,
    unit: id.nullable(),
    person: id.nullable(),
    step: id.nullable(),
    title: name,
    text,
  }),
  output: z.strictObject({ id, due: date }),
  status: 201,
  errors: ['invalid-input', 'not-found', 'refused', 'already-exists', 'busy'],
  permission: 'question.ask',
  audit: 'question.asked',
});

const said = z.strictObject({ state: z.enum(questionStates) });

export const answerQuestion = operation({
  id: 'questions.answer',
  context: 'conduct',
  method: 'POST',
  path: '/api/cycles/{cycle}/questions/{id}/answer',
  summary: { zh: '考评办答复询问', en: 'The office answers' },
  input: z.strictObject({ cycle: id, id, version, text }),
  output: said,
  errors: ['invalid-input', 'not-found', 'refused', 'stale-version', 'busy'],
  permission: 'question.answer',
  audit: 'question.answered',
});

export const followUpQuestion = operation({
  id: 'questions.follow-up',
  context: 'conduct',
  method: 'POST',
  path: '/api/cycles/{cycle}/questions/{id}/follow-up',
  summary: { zh: '纪检监察机关追问', en: 'The supervisor asks further' },
  input: z.strictObject({ cycle: id, id, version, text }),
  output: said,
  errors: ['invalid-input', 'not-found', 'refused', 'stale-version', 'busy'],
  permission: 'question.ask',
  audit: 'question.followed-up',
});

export const closeQuestion = operation({
  id: 'questions.close',
  context: 'conduct',
  method: 'POST',
  path: '/api/cycles/{cycle}/questions/{id}/close',
  summary: { zh: '纪检监察机关办结询问', en: 'The supervisor closes the question' },
  input: z.strictObject({ cycle: id, id, version, text }),
  output: said,
  errors: ['invalid-input', 'not-found', 'refused', 'stale-version', 'busy'],
  permission: 'question.ask',
  audit: 'question.closed',
});
