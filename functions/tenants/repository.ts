import { appendAudit } from '#functions/platform/audit.ts';
import type { Chain, EventBody } from '#functions/platform/audit.ts';
import type { Clock } from '#functions/platform/clock.ts';
import type { Key, TenantClient, TransactPart } from '#functions/platform/tenant.ts';
import { plainUser, readUser, userKey, userShard, userShards } from '#functions/platform/users.ts';
import type { UserRecord } from '#functions/platform/users.ts';
import { adminsAfter } from './admins.ts';
import { followTransfers } from './follow-transfers.ts';
import { versioned } from './versioned.ts';

export { adminsAfter } from './admins.ts';
export { transferred } from './transfers.ts';

export { makeAdmin, renewAdminPassword } from './first-admin.ts';
export { profileRepository } from './profile.ts';
export { versioned } from './versioned.ts';
export { walkTenant } from './walk.ts';

/**
 * Users of a county: the records that every request reads (platform/users.ts), beside them, on the same shards, one item
 * for each login name and each person with an account, and a head in the tenant's root that carries the chain of the
 * record `users` and who the enabled administrators are. Every write of a user flips the head, so that two writes that
 * together would leave the county without administrator cannot both succeed.
 */

export interface UsersHead {
  /** 0 where there is none yet */
  version: number;
  chain: Chain | undefined;
  /** ids of the enabled county administrators */
  admins: readonly string[];
}

/** A user as they were and as they shall be; `before` absent: a new one. */
export interface UserChange {
  before?: UserRecord | undefined;
  after: Omit<UserRecord, 'version'>;
}

export type UsersRepository = ReturnType<typeof usersRepository>;

export const usersHeadKey = (client: TenantClient): Key => ({ pk: client.pk('TENANT'), sk: 'USERS' });

/** `~` sorts after every ulid, so that the users of a shard are one range. */
export const loginKey = (client: TenantClient, login: string): Key => ({
  pk: client.pk('USERS', userShard(`login ${login}`)),
  sk: `~LOGIN#${login}`,
});

export const personKey = (client: TenantClient, person: string): Key => ({
  pk: client.pk('USERS', userShard(`person ${person}`)),
  sk: `~PERSON#${person}`,
});

export const usersRepository = (client: TenantClient) => ({
  client,

  /**
   * Lets the accounts follow their people after many transfers at once (an import), in transactions of their own; again
   * = nothing more to do.
   * @param unitOf the unit in which the person now is
   */
  followTransfers(
    unitOf: (person: string) => string | undefined,
    who: { clock: Clock; actor: { user: string; name: string } },
  ): Promise<number> {
    return followTransfers(this, unitOf, who);
  },

  async readHead(): Promise<UsersHead> {
    const item = await client.get<UsersHead>(usersHeadKey(client));
    if (!item) return { version: 0, chain: undefined, admins: [] };
    return { version: item.version, chain: item.chain, admins: item.admins };
  },

  readUser: (id: string): Promise<UserRecord | undefined> => readUser(client, id),

  /** All users, by login name. */
  async listUsers(): Promise<UserRecord[]> {
    const shards = await Promise.all(
      userShards.map((shard) => client.query<UserRecord>(client.pk('USERS', shard), { between: ['0', '['] })),
    );
    return shards
      .flat()
      .map(plainUser)
      .sort((a, b) => (a.login < b.login ? -1 : 1));
  },

  async userOfLogin(login: string): Promise<UserRecord | undefined> {
    const item = await client.get<{ user: string }>(loginKey(client, login));
    return item && readUser(client, item.user);
  },

  async userOfPerson(person: string): Promise<UserRecord | undefined> {
    const item = await client.get<{ user: string }>(personKey(client, person));
    return item && readUser(client, item.user);
  },

  /** The ids of these people's users, by the person's id; who has no account is left out. */
  async usersOfPeople(people: readonly string[]): Promise<Map<string, string>> {
    const items = await client.batchGet<{ person: string; user: string }>(
      people.map((person) => personKey(client, person)),
    );
    return new Map(items.map(({ person, user }) => [person, user]));
  },

  /**
   * The parts of a transaction that writes users with one audit event: the head first. ConditionFailed where the head or
   * one of the users is not what was read, or a login name or a person is another user's. Three parts at most for a new
   * user and two for the rest: the caller keeps below a transaction's 100.
   */
  writing(
    head: UsersHead,
    changes: readonly UserChange[],
    event: EventBody & { at: Date; actor: { user: string; name: string } },
  ): TransactPart[] {
    const { part, chain } = appendAudit(client, ['users'], head.chain, event);
    const next: UsersHead = { version: head.version + 1, chain, admins: adminsAfter(head.admins, changes) };
    return [
      {
        put: { ...usersHeadKey(client), ...next },
        condition: head.version === 0 ? 'absent' : { version: head.version },
      },
      part,
      ...changes.flatMap((change) => userParts(client, change)),
    ];
  },
});

const userParts = (client: TenantClient, { before, after }: UserChange): TransactPart[] => {
  const parts: TransactPart[] = [
    {
      put: { ...userKey(client, after.id), ...versioned(after) },
      condition: before ? { version: before.version } : 'absent',
    },
  ];
  if (!before) parts.push({ put: { ...loginKey(client, after.login), user: after.id }, condition: 'absent' });
  const [from, to] = [before?.person?.id, after.person?.id];
  if (from === to) return parts;
  if (from !== undefined) parts.push({ delete: personKey(client, from), condition: { user: after.id } });
  if (to !== undefined)
    parts.push({ put: { ...personKey(client, to), user: after.id, person: to }, condition: 'absent' });
  return parts;
};
