import type { UserRecord } from '#functions/platform/users.ts';
import { feedsOf } from './feeds.ts';
import type { FoundMessage, MessagesRepository, ReadMarks } from './repository.ts';

export type Reader = Pick<UserRecord, 'id' | 'roles' | 'person'>;

/** A reader's messages as they stand: what is theirs, and what of it they have read. */
export interface InboxMessage extends FoundMessage {
  isRead: boolean;
}

export const isReadBy =
  (user: string, { readUpTo, read }: ReadMarks) =>
  ({ messageId, at, by }: FoundMessage): boolean =>
    by.user === user || at <= readUpTo || read.includes(messageId);

const newestFirst = (a: FoundMessage, b: FoundMessage): number => (a.messageId < b.messageId ? 1 : -1);

export interface Wanted {
  limit: number;
  /** goes on after this message */
  before?: string | undefined;
  topic?: string | undefined;
  unread?: boolean;
  consistent?: boolean;
}

/** of a feed at a time */
const page = 50;

/**
 * A reader's messages, newest first, of all their feeds. Each feed is read page by page only as far as needed: until so
 * many are found that lie in it or in front of what is not read yet.
 */
export async function readInbox(
  messages: MessagesRepository,
  reader: Reader,
  marks: ReadMarks,
  { limit, before, topic, unread = false, consistent = true }: Wanted,
): Promise<InboxMessage[]> {
  const isRead = isReadBy(reader.id, marks);
  // What is older was read: it is not looked at.
  const from = unread ? marks.readUpTo : '';
  const fits = (message: FoundMessage): boolean =>
    (before === undefined || message.messageId < before) &&
    (topic === undefined || message.topic === topic) &&
    !(unread && isRead(message));
  const ofFeeds = await Promise.all(
    feedsOf(reader).map(async (feed) => {
      const found: FoundMessage[] = [];
      let to = before?.split('~')[0] ?? '9';
      for (let size = page; ;) {
        const read = await messages.readFeed(feed, { from, to, limit: size, consistent });
        // Those of the last time are read again with the next page.
        found.splice(0, found.length, ...merged(found, read.filter(fits)));
        const last = read.at(-1)?.at;
        if (read.length < size || last === undefined || found.length >= limit) return found;
        // A page full of one moment: a larger one goes beyond it.
        if (last === to) size *= 2;
        to = last;
      }
    }),
  );
  return ofFeeds
    .flat()
    .sort(newestFirst)
    .slice(0, limit)
    .map((message) => ({ ...message, isRead: isRead(message) }));
}

const merged = (known: readonly FoundMessage[], more: readonly FoundMessage[]): FoundMessage[] => [
  ...new Map([...known, ...more].map((message) => [message.messageId, message])).values(),
];

/** Ids kept one by one; beyond that the oldest are taken together with all before them. */
const mostKept = 300;

/** The marks with some more read. The ids of what is read anyway are let go. */
export function withRead(marks: ReadMarks, ids: readonly string[], upTo: string | null): ReadMarks {
  const timeOf = (id: string): string => id.split('~')[0]!;
  const read = [...new Set([...marks.read, ...ids])].sort();
  const tooMany = read[read.length - mostKept - 1];
  const readUpTo = [marks.readUpTo, upTo ?? '', tooMany === undefined ? '' : timeOf(tooMany)].sort().at(-1)!;
  return { ...marks, readUpTo, read: read.filter((id) => timeOf(id) > readUpTo) };
}
