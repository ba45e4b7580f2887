import type { DigestFrequency } from '#shared/api/messages.ts';
import { sha256 } from '#functions/platform/hash.ts';
import {
  type Audience,
  feedPartition,
  feedStart,
  messageKey,
  type StoredMessage,
} from '#functions/platform/messages.ts';
import type { Key, TenantClient } from '#functions/platform/tenant.ts';
import { userShard, userShards } from '#functions/platform/users.ts';

/**
 * Items of this context. Messages lie in the feeds of their readers (platform/messages.ts), written by whoever changes
 * what they tell of. Of each reader, in `INBOX#<shard>` as users are spread:
 * - `READ#<user>`: what they have read;
 * - `MAIL#<user>`: their address, how often they want to hear, and for which day they were sent a digest last.
 */

/** What was read: everything up to a time, and some that came later. */
export interface ReadMarks {
  readUpTo: string;
  /** ids of messages after `readUpTo`, in their order */
  read: readonly string[];
  version: number;
}

export interface MailSettings {
  user: string;
  email: string | null;
  frequency: DigestFrequency;
  /** civil date in China; absent: never yet */
  sentFor?: string;
}

export type FoundMessage = StoredMessage & { messageId: string };

export const nothingRead: ReadMarks = { readUpTo: '', read: [], version: 0 };

export const inboxKeys = (client: Pick<TenantClient, 'pk'>) => ({
  read: (user: string): Key => ({ pk: client.pk('INBOX', userShard(user)), sk: `READ#${user}` }),
  mail: (user: string): Key => ({ pk: client.pk('INBOX', userShard(user)), sk: `MAIL#${user}` }),
});

/** The id of a message as readers have it: its time, and a hash of where it lies. */
const messageIdOf = (feed: Audience, { sk, at }: Key & { at: string }): string =>
  `${at}~${sha256(`${feedPartition(feed).join('#')}\n${sk}`).slice(0, 16)}`;

export const messagesRepository = (client: TenantClient) => {
  const keys = inboxKeys(client);
  const marksOf = async (user: string): Promise<ReadMarks> => {
    const item = await client.get<ReadMarks>(keys.read(user));
    return item ? { readUpTo: item.readUpTo, read: item.read, version: item.version } : nothingRead;
  };

  return {
    client,
    keys,

    /**
     * The newest messages of a feed between two times, both included, newest first.
     * @param consistent false: may be a moment old, at half the price
     */
    async readFeed(
      feed: Audience,
      {
        from = '',
        to = '9',
        limit,
        consistent = true,
      }: { from?: string; to?: string; limit: number; consistent?: boolean },
    ): Promise<FoundMessage[]> {
      const start = feedStart(feed);
      const items = await client.query<StoredMessage>(client.pk(...feedPartition(feed)), {
        // `~` sorts after whatever follows the time.
        ...{ between: [`${start}${from}`, `${start}${to}~`], limit, reverse: true, consistent },
      });
      return items.map((item) => ({ ...item, messageId: messageIdOf(feed, item) }));
    },

    /** Leaves a message; again = the same, nothing more. */
    leave: (message: StoredMessage): Promise<void> => client.put({ ...messageKey(client, message), ...message }),

    marksOf,

    /** Over the marks that were read; ConditionFailed where they are others by now. */
    async putMarks(user: string, { version, ...marks }: ReadMarks): Promise<void> {
      const condition = version === 0 ? ('absent' as const) : { version };
      await client.put({ ...keys.read(user), user, ...marks, version: version + 1 }, { condition });
    },

    async mailOf(user: string): Promise<MailSettings | undefined> {
      const item = await client.get<MailSettings>(keys.mail(user));
      return item && plainSettings(item);
    },

    /** `sentFor` stays as it is. */
    saveMail: (user: string, { email, frequency }: Pick<MailSettings, 'email' | 'frequency'>): Promise<void> =>
      client.update(keys.mail(user), { user, email, frequency }),

    /** Everybody who has settings. */
    async listMail(): Promise<MailSettings[]> {
      const shards = await Promise.all(
        userShards.map((shard) => client.query<MailSettings>(client.pk('INBOX', shard), { beginsWith: 'MAIL#' })),
      );
      return shards.flat().map(plainSettings);
    },

    /** Says for which day a digest is sent, over what was read: ConditionFailed where another worker was faster. */
    markSent: (user: string, from: string | undefined, to: string | undefined): Promise<void> =>
      client.update(keys.mail(user), { sentFor: to }, { condition: { user, sentFor: from } }),
  };
};
export type MessagesRepository = ReturnType<typeof messagesRepository>;

const plainSettings = ({ user, email, frequency, sentFor }: MailSettings): MailSettings => ({
  ...{ user, email, frequency },
  ...(sentFor !== undefined && { sentFor }),
});
