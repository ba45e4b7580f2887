import { contentHash } from '#functions/platform/hash.ts';
import type { UserRecord } from '#functions/platform/users.ts';

/** A user's version is their record's content. */
export const versioned = ({ version: _version, ...user }: Omit<UserRecord, 'version'> & { version?: string }) => ({
  ...user,
  version: contentHash(user),
});
