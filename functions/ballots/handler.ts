import { createHandler } from '#functions/platform/handler.ts';
import { ownOperations } from './own/operations.ts';
import { pollOperations } from './polls/operations.ts';
import { ratingOperations } from './ratings/operations.ts';
import { voiceOperations } from './voices/operations.ts';
import { repositories } from './repositories.ts';

/** Changes a unit's conduct as the areas of functions/conduct do, and has the table of ballots besides. */
export const handler = createHandler({
  context: 'ballots',
  operations: [...pollOperations, ...ownOperations, ...ratingOperations, ...voiceOperations],
  repositories,
});
