import { takeCard } from '#shared/api/ballots/own.ts';
import type { Problem } from '#shared/problem.ts';
import { Refusal } from '#functions/platform/errors.ts';
import { implement } from '#functions/platform/operation.ts';
import type { TransactPart } from '#functions/platform/tenant.ts';
import { untilWritten } from '#functions/conduct/change.ts';
import { readCycle, refuseIfClosed } from '#functions/conduct/view.ts';
import { newCard, table, unused } from '../polls/cards.ts';
import { guessesFor, moreGuesses } from '../polls/guesses.ts';
import { votingLink } from '../polls/links.ts';
import type { BallotsContext } from '../polls/poll-at.ts';
import { boxesOf, type MyPoll, noneLeft, readMyPolls, readOwnUnit, takeProblem } from './my-polls.ts';

/**
 * A fresh card for the actor, in one transaction: the roll says that they took one, and the card that was theirs is void
 * unless it was exchanged for a paper, after which there is no other. Each write stands on what was read, so of two tabs
 * that ask at once the second finds the first one's card and voids it. No event, and no time (ballots.md).
 */
export const takeCardOperation = implement(takeCard, ({ cycle, unit: id, poll }, context: BallotsContext) =>
  untilWritten(async () => {
    const view = await readCycle(context, cycle);
    const unit = await readOwnUnit(context, view);
    const [my] = unit?.id === id ? await readMyPolls(context, view, unit, poll) : [];
    if (!my) throw new Refusal('not-found');
    refuseIfClosed(view);
    const whyNot = takeProblem(my, context.clock.now()) ?? (await noneLeft(context, my));
    if (whyNot) throw new Refusal('refused', whyNot.message, { problems: [whyNot], policyField: ruleOf(whyNot) });
    const { ballots } = context.repositories;
    const boxes = boxesOf(my);
    const card = newCard(ballots, poll, { state: 'taken', voter: my.voterId, boxes });
    await ballots.client.transact([
      card.part,
      {
        update: ballots.keys.voter(poll, my.voterId),
        set: { given: 'taken', card: card.hash },
        ...{ table, condition: { given: my.voter.given, card: my.voter.card } },
      },
      ...voiding(context, my),
      stillGivenOut(context, my, guessesFor(view.policy, 1)),
    ]);
    return { url: votingLink(context, my.poll, card.code), code: card.code };
  }),
);

/** The rule that keeps somebody from a card. */
const ruleOf = ({ code }: Problem): string | undefined =>
  code === 'not-present' ? 'ballots.onlyCheckedIn' : undefined;

/** The card that was theirs, on the condition that nobody exchanges it in this moment. */
const voiding = ({ repositories: { ballots } }: BallotsContext, { poll, voter, card }: MyPoll): TransactPart[] =>
  card && voter.card !== null && unused.includes(card.state)
    ? [
        {
          update: ballots.keys.card(poll.id, voter.card),
          set: { state: 'void' },
          ...{ table, condition: { state: card.state } },
        },
      ]
    : [];

/** Fails where issuing began or ended meanwhile. A further card while papers are issued allows for further slips. */
function stillGivenOut(
  { repositories: { ballots } }: BallotsContext,
  { poll, head, card }: MyPoll,
  more: number | null,
): TransactPart {
  const condition = { phase: head.phase, issuing: head.issuing };
  return poll.state === 'issuing' && !card
    ? moreGuesses(ballots, poll.id, head, more, condition)
    : { check: ballots.keys.head(poll.id), ...{ table, condition } };
}
