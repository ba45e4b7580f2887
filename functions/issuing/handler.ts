import { createHandler } from '#functions/platform/handler.ts';
import { ballotsRepository } from '#functions/ballots/repository.ts';

/** The voting page but for casting: what a poll asks, what a card is worth, blind signatures, receipts. */
export const handler = createHandler({
  context: 'issuing',
  operations: [],
  repositories: ballotsRepository,
  quiet: true,
});
