import { createHandler } from '#functions/platform/handler.ts';
import { ballotsRepository } from '#functions/ballots/repository.ts';

/** Counts ballots, and knows nothing else. */
export const handler = createHandler({
  context: 'casting',
  operations: [],
  repositories: ballotsRepository,
  quiet: true,
});
