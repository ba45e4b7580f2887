import { createHandler } from '#functions/platform/handler.ts';
import { ballotsRepository } from '#functions/ballots/repository.ts';
import { castBallot } from './cast-ballot.ts';

/** Counts ballots, and knows nothing else. */
export const handler = createHandler({
  context: 'casting',
  operations: [castBallot],
  repositories: ballotsRepository,
  quiet: true,
});
