import { openCasting } from '#shared/api/ballots/polls.ts';
import { implement } from '#functions/platform/operation.ts';
import { unused, voidCards } from './cards.ts';
import { about, headPart, refuseIfStale } from './moves.ts';
import { type BallotsContext, changePoll, moved } from './poll-at.ts';
import { cardCounts, givenIn, readPollFacts } from './poll-facts.ts';

/**
 * Issuing ends, then the cards that nobody exchanged are void, then casting begins: when papers are counted against those
 * who may vote, none can be issued any more. It may break off after each of these and is asked for again; a card that is
 * being exchanged in this moment is issued or void, and counted as what it is.
 */
export const openCastingOperation = implement(openCasting, async ({ version, ...at }, context: BallotsContext) => {
  const { ballots } = context.repositories;
  await changePoll(context, at, async (unitAt) => {
    const { stored } = unitAt;
    if (stored.state === 'casting') return { answer: undefined };
    refuseIfStale(stored, version);
    const [head, facts] = await Promise.all([ballots.readHead(at.poll), readPollFacts(context, unitAt, stored)]);
    // What would be refused afterwards changes nothing now.
    moved(stored, 'openCasting', facts);
    if (!head?.issuing) return { answer: undefined };
    return {
      answer: undefined,
      also: [headPart(ballots, at.poll, { issuing: false }, { issuing: true })],
      event: { type: 'poll.issuing-closed', data: about(at, stored) },
    };
  });
  return changePoll(context, at, async (unitAt) => {
    const { stored } = unitAt;
    if (stored.state === 'casting') return { answer: {} };
    refuseIfStale(stored, version);
    await voidCards(ballots, at.poll, unused);
    const [listed, voters] = await Promise.all([ballots.listCards(at.poll), ballots.listVoters(at.poll)]);
    const cards = cardCounts(listed);
    const facts = await readPollFacts(context, unitAt, stored, { cards: listed, voters });
    const { to, event } = moved(stored, 'openCasting', facts);
    return {
      answer: {},
      poll: { state: to },
      also: [headPart(ballots, at.poll, { casting: true }, { issuing: false, phase: 'under-way' })],
      event: {
        type: event,
        data: { ...about(at, stored), issued: cards.issued, voided: cards.voided, given: givenIn(listed, voters) },
      },
    };
  });
});
