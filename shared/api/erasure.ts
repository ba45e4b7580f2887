import * as z from 'zod';
import { by, jobId, name, reason, started, time, ulid, version } from './common.ts';
import { operation } from './operation.ts';
import { tenantEntry } from './service.ts';

/** Erasing a county: asked for with a reason, held for a time, then done once and certified. A role of its own. */

/** What was erased, told by counts alone; kept when the county is gone. */
export const certificate = z.strictObject({
  tenant: ulid,
  name: z.string(),
  code: z.string(),
  openedAt: time,
  requested: z.strictObject({ at: time, by, reason: z.string() }),
  /** when the hold ended */
  due: time,
  erased: z.strictObject({ from: time, to: time, by }),
  counts: z.strictObject({
    main: z.int(),
    audit: z.int(),
    ballots: z.int(),
    /** bytes of all items, by the database's rule */
    bytes: z.int(),
    files: z.int(),
    fileBytes: z.int(),
    memberships: z.int(),
    /** accounts closed for good; those that open another county are kept */
    accounts: z.int(),
    accountsKept: z.int(),
  }),
  /** the heads of the county's chains as they last were: aggregate → hash */
  heads: z.record(z.string(), z.string()),
  /** what was looked for afterwards and not found */
  left: z.literal(0),
  /** days after which the last backup that still holds the county's items is gone */
  backupDays: z.int(),
  /** SHA-256 of all the above in canonical JSON */
  hash: z.string(),
});
export type Certificate = z.infer<typeof certificate>;

export const listErasures = operation({
  id: 'erasures.list',
  context: 'erasure',
  method: 'GET',
  path: '/api/erasures',
  summary: { zh: '注销中的与已注销的县', en: 'Counties that are to be erased, and those that were' },
  input: z.strictObject({}),
  output: z.strictObject({ tenants: z.array(tenantEntry), holdDays: z.int(), now: time }),
  errors: [],
  permission: 'tenant.erase',
  audit: null,
});

export const requestErasure = operation({
  id: 'erasures.request',
  context: 'erasure',
  method: 'POST',
  path: '/api/erasures/{tenant}',
  summary: { zh: '申请注销一个已暂停的县', en: 'Ask for a suspended county to be erased' },
  /** `name`: the county's name, typed again */
  input: z.strictObject({ tenant: ulid, version, name, reason }),
  output: z.strictObject({ tenant: tenantEntry }),
  errors: ['not-found', 'stale-version', 'refused', 'invalid-input', 'busy'],
  permission: 'tenant.erase',
  audit: 'erasure.requested',
});

export const cancelErasure = operation({
  id: 'erasures.cancel',
  context: 'erasure',
  method: 'DELETE',
  path: '/api/erasures/{tenant}',
  summary: { zh: '撤回注销申请', en: 'Take the request back' },
  input: z.strictObject({ tenant: ulid, version, reason }),
  output: z.strictObject({ tenant: tenantEntry }),
  errors: ['not-found', 'stale-version', 'refused', 'busy'],
  permission: 'tenant.erase',
  audit: 'erasure.cancelled',
});

export const startErasure = operation({
  id: 'erasures.start',
  context: 'erasure',
  method: 'POST',
  path: '/api/erasures/{tenant}/execution',
  summary: { zh: '保留期满后执行注销', en: 'Erase it, once the hold has ended' },
  input: z.strictObject({ tenant: ulid, version, name, id: jobId }),
  output: started,
  status: 202,
  errors: ['not-found', 'stale-version', 'refused', 'invalid-input', 'already-exists', 'busy'],
  permission: 'tenant.erase',
  audit: 'erasure.started',
});

export const readCertificate = operation({
  id: 'erasures.certificate',
  context: 'erasure',
  method: 'GET',
  path: '/api/erasures/{tenant}/certificate',
  summary: { zh: '注销证明', en: 'The certificate of an erasure' },
  input: z.strictObject({ tenant: ulid }),
  output: certificate,
  errors: ['not-found'],
  permission: 'tenant.erase',
  audit: null,
});
