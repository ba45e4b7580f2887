import { createHandler } from '#functions/platform/handler.ts';
import { explainResultOperation } from './explain-result.ts';
import { listRunsOperation } from './list-runs.ts';
import { publishRunOperation } from './publish-run.ts';
import { readMyResultOperation } from './read-my-result.ts';
import { readRunOperation } from './read-run.ts';
import { repositories } from './repositories.ts';
import { startRunOperation } from './start-run.ts';

export const handler = createHandler({
  context: 'grading',
  operations: [
    startRunOperation,
    listRunsOperation,
    readRunOperation,
    readMyResultOperation,
    explainResultOperation,
    publishRunOperation,
  ],
  repositories,
});
