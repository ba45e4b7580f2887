import { closePoll } from '#shared/api/ballots/polls.ts';
import { resultsOf } from '#shared/ballots/results.ts';
import { ballotCounter } from '#shared/ballots/sheet.ts';
import { implement } from '#functions/platform/operation.ts';
import { unused, voidCards } from './cards.ts';
import { countBox } from './count-boxes.ts';
import { about, act, headPart, type PollPlace } from './moves.ts';
import { type BallotsContext, changePoll, moved } from './poll-at.ts';
import { cardCounts, readPollFacts, readTotals } from './poll-facts.ts';
import { tallyChange } from './tally.ts';

/**
 * Nothing is issued or cast any more, then box after box is counted, then the poll is closed. Each step finds what was
 * done before, by this request, by one that broke off, or by somebody else in the same moment; whoever runs the poll asks
 * again while it is being counted.
 */
export const closePollOperation = implement(closePoll, async (at, context: BallotsContext) => {
  const { ballots } = context.repositories;
  const isCounted = await changePoll(context, at, async (unitAt) => {
    const { stored } = unitAt;
    if (stored.state === 'closing') return { answer: false };
    if (stored.state === 'closed') return { answer: true };
    const { to, event } = moved(stored, 'close', await readPollFacts(context, unitAt, stored));
    return {
      answer: false,
      poll: { state: to },
      also: [headPart(ballots, at.poll, { issuing: false, casting: false, phase: 'over' }, { casting: true })],
      event: { type: event, data: about(at, stored) },
    };
  });
  if (isCounted) return {};
  return count(context, at);
});

async function count(context: BallotsContext, at: PollPlace): Promise<Record<string, never>> {
  const { ballots } = context.repositories;
  return changePoll(context, at, async (unitAt) => {
    const { stored } = unitAt;
    if (stored.state === 'closed' || stored.state === 'published') return { answer: {} };
    const { to, event } = moved(stored, 'counted', await readPollFacts(context, unitAt, stored));
    // Of a dispersed poll cards are exchanged to the last: from here on, how many were issued stays.
    await voidCards(ballots, at.poll, unused);
    for (const box of stored.boxes.keys()) await countBox(ballots, { poll: at.poll, box, asked: stored });
    const [cards, totals] = await Promise.all([ballots.listCards(at.poll), readTotals(context, at.poll)]);
    const { voided, issued } = cardCounts(cards);
    const cast = [...stored.boxes.keys()].map((box) => totals.get(box)?.[ballotCounter] ?? 0);
    const turnout = { cards: cards.length, voided, issued, cast };
    return {
      answer: {},
      poll: { state: to, closed: act(context), turnout },
      // The tally of the staff is signed before anything is published.
      cycleDetails: await tallyChange(context, at, {
        ...{ poll: stored, results: resultsOf(stored, totals), published: false },
      }),
      event: { type: event, data: { ...about(at, stored), ...turnout } },
    };
  });
}
