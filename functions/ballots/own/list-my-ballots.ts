import { listMyBallots } from '#shared/api/ballots/own.ts';
import { implement } from '#functions/platform/operation.ts';
import { roundOf } from '#shared/ballots/naming.ts';
import { factsOf } from '#functions/conduct/repository.ts';
import { readCycle } from '#functions/conduct/view.ts';
import { closedProblem } from '../ratings/closed.ts';
import { votingLink } from '../polls/links.ts';
import type { BallotsContext } from '../polls/poll-at.ts';
import { noneLeft, readMyPolls, readOwnUnit, takeProblem } from './my-polls.ts';

/**
 * What the actor may vote on, and whether a paper was given out in their name: whoever did not take it asks why, which is
 * the defence against papers issued behind somebody's back (ballots.md).
 */
export const listMyBallotsOperation = implement(listMyBallots, async ({ cycle }, context: BallotsContext) => {
  const view = await readCycle(context, cycle);
  const unit = await readOwnUnit(context, view);
  if (!unit) return { ballots: [] };
  const [mine, facts] = await Promise.all([
    readMyPolls(context, view, unit),
    context.repositories.conduct.readUnit(cycle, unit.id).then(factsOf),
  ]);
  return {
    ballots: await Promise.all(
      mine.map(async (my) => {
        const { poll, voter, card } = my;
        const whyNot = closedProblem(view) ?? takeProblem(my, context.clock.now()) ?? (await noneLeft(context, my));
        const { title, source, purpose, fillMode, dryRun, state, until, paused, created } = poll;
        return {
          ...{ unit: unit.id, unitName: unit.name, poll: poll.id, title, source, dryRun, state, until },
          ...{ purpose, fillMode, created: created.at, ...roundOf(facts.ballots.polls, poll.id) },
          paused: Boolean(paused),
          ...{ given: voter.given, issued: card ? card.state === 'issued' : null },
          ...{ mayTake: whyNot === null, whyNot, link: votingLink(context, poll) },
        };
      }),
    ),
  };
});
