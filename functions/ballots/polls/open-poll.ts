import { openPoll } from '#shared/api/ballots.ts';
import { implement } from '#functions/platform/operation.ts';
import { voidCards } from './cards.ts';
import { about, act, headPart, refuseIfStale } from './moves.ts';
import { type BallotsContext, changePoll, moved } from './poll-at.ts';
import { readPollFacts } from './poll-facts.ts';

/**
 * Cards that lie printed and were handed to nobody are void before the first can be exchanged; whoever has none goes on
 * taking theirs in the application until the poll ends, so that every voter counts for the wrong codes.
 */
export const openPollOperation = implement(openPoll, ({ version, ...at }, context: BallotsContext) =>
  changePoll(context, at, async (unitAt) => {
    const { stored, view } = unitAt;
    if (stored.state === 'open') return { answer: {} };
    refuseIfStale(stored, version);
    const { ballots } = context.repositories;
    const { to, event } = moved(stored, 'open', await readPollFacts(context, unitAt, stored));
    await voidCards(ballots, at.poll, ['printed']);
    const { windowHours, cards } = view.policy.ballots;
    const opened = act(context);
    const until = new Date(Date.parse(opened.at) + windowHours * 3_600_000);
    return {
      answer: {},
      poll: { state: to, opened, until: until.toISOString() },
      also: [
        headPart(
          ballots,
          at.poll,
          {
            ...{ issuing: true, casting: true, phase: 'under-way', guessesAllowed: cards.attempts * stored.voters },
            until: Math.floor(until.getTime() / 1000),
          },
          { phase: 'waiting' },
        ),
      ],
      event: { type: event, data: { ...about(at, stored), until: until.toISOString() } },
    };
  }),
);
