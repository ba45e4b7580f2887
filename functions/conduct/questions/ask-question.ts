import { askQuestion } from '#shared/api/conduct/questions.ts';
import { type QuestionDetail } from '#shared/appraisal/question-details.ts';
import { answerDue } from '#shared/appraisal/questions.ts';
import { steps } from '#shared/appraisal/steps.ts';
import { Refusal } from '#functions/platform/errors.ts';
import { by, type Context, implement } from '#functions/platform/operation.ts';
import { changePlan } from '../change.ts';
import type { ConductRepositories } from '../repositories.ts';
import { type CycleView, readAppraised } from '../view.ts';
import { questionChange, readQuestionItem } from './question-item.ts';
import { questionMessage } from './question-message.ts';

type ConductContext = Context<ConductRepositories>;

/** `id` is the asker's: the same again is the same question. */
export const askQuestionOperation = implement(
  askQuestion,
  ({ cycle, id, title, text, ...about }, context: ConductContext) =>
    changePlan(context, cycle, async ({ view }) => {
      const before = await readQuestionItem(context.repositories.conduct, cycle, id);
      if (before) {
        const [first] = before.thread;
        if (first?.text !== text || first.by.user !== context.actor.user.id) throw new Refusal('already-exists');
        return { answer: { id, due: before.due } };
      }
      const subject = await readSubject(context, view, about);
      const due = answerDue(view.policy, view.today);
      const asked = { kind: 'question' as const, text, at: context.clock.now().toISOString(), by: by(context) };
      return {
        answer: { id, due },
        cycleDetails: [questionChange(id, undefined, { title, subject, state: 'asked', due, thread: [asked] })],
        // The words stand in the record, too: what was asked cannot be made to have been something else.
        event: {
          type: 'question.asked',
          data: {
            ...{ question: id, title, text, due, step: subject.step },
            ...{ unit: subject.unit?.id ?? null, person: subject.person?.id ?? null },
          },
        },
        messages: [questionMessage('asked', { cycle, id, title, text, due })],
      };
    }),
);

type About = Record<'unit' | 'person' | 'step', string | null>;

/** What is asked about, with its names as they are today; whatever is not of the cycle is not found. */
async function readSubject(
  context: ConductContext,
  view: CycleView,
  { unit: unitId, person: personId, step }: About,
): Promise<QuestionDetail['subject']> {
  const unit = unitId === null ? null : view.units.get(unitId);
  if (unit === undefined || (personId !== null && unit === null)) throw new Refusal('not-found');
  if (step !== null && !steps.some((one) => one.id === step)) throw new Refusal('not-found');
  const people = personId === null ? [] : [...(await readAppraised(context, view)).values()].flat();
  const person = people.find((one) => one.id === personId && [one.home, one.unit].includes(unitId ?? ''));
  if (personId !== null && !person) throw new Refusal('not-found');
  return {
    unit: unit && { id: unit.id, name: unit.name },
    person: person ? { id: person.id, name: person.name } : null,
    step,
  };
}
