import { addWorkingDays } from '#shared/policy/calendar.ts';
import type { Policy } from '#shared/policy/schema.ts';
import type { Bilingual } from '#shared/problem.ts';
import { machine } from './machine.ts';

/** B-25, B-41: the supervisor asks during the whole appraisal, the office has to answer, and nothing of it goes away. */
export const questionStates = ['asked', 'answered', 'closed'] as const;
export type QuestionState = (typeof questionStates)[number];

const states: Record<QuestionState, Bilingual> = {
  asked: { zh: '待答复', en: 'to be answered' },
  answered: { zh: '已答复', en: 'answered' },
  closed: { zh: '已办结', en: 'closed' },
};

export const questionMachine = /* @__PURE__ */ machine<QuestionState, 'answer' | 'followUp' | 'close', object>({
  id: 'question',
  title: { zh: '监督询问', en: 'Question of the supervisor' },
  rules: ['B-25', 'B-41'],
  states,
  initial: 'asked',
  actions: {
    answer: {
      label: { zh: '答复', en: 'Answer' },
      from: ['asked'],
      to: 'answered',
      by: ['question.answer'],
      needs: [],
      event: 'question.answered',
    },
    followUp: {
      label: { zh: '追问', en: 'Ask further' },
      from: ['answered', 'closed'],
      to: 'asked',
      by: ['question.ask'],
      needs: [],
      event: 'question.followed-up',
    },
    close: {
      label: { zh: '办结', en: 'Close' },
      from: ['answered'],
      to: 'closed',
      by: ['question.ask'],
      needs: [],
      event: 'question.closed',
    },
  },
});

/** The last day for an answer to what was asked on a civil date: so many working days later, by `procedure.questionDays`. */
export const answerDue = ({ calendar, procedure }: Pick<Policy, 'calendar' | 'procedure'>, askedOn: string): string =>
  addWorkingDays(calendar, askedOn, procedure.questionDays);

/** Not answered after its last day; the day itself is in time. */
export const isOverdue = ({ state, due }: { state: QuestionState; due: string }, today: string): boolean =>
  state === 'asked' && due < today;
