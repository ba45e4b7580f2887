import { voidPoll } from '#shared/api/ballots/polls.ts';
import type { Poll } from '#shared/ballots/poll.ts';
import { implement } from '#functions/platform/operation.ts';
import type { TransactPart } from '#functions/platform/tenant.ts';
import { table, unused, voidCards } from './cards.ts';
import { destroyBox, isLeft } from './count-boxes.ts';
import { about, act, headPart, nameOf, pollPage, refuseIfStale } from './moves.ts';
import { type BallotsContext, changePoll, mayVoid, moved } from './poll-at.ts';
import { readPollFacts } from './poll-facts.ts';
import { emptyTally } from './tally.ts';

/** keys that go in the transaction itself; of more boxes the rest goes right after it */
const keysAtOnce = 80;

/**
 * The poll is void with the transaction: nothing is issued or counted by the flags, and its keys are gone. Its counts
 * are destroyed, and what grading was given of it is emptied; a file that was published is given out no more. Where that
 * broke off, whoever may void asks again: it finishes, and stands in the record once.
 */
export const voidPollOperation = implement(voidPoll, async ({ version, reason, ...at }, context: BallotsContext) => {
  const { ballots } = context.repositories;
  const poll = await changePoll<Poll>(
    context,
    at,
    async (unitAt) => {
      const { stored, unit } = unitAt;
      if (stored.state === 'voided') return { answer: stored };
      refuseIfStale(stored, version);
      const { to, event } = moved(stored, 'void', await readPollFacts(context, unitAt, stored));
      const name = nameOf(unitAt, at, stored);
      const head = await ballots.readHead(at.poll);
      const keys = [...stored.boxes.keys()].slice(0, keysAtOnce).map((box) => ballots.keys.key(at.poll, box));
      return {
        answer: stored,
        poll: { state: to, voided: { ...act(context), reason }, paused: null },
        cycleDetails: await emptyTally(context, at),
        also: head
          ? [
              headPart(ballots, at.poll, { issuing: false, casting: false, phase: 'voided' }),
              ...keys.map((key): TransactPart => ({ delete: key, table })),
            ]
          : [],
        event: { type: event, data: { ...about(at, stored), was: stored.state, reason } },
        messages: [
          {
            audience: { to: 'unit', unit: at.unit },
            topic: 'ballots',
            title: { zh: `测评作废：${unit.name}`, en: `Ballots void: ${unit.name}` },
            text: {
              zh: `${unit.name}${name.zh}测评已作废。原因：${reason}`,
              en: `${name.en} in ${unit.name} is void: ${reason}`,
            },
            link: pollPage(at),
            due: null,
          },
        ],
      };
    },
    (actor, view, unit) => mayVoid(actor, view, unit),
  );
  if (poll.medium === 'paper') return {};
  if (!isLeft(await ballots.readHead(at.poll))) return {};
  await voidCards(ballots, at.poll, unused);
  for (const box of poll.boxes.keys()) await destroyBox(ballots, { poll: at.poll, box, asked: poll });
  await ballots.client.transact([headPart(ballots, at.poll, { destroyed: true }, { phase: 'voided' })]);
  return {};
});
