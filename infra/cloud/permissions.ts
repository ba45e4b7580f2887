import type { ContextName } from '#shared/api/operation.ts';
import type { TableKind } from '#functions/platform/tables.ts';
import type { FunctionName } from './functions.ts';
import type { AnchorUse, BallotKeyUse, FileUse, IdentityUse, TableAction } from './uses.ts';

/**
 * Wall 4 as data: what each deployed function may do, no more. Its own role reaches `control` by leading keys, queues and
 * identity, and may become its data role for one tenant at a time; the data role alone reaches what counties own. The
 * documents that say so to AWS are made in `policy-documents.ts`; tests/cloud holds both against every request that the
 * tests make, and names what nothing asks for.
 */

/** pattern of partition keys → what is done to such items */
export type KeyActions = Readonly<Record<string, readonly TableAction[]>>;

export interface FunctionPermissions {
  /** of `control`; the function's own role */
  control: KeyActions;
  /** contexts whose queue it sends jobs to */
  sends: readonly ContextName[];
  /** what it asks of the identity provider */
  identity: readonly IdentityUse[];
  /**
   * what its data role does to the items of the tenant in the session tag; by patterns of what follows the tenant in their
   * partition keys where it has no business with the others
   */
  data: Partial<Record<Exclude<TableKind, 'control'>, readonly TableAction[] | KeyActions>>;
  /** what its data role does below the tenant's folder of the file bucket */
  files: readonly FileUse[];
  /** the one folder in there that it has to do with; absent: all */
  folder?: 'slips' | 'ballots';
  /** what its data role does with the private keys of ballot boxes, by the key that nothing else is encrypted with */
  ballotKeys?: BallotKeyUse;
  /** what its data role does below the tenant's folder of the object-locked bucket with the daily heads */
  anchors?: readonly AnchorUse[];
}

/** Every request begins with the caller's memberships and the county's entry, and ends with counting its use. */
const request = {
  'SUB#*': ['Query'],
  TENANTS: ['GetItem'],
  'USE#*': ['UpdateItem'],
} as const;

/** Whether somebody runs the service itself; no function may write such an item. */
const seesServiceRoles = { 'ROLES#*': ['GetItem'] } as const;

/** A job looks whether the county is open, counts its use and is taken off the list of what is due. */
const job = { TENANTS: ['GetItem'], 'USE#*': ['UpdateItem'], DUE: ['DeleteItem'] } as const;

const startsJobs = { DUE: ['PutItem'] } as const;

/** A change to the list of counties and the event that tells of it are one transaction. */
const changesCounties = { TENANTS: ['GetItem', 'PutItem'], SERVICE: ['GetItem', 'PutItem'] } as const;

const read = ['GetItem', 'BatchGetItem', 'Query'] as const;
/** What a job stages and flips, and its own item, which it changes only while the lease is its own. */
const jobWrites = ['PutItem', 'UpdateItem', 'ConditionCheckItem', 'BatchWriteItem'] as const;

/** How appraisals go: cycles, their plans, units, people, and the policies they run on. */
const readsConduct = {
  TENANT: ['Query'],
  POLICY: ['GetItem'],
  'CONDUCT#*': ['GetItem', 'Query'],
  'UNIT#*': ['BatchGetItem'],
} as const;

/**
 * `audit`: an event is added and read, never changed. A batch could delete, so that nobody but the eraser has one there.
 * What the operator works with reaches nothing of a county that tells of its people: no unit, no cycle, no run, no upload.
 */
export const permissions: Readonly<Record<FunctionName, FunctionPermissions>> = {
  'service.handler': {
    control: {
      ...request,
      ...seesServiceRoles,
      TENANTS: ['GetItem', 'Query', 'PutItem'],
      SERVICE: ['GetItem', 'Query', 'PutItem'],
      'CODE#*': ['GetItem', 'PutItem'],
      'USE#*': ['UpdateItem', 'Query', 'GetItem'],
      DUE: ['PutItem', 'DeleteItem'],
    },
    sends: ['service', 'tenants'],
    identity: ['resetPassword'],
    data: {
      main: {
        TENANT: ['GetItem', 'PutItem'],
        POLICY: ['GetItem'],
        'USERS#*': ['GetItem', 'Query'],
        JOBS: ['GetItem', 'Query', 'PutItem'],
        FILES: ['Query'],
      },
      audit: { users: ['PutItem'] },
    },
    // the first administrator's slip
    files: ['get', 'purge'],
    folder: 'slips',
  },
  'service.worker': {
    control: { ...job, ...changesCounties, ...seesServiceRoles, 'SUB#*': ['PutItem', 'Query'] },
    sends: [],
    identity: ['createAccount', 'find', 'resetPassword'],
    data: {
      main: {
        TENANT: ['GetItem', 'PutItem'],
        POLICY: ['GetItem', 'PutItem'],
        'USERS#*': ['GetItem', 'PutItem'],
        JOBS: ['GetItem', 'UpdateItem', 'ConditionCheckItem'],
      },
      audit: { policy: ['PutItem'], users: ['PutItem'] },
    },
    files: ['get', 'put', 'purge'],
    folder: 'slips',
  },
  'service.sweeper': {
    control: {
      DUE: ['Query', 'PutItem', 'DeleteItem'],
      TENANTS: ['Query'],
      'USE#*': ['UpdateItem', 'GetItem'],
    },
    sends: ['service', 'erasure', 'tenants', 'appraisals', 'messages', 'grading'],
    identity: [],
    data: { main: { JOBS: ['GetItem', 'PutItem', 'UpdateItem'] } },
    files: [],
  },
  'erasure.handler': {
    control: {
      ...request,
      ...seesServiceRoles,
      ...changesCounties,
      TENANTS: ['GetItem', 'Query', 'PutItem'],
      'ERASURE#*': ['GetItem'],
      DUE: ['Query', 'PutItem', 'DeleteItem'],
    },
    sends: ['erasure'],
    identity: [],
    data: { main: { JOBS: ['GetItem', 'PutItem'], 'USERS#*': ['GetItem'] } },
    files: [],
  },
  'erasure.worker': {
    control: {
      ...job,
      ...seesServiceRoles,
      ...changesCounties,
      'ERASURE#*': ['GetItem', 'PutItem', 'DeleteItem'],
      'SUB#*': ['Query', 'DeleteItem'],
      'USE#*': ['UpdateItem', 'DeleteItem'],
      DUE: ['Query', 'DeleteItem'],
    },
    sends: [],
    identity: ['listAccounts', 'deleteAccount'],
    data: {
      main: ['GetItem', 'Query', 'UpdateItem', 'DeleteItem', 'BatchWriteItem'],
      audit: ['Query', 'BatchWriteItem'],
      ballots: ['Query', 'BatchWriteItem'],
    },
    files: ['list', 'purge'],
  },
  'tenants.handler': {
    control: {
      ...request,
      ...startsJobs,
      ...seesServiceRoles,
      'SUB#*': ['Query', 'PutItem'],
      'USE#*': ['UpdateItem', 'GetItem'],
    },
    sends: ['tenants'],
    identity: ['createAccount', 'find', 'resetPassword', 'disable', 'enable'],
    data: { main: [...read, 'PutItem'], audit: ['PutItem', 'Query'] },
    files: ['head', 'presignPut', 'presignGet'],
    anchors: ['list', 'get'],
  },
  'tenants.worker': {
    control: { ...job, ...seesServiceRoles, 'SUB#*': ['PutItem', 'Query'], 'USE#*': ['UpdateItem', 'PutItem'] },
    sends: [],
    identity: ['createAccount', 'find', 'resetPassword', 'disable'],
    // counted for the storage figures, and known to an archive by what it leaves out; nothing of it is written
    data: {
      main: [...read, ...jobWrites, 'DeleteItem'],
      audit: ['PutItem', 'Query'],
      ballots: { 'POLL#*': ['Query'], 'CARDS#*': ['Query'], 'VOTERS#*': ['Query'], 'CASTS#*': ['Query'] },
    },
    files: ['put', 'get', 'list', 'delete'],
    anchors: ['list', 'get', 'add'],
  },
  'units.handler': {
    control: { ...request, ...seesServiceRoles },
    sends: [],
    identity: ['find', 'disable'],
    data: { main: [...read, 'PutItem', 'BatchWriteItem'], audit: ['PutItem'] },
    files: [],
  },
  'policies.handler': {
    control: request,
    sends: [],
    identity: [],
    data: { main: ['GetItem', 'PutItem'], audit: ['PutItem'] },
    files: [],
  },
  'appraisals.handler': {
    control: { ...request, ...startsJobs },
    sends: ['appraisals'],
    identity: [],
    data: { main: [...read, 'PutItem', 'BatchWriteItem'], audit: ['PutItem'] },
    files: ['head'],
  },
  'appraisals.worker': {
    control: job,
    sends: [],
    identity: [],
    data: { main: [...read, ...jobWrites], audit: ['PutItem'] },
    files: ['get', 'put'],
  },
  'conduct.handler': {
    control: request,
    sends: [],
    identity: [],
    data: { main: [...read, 'PutItem', 'ConditionCheckItem'], audit: ['PutItem'] },
    files: ['head', 'presignPut', 'presignGet'],
  },
  'visits.handler': {
    control: request,
    sends: [],
    identity: [],
    data: { main: [...read, 'PutItem', 'ConditionCheckItem'], audit: ['PutItem'] },
    files: [],
  },
  'ballots.handler': {
    control: request,
    sends: [],
    identity: [],
    data: {
      main: [...read, 'PutItem', 'ConditionCheckItem'],
      audit: ['PutItem'],
      // It opens and empties the counters, and adds no ballot.
      ballots: {
        'POLL#*': ['GetItem', 'Query', 'PutItem', 'UpdateItem', 'DeleteItem', 'ConditionCheckItem'],
        'CARDS#*': ['GetItem', 'Query', 'PutItem', 'UpdateItem'],
        'VOTERS#*': ['GetItem', 'Query', 'UpdateItem', 'BatchWriteItem'],
        'CASTS#*': ['Query'],
        'TALLY#*': ['Query', 'PutItem', 'UpdateItem', 'DeleteItem'],
        'COMMENTS#*': ['Query'],
      },
    },
    files: ['get', 'put'],
    folder: 'ballots',
    ballotKeys: 'seal',
  },
  // The voting page: neither knows who anybody is, or reaches anything that does.
  'issuing.handler': {
    control: { TENANTS: ['GetItem'] },
    sends: [],
    identity: [],
    data: { ballots: { 'POLL#*': ['GetItem', 'Query', 'UpdateItem'], 'CARDS#*': ['GetItem', 'UpdateItem'] } },
    files: ['get'],
    folder: 'ballots',
    ballotKeys: 'open',
  },
  'casting.handler': {
    control: {},
    sends: [],
    identity: [],
    data: {
      ballots: {
        'POLL#*': ['GetItem'],
        'CASTS#*': ['GetItem', 'PutItem'],
        'TALLY#*': ['UpdateItem'],
        'COMMENTS#*': ['PutItem'],
      },
    },
    files: [],
  },
  // They read how an appraisal goes; of their own are the feeds and what readers keep in their inboxes.
  'messages.handler': {
    control: request,
    sends: [],
    identity: [],
    data: {
      main: {
        ...readsConduct,
        'USERS#*': ['GetItem'],
        FEED: ['Query'],
        'FEED#*': ['Query'],
        'INBOX#*': ['GetItem', 'PutItem', 'UpdateItem'],
      },
    },
    files: [],
  },
  'messages.worker': {
    control: job,
    sends: [],
    identity: [],
    data: {
      main: {
        ...readsConduct,
        TENANT: ['GetItem', 'Query'],
        'USERS#*': ['GetItem'],
        JOBS: ['GetItem', 'UpdateItem'],
        FEED: ['Query', 'PutItem'],
        'FEED#*': ['Query', 'PutItem'],
        'INBOX#*': ['GetItem', 'Query', 'UpdateItem'],
      },
    },
    files: [],
  },
  'grading.handler': {
    control: { ...request, ...startsJobs },
    sends: ['grading'],
    identity: [],
    data: { main: [...read, 'PutItem'], audit: ['PutItem'] },
    files: ['get', 'put'],
  },
  'grading.worker': {
    control: job,
    sends: [],
    identity: [],
    data: { main: [...read, ...jobWrites], audit: ['PutItem'] },
    files: ['get', 'put'],
  },
};
