import type { Anchors } from '#functions/platform/anchors.ts';
import type { BallotKeys } from '#functions/platform/ballot-keys.ts';
import type { ObjectStore } from '#functions/platform/files.ts';
import type { IdentityProvider } from '#functions/platform/identity.ts';

/** What functions use, in the words of the platform's own interfaces, and which of AWS's actions a use amounts to. */

export type TableAction =
  | 'GetItem'
  | 'BatchGetItem'
  | 'Query'
  | 'PutItem'
  | 'UpdateItem'
  | 'DeleteItem'
  | 'BatchWriteItem'
  | 'ConditionCheckItem';

export type FileUse = keyof ObjectStore;
export type AnchorUse = keyof Anchors;
export type BallotKeyUse = keyof BallotKeys;
export type IdentityUse = Exclude<keyof IdentityProvider, 'issuer' | 'setDisabled'> | 'disable' | 'enable';

/** What an identity provider's method amounts to in Cognito; an account is named by its subject or its login name. */
export const cognitoActions: Readonly<Record<IdentityUse, readonly string[]>> = {
  createAccount: ['AdminCreateUser'],
  find: ['AdminGetUser'],
  listAccounts: ['ListUsers'],
  resetPassword: ['AdminSetUserPassword', 'AdminUserGlobalSignOut'],
  disable: ['AdminDisableUser', 'AdminUserGlobalSignOut'],
  enable: ['AdminEnableUser'],
  deleteAccount: ['AdminDeleteUser'],
};

/** What a method of the object store amounts to in S3. An address that is signed is used in the signer's name. */
export const objectActions: Readonly<Record<FileUse, readonly string[]>> = {
  put: ['PutObject'],
  get: ['GetObject'],
  head: ['GetObject'],
  delete: ['DeleteObject'],
  list: ['ListBucket'],
  purge: ['ListBucketVersions', 'DeleteObjectVersion'],
  presignPut: ['PutObject'],
  presignGet: ['GetObject'],
};

export const anchorActions: Readonly<Record<AnchorUse, readonly string[]>> = {
  add: ['PutObject'],
  get: ['GetObject'],
  list: ['ListBucket'],
};

/** Whoever seals a key cannot open it again, nor the other way round. */
export const ballotKeyActions: Readonly<Record<BallotKeyUse, string>> = { seal: 'Encrypt', open: 'Decrypt' };

/** Actions on the bucket itself, bound to a tenant by the prefix that is asked for. */
export const bucketActions: readonly string[] = ['ListBucket', 'ListBucketVersions'];
