import type { ContextName } from '#shared/api/operation.ts';
import type { ObjectStore } from '#functions/platform/files.ts';
import type { IdentityProvider } from '#functions/platform/identity.ts';
import type { TableKind } from '#functions/platform/tables.ts';
import type { FunctionName } from './functions.ts';

/**
 * Wall 4 as data: what each deployed function may do, no more. Its own role reaches `control` by leading keys, queues and
 * identity, and may become its data role for one tenant at a time; the data role alone reaches what counties own. The
 * documents that say so to AWS are made in `policy-documents.ts`; tests/cloud holds both against every request that the
 * tests make, and names what nothing asks for.
 */

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
export type IdentityUse = Exclude<keyof IdentityProvider, 'issuer'>;

export interface FunctionPermissions {
  /** pattern of partition keys in `control` → what is done to such items; the function's own role */
  control: Readonly<Record<string, readonly TableAction[]>>;
  /** contexts whose queue it sends jobs to */
  sends: readonly ContextName[];
  /** what it asks of the identity provider */
  identity: readonly IdentityUse[];
  /** what its data role does to the items of the tenant in the session tag */
  data: Partial<Record<Exclude<TableKind, 'control'>, readonly TableAction[]>>;
  /** what its data role does below the tenant's folder of the file bucket */
  files: readonly FileUse[];
}

/** What an identity provider's method amounts to in Cognito; an account is named by its subject or its login name. */
export const cognitoActions: Readonly<Record<IdentityUse, readonly string[]>> = {
  createAccount: ['AdminCreateUser'],
  find: ['AdminGetUser'],
  listAccounts: ['ListUsers'],
  resetPassword: ['AdminSetUserPassword', 'AdminUserGlobalSignOut'],
  setDisabled: ['AdminDisableUser', 'AdminEnableUser', 'AdminUserGlobalSignOut'],
  deleteAccount: ['AdminDeleteUser'],
};

/** What a method of the object store amounts to in S3. An address that is signed is used in the signer's name. */
export const objectActions: Readonly<Record<FileUse, readonly string[]>> = {
  put: ['PutObject'],
  get: ['GetObject'],
  head: ['GetObject'],
  delete: ['DeleteObject'],
  list: ['ListBucket'],
  purge: ['ListBucketVersions', 'DeleteObject', 'DeleteObjectVersion'],
  presignPut: ['PutObject'],
  presignGet: ['GetObject'],
};

/** Actions on the bucket itself, bound to a tenant by the prefix that is asked for. */
export const bucketActions: readonly string[] = ['ListBucket', 'ListBucketVersions'];

/** Every request begins with the caller's memberships and the county's entry, and ends with counting its use. */
const request = {
  'SUB#*': ['Query'],
  TENANTS: ['GetItem'],
  'USE#*': ['UpdateItem'],
} as const;

/** A job counts its use and is taken off the list of what is due. */
const job = { 'USE#*': ['UpdateItem'], DUE: ['DeleteItem'] } as const;

const startsJobs = { DUE: ['PutItem'] } as const;

const read = ['GetItem', 'BatchGetItem', 'Query'] as const;
const write = ['PutItem', 'UpdateItem', 'DeleteItem', 'ConditionCheckItem'] as const;
/** An event is added and read, never changed; a batch could delete, so that nobody but the eraser has it on `audit`. */
const append = ['PutItem', 'Query'] as const;

export const permissions: Readonly<Record<FunctionName, FunctionPermissions>> = {
  'service.handler': {
    control: {
      ...request,
      ...startsJobs,
      TENANTS: ['GetItem', 'Query', 'PutItem', 'UpdateItem'],
      'USE#*': ['UpdateItem', 'Query', 'GetItem'],
    },
    sends: ['service', 'tenants'],
    identity: ['find', 'resetPassword'],
    data: { main: [...read, ...write], audit: append },
    files: [],
  },
  'service.worker': {
    control: { ...job, TENANTS: ['GetItem', 'Query', 'PutItem', 'UpdateItem'], 'SUB#*': ['PutItem'] },
    sends: [],
    identity: ['createAccount', 'find', 'resetPassword'],
    data: { main: [...read, ...write, 'BatchWriteItem'], audit: append },
    files: ['put', 'list'],
  },
  'service.sweeper': {
    control: { DUE: ['Query', 'PutItem', 'DeleteItem'] },
    sends: ['service', 'erasure', 'tenants', 'appraisals', 'grading'],
    identity: [],
    data: { main: ['GetItem', 'UpdateItem'] },
    files: [],
  },
  'erasure.handler': {
    control: { ...request, ...startsJobs, TENANTS: ['GetItem', 'Query', 'PutItem', 'UpdateItem'] },
    sends: ['erasure'],
    identity: [],
    data: { main: ['GetItem', 'PutItem'] },
    files: [],
  },
  'erasure.worker': {
    control: {
      ...job,
      TENANTS: ['GetItem', 'PutItem', 'UpdateItem'],
      'SUB#*': ['Query', 'DeleteItem'],
      'USE#*': ['UpdateItem', 'DeleteItem'],
    },
    sends: [],
    identity: ['find', 'deleteAccount'],
    data: {
      main: [...read, 'UpdateItem', 'DeleteItem', 'BatchWriteItem'],
      audit: ['Query', 'DeleteItem', 'BatchWriteItem'],
      ballots: ['Query', 'DeleteItem', 'BatchWriteItem'],
    },
    files: ['list', 'purge'],
  },
  'tenants.handler': {
    control: { ...request, ...startsJobs, 'SUB#*': ['Query', 'PutItem', 'DeleteItem'] },
    sends: ['tenants'],
    identity: ['createAccount', 'find', 'resetPassword', 'setDisabled'],
    data: { main: [...read, ...write], audit: append },
    files: ['head', 'presignPut', 'presignGet'],
  },
  'tenants.worker': {
    control: { ...job, TENANTS: ['GetItem'], 'SUB#*': ['PutItem'] },
    sends: [],
    identity: ['createAccount', 'find', 'resetPassword'],
    data: { main: [...read, ...write, 'BatchWriteItem'], audit: append, ballots: ['Query'] },
    files: ['put', 'get', 'list'],
  },
  'units.handler': {
    control: request,
    sends: [],
    identity: ['find', 'setDisabled'],
    data: { main: [...read, ...write, 'BatchWriteItem'], audit: append },
    files: [],
  },
  'policies.handler': {
    control: request,
    sends: [],
    identity: [],
    data: { main: [...read, ...write], audit: append },
    files: [],
  },
  'appraisals.handler': {
    control: { ...request, ...startsJobs },
    sends: ['appraisals'],
    identity: [],
    data: { main: [...read, ...write, 'BatchWriteItem'], audit: append },
    files: ['head'],
  },
  'appraisals.worker': {
    control: job,
    sends: [],
    identity: [],
    data: { main: [...read, ...write, 'BatchWriteItem'], audit: append },
    files: ['get', 'put'],
  },
  'grading.handler': {
    control: { ...request, ...startsJobs },
    sends: ['grading'],
    identity: [],
    data: { main: [...read, ...write], audit: append },
    files: ['get'],
  },
  'grading.worker': {
    control: job,
    sends: [],
    identity: [],
    data: { main: [...read, ...write, 'BatchWriteItem'], audit: append },
    files: ['get', 'put'],
  },
};
