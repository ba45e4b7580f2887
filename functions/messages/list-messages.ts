import { listMessages, type MessageRow } from '#shared/api/messages.ts';
import { type Context, implement } from '#functions/platform/operation.ts';
import { type InboxMessage, readInbox } from './inbox.ts';
import type { MessagesRepositories } from './repositories.ts';

const pageSize = 30;

export const listMessagesOperation = implement(
  listMessages,
  async ({ before, topic, unread }, { actor, repositories: { messages } }: Context<MessagesRepositories>) => {
    const marks = await messages.marksOf(actor.user.id);
    const wanted = { before, topic, unread: unread !== undefined, limit: pageSize + 1 };
    const found = await readInbox(messages, actor.user, marks, wanted);
    const rows = found.slice(0, pageSize).map(rowOf);
    return { messages: rows, next: found.length > pageSize ? rows.at(-1)!.id : null };
  },
);

const rowOf = ({ messageId, audience, at, by, topic, title, text, link, due, isRead }: InboxMessage): MessageRow => ({
  ...{ id: messageId, at, by, audience: audience.to, topic, title, text, link, due, read: isRead },
});
