import { liftGuesses } from '#shared/api/ballots/polls.ts';
import { Refusal } from '#functions/platform/errors.ts';
import { implement } from '#functions/platform/operation.ts';
import { areTooMany } from '../repository.ts';
import { table } from './cards.ts';
import { about } from './moves.ts';
import { type BallotsContext, changePoll } from './poll-at.ts';

export const liftGuessesOperation = implement(liftGuesses, ({ reason, ...at }, context: BallotsContext) =>
  changePoll(context, at, async ({ stored }) => {
    const { ballots } = context.repositories;
    const [head, wrong] = await Promise.all([ballots.readHead(at.poll), ballots.readGuesses(at.poll)]);
    if (!head?.issuing || stored.paused || wrong === 0 || !areTooMany(wrong, head))
      throw new Refusal('refused', {
        zh: '领票没有因错误卡号过多而暂停。',
        en: 'Issuing was not stopped by wrong codes.',
      });
    return {
      answer: {},
      also: [{ delete: ballots.keys.guesses(at.poll), table }],
      event: { type: 'poll.guesses-lifted', data: { ...about(at, stored), wrong, reason } },
    };
  }),
);
