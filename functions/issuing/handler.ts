import { createHandler } from '#functions/platform/handler.ts';
import { ballotsRepository } from '#functions/ballots/repository.ts';
import { issueBallot } from './issue-ballot.ts';
import { readBallotPapers } from './read-ballot-papers.ts';
import { readBallotResult } from './read-ballot-result.ts';
import { readCard } from './read-card.ts';

/** The voting page but for casting: what a poll asks, what a card is worth, blind signatures, receipts. */
export const handler = createHandler({
  context: 'issuing',
  operations: [readBallotPapers, readCard, issueBallot, readBallotResult],
  repositories: ballotsRepository,
  quiet: true,
});
