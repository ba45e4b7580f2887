import { setTimeout } from 'node:timers/promises';
import { markRead } from '#shared/api/messages.ts';
import { ConditionFailed, Refusal } from '#functions/platform/errors.ts';
import { type Context, implement } from '#functions/platform/operation.ts';
import { withRead } from './inbox.ts';
import type { MessagesRepositories } from './repositories.ts';

const attempts = 8;

/** No event of a record: whether somebody has read a message is their own affair. Nothing of the future is read yet. */
export const markReadOperation = implement(
  markRead,
  async ({ ids, upTo }, { actor, clock, repositories: { messages } }: Context<MessagesRepositories>) => {
    const now = clock.now().toISOString();
    const known = ids.filter((id) => id < now);
    const until = upTo === null || upTo < now ? upTo : now;
    for (let attempt = 1; ; attempt++) {
      const marks = await messages.marksOf(actor.user.id);
      const next = withRead(marks, known, until === null ? null : new Date(until).toISOString());
      if (next.readUpTo === marks.readUpTo && next.read.length === marks.read.length) return {};
      try {
        await messages.putMarks(actor.user.id, next);
        return {};
      } catch (error) {
        // Another window of the same reader was faster.
        if (!(error instanceof ConditionFailed)) throw error;
        if (attempt === attempts) throw new Refusal('busy', undefined, { cause: error });
        await setTimeout(Math.random() * 10 * 2 ** attempt);
      }
    }
  },
);
