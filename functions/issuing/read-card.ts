import { readCard as contract } from '#shared/api/votes.ts';
import type { BallotsRepository } from '#functions/ballots/repository.ts';
import { implementService } from '#functions/platform/operation.ts';
import { cardAt } from './card-at.ts';
import { pollAt } from './poll-at.ts';

/** What a card is worth now. It says nothing of the voter whose card it is. */
export const readCard = implementService<BallotsRepository, typeof contract.input, typeof contract.output>(
  contract,
  async ({ poll, code }, context) => {
    const { card, boxes } = await cardAt(await pollAt(context, poll), code);
    return { state: card.state === 'issued' || card.state === 'void' ? card.state : 'fresh', boxes };
  },
);
