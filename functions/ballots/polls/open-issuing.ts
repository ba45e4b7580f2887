import { openIssuing } from '#shared/api/ballots/polls.ts';
import { implement } from '#functions/platform/operation.ts';
import { guessesFor } from './guesses.ts';
import { about, act, headPart, refuseIfStale } from './moves.ts';
import { type BallotsContext, changePoll, moved } from './poll-at.ts';
import { readPollFacts } from './poll-facts.ts';

export const openIssuingOperation = implement(openIssuing, ({ version, ...at }, context: BallotsContext) =>
  changePoll(context, at, async (unitAt) => {
    const { stored, view } = unitAt;
    if (stored.state === 'issuing') return { answer: {} };
    refuseIfStale(stored, version);
    const facts = await readPollFacts(context, unitAt, stored);
    const { to, event } = moved(stored, 'openIssuing', facts);
    const guessesAllowed = guessesFor(view.policy, facts.cards);
    return {
      answer: {},
      poll: { state: to, opened: act(context) },
      also: [
        headPart(
          context.repositories.ballots,
          at.poll,
          { issuing: true, casting: false, phase: 'under-way', guessesAllowed },
          { phase: 'waiting' },
        ),
      ],
      event: { type: event, data: { ...about(at, stored), cards: facts.cards } },
    };
  }),
);
