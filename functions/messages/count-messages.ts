import { countMessages, mostCounted } from '#shared/api/messages.ts';
import { type Context, implement } from '#functions/platform/operation.ts';
import { readInbox } from './inbox.ts';
import type { MessagesRepositories } from './repositories.ts';

/** Asked by every open page now and then: a moment old will do. */
export const countMessagesOperation = implement(
  countMessages,
  async (_, { actor, repositories: { messages } }: Context<MessagesRepositories>) => {
    const marks = await messages.marksOf(actor.user.id);
    const wanted = { unread: true, limit: mostCounted, consistent: false };
    return { unread: (await readInbox(messages, actor.user, marks, wanted)).length };
  },
);
