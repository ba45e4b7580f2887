import type { Assignment } from '#shared/api/access.ts';
import { sha256 } from './hash.ts';
import type { Key, TenantClient } from './tenant.ts';

/**
 * A user of a county as every request reads them. Other users' items are the concern of `functions/tenants`, which
 * builds on these keys.
 */
export interface UserRecord {
  id: string;
  login: string;
  name: string;
  /** the identity provider's name for the account */
  subject: string;
  person: { id: string; unit: string } | null;
  roles: Assignment[];
  disabled: boolean;
  version: string;
}

const shards = 32;

/** `00` … `1f`: so that the users of a large county do not lie on one partition. */
export const userShards: readonly string[] = Array.from({ length: shards }, (_, i) => i.toString(16).padStart(2, '0'));

export const userShard = (id: string): string => userShards[Number.parseInt(sha256(id).slice(0, 8), 16) % shards]!;

export const userKey = (client: TenantClient, id: string): Key => ({ pk: client.pk('USERS', userShard(id)), sk: id });

export const readUser = async (client: TenantClient, id: string): Promise<UserRecord | undefined> => {
  const item = await client.get<UserRecord>(userKey(client, id));
  return item && plainUser(item);
};

/** The record without its keys. */
export const plainUser = ({ pk: _pk, sk: _sk, ...user }: UserRecord & Key): UserRecord => user;
