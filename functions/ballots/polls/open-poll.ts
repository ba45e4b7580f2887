import { openPoll } from '#shared/api/ballots/polls.ts';
import { localDate } from '#shared/policy/calendar.ts';
import type { UnitAt } from '#functions/conduct/change.ts';
import type { Audience, Message } from '#functions/platform/messages.ts';
import { implement } from '#functions/platform/operation.ts';
import { voidCards } from './cards.ts';
import { guessesFor } from './guesses.ts';
import { about, act, headPart, type PollPlace, pollPage, refuseIfStale, runnersOf } from './moves.ts';
import { type BallotsContext, changePoll, moved, type StoredPoll } from './poll-at.ts';
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
    const { windowHours } = view.policy.ballots;
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
            ...{ issuing: true, casting: true, phase: 'under-way' },
            guessesAllowed: guessesFor(view.policy, stored.voters),
            until: Math.floor(until.getTime() / 1000),
          },
          { phase: 'waiting' },
        ),
      ],
      event: { type: event, data: { ...about(at, stored), until: until.toISOString() } },
      messages: stored.dryRun ? [] : [endMessage(unitAt, at, stored, localDate(view.policy.calendar.timeZone, until))],
    };
  }),
);

/** To whoever runs it: nothing is cast after its time, but it is closed and counted by somebody. */
function endMessage(
  { view, unit }: UnitAt,
  at: PollPlace,
  poll: StoredPoll,
  day: string,
): Message & { audience: Audience } {
  const { title } = poll;
  return {
    ...{ audience: runnersOf(view, unit, poll), topic: 'ballots' },
    title: { zh: `到期请计票：${unit.name}`, en: `To be closed when it ends: ${unit.name}` },
    text: {
      zh: `${unit.name}“${title}”测评已开放填写，${day}截止；截止后请结束投票并计票。`,
      en: `“${title}” in ${unit.name} is open until ${day}; close and count it then.`,
    },
    link: pollPage(at),
    due: day,
  };
}
