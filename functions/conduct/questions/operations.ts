import type { Implementation } from '#functions/platform/operation.ts';
import type { ConductRepositories } from '../repositories.ts';
import { askQuestionOperation } from './ask-question.ts';
import { listQuestionsOperation, readQuestionOperation } from './read-questions.ts';
import { answerQuestionOperation, closeQuestionOperation, followUpQuestionOperation } from './reply.ts';

export const questionsOperations: Implementation<ConductRepositories>[] = [
  listQuestionsOperation,
  readQuestionOperation,
  askQuestionOperation,
  answerQuestionOperation,
  followUpQuestionOperation,
  closeQuestionOperation,
];
