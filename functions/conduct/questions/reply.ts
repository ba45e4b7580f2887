import { answerQuestion, closeQuestion, followUpQuestion } from '#shared/api/conduct/questions.ts';
import { type QuestionDetail } from '#shared/appraisal/question-details.ts';
import { move } from '#shared/appraisal/machine.ts';
import { answerDue, questionMachine } from '#shared/appraisal/questions.ts';
import { Refusal } from '#functions/platform/errors.ts';
import { by, type Context, implement } from '#functions/platform/operation.ts';
import { changePlan, movedOrRefused } from '../change.ts';
import type { ConductRepositories } from '../repositories.ts';
import { questionChange, readQuestionItem } from './question-item.ts';
import { questionMessage } from './question-message.ts';

type ConductContext = Context<ConductRepositories>;

const kinds = {
  answer: { kind: 'answer', tells: 'answered' },
  followUp: { kind: 'followUp', tells: 'followUp' },
  close: { kind: 'close', tells: 'closed' },
} as const satisfies Record<string, { kind: QuestionDetail['thread'][number]['kind']; tells: string }>;

/** Adds to the thread; a further question has a term of its own. */
const reply =
  (action: keyof typeof kinds) =>
  (
    { cycle, id, version, text }: { cycle: string; id: string; version: string; text: string },
    context: ConductContext,
  ) =>
    changePlan(context, cycle, async ({ view }) => {
      const before = await readQuestionItem(context.repositories.conduct, cycle, id);
      if (!before) throw new Refusal('not-found');
      if (String(before.version) !== version) throw new Refusal('stale-version');
      const { to, event } = movedOrRefused(move(questionMachine, before.state, action, {}));
      const { kind, tells } = kinds[action];
      const { title, subject } = before;
      const due = action === 'followUp' ? answerDue(view.policy, view.today) : before.due;
      const said = { kind, text, at: context.clock.now().toISOString(), by: by(context) };
      return {
        answer: { state: to },
        cycleDetails: [
          questionChange(id, before, { title, subject, state: to, due, thread: [...before.thread, said] }),
        ],
        event: { type: event, data: { question: id, text, ...(action === 'followUp' && { due }) } },
        messages: [questionMessage(tells, { cycle, id, title, text, due })],
      };
    });

export const answerQuestionOperation = implement(answerQuestion, reply('answer'));
export const followUpQuestionOperation = implement(followUpQuestion, reply('followUp'));
export const closeQuestionOperation = implement(closeQuestion, reply('close'));
