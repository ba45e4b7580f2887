import { listQuestions, readQuestion } from '#shared/api/conduct/questions.ts';
import { localDate } from '#shared/policy/calendar.ts';
import { Refusal } from '#functions/platform/errors.ts';
import { type Context, implement, scope } from '#functions/platform/operation.ts';
import type { ConductRepositories } from '../repositories.ts';
import { readCycle } from '../view.ts';
import { type Question, readQuestionItem, rowOf } from './question-item.ts';

type ConductContext = Context<ConductRepositories>;

/** Whoever sees the whole county's conduct; those of a group or unit are answered with nothing. */
const seesAll = (context: ConductContext): boolean => scope(context, 'conduct.read').county;

export const listQuestionsOperation = implement(listQuestions, async (_input, context: ConductContext) => {
  if (!seesAll(context)) return { questions: [], today: null };
  const { cycles, conduct, policies } = context.repositories;
  const heads = (await cycles.list()).sort((a, b) => b.content.cycle.year - a.content.cycle.year);
  const [latest] = heads;
  if (!latest) return { questions: [], today: null };
  const policy = await policies.readPolicy(latest.content.policyVersion);
  if (!policy) throw new Error(`cycle ${latest.content.cycle.id} runs on a policy that is not there`);
  const today = localDate(policy.calendar.timeZone, context.clock.now());
  const found = await Promise.all(
    heads.map(async ({ content }) => {
      const questions = await conduct.listDetails<Question>(content.cycle.id, null, 'QUESTION');
      return questions.map((question) => rowOf(content, question, today));
    }),
  );
  return { questions: found.flat(), today };
});

export const readQuestionOperation = implement(readQuestion, async ({ cycle, id }, context: ConductContext) => {
  if (!seesAll(context)) throw new Refusal('not-found');
  const view = await readCycle(context, cycle);
  const question = await readQuestionItem(context.repositories.conduct, cycle, id);
  if (!question) throw new Refusal('not-found');
  return {
    ...rowOf(view.stored.content, question, view.today),
    ...{ thread: question.thread, closed: view.stored.state === 'closed', version: String(question.version) },
  };
});
