import type { Policy } from '#shared/policy/schema.ts';
import type { Condition } from '#functions/platform/condition.ts';
import type { TransactPart } from '#functions/platform/tenant.ts';
import type { BallotsRepository, PollHead } from '../repository.ts';
import { table } from './cards.ts';

/** Wrong codes that so many cards allow for; null: the policy sets no limit (`ballots.cards.attempts`). */
export function guessesFor({ ballots: { cards } }: Pick<Policy, 'ballots'>, count: number): number | null {
  return cards.attempts === null ? null : cards.attempts * count;
}

/** Further cards allow for further wrong codes; where nothing is limited the head is held to the condition alone. */
export function moreGuesses(
  { keys }: Pick<BallotsRepository, 'keys'>,
  poll: string,
  { guessesAllowed }: Pick<PollHead, 'guessesAllowed'>,
  more: number | null,
  condition: Condition,
): TransactPart {
  const key = keys.head(poll);
  return guessesAllowed === null || more === null
    ? { check: key, table, condition }
    : { update: key, set: {}, add: { guessesAllowed: more }, table, condition };
}
