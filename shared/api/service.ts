import * as z from 'zod';
import { auditEvent, by, job, jobId, name, reason, started, time, ulid, version } from './common.ts';
import { operation } from './operation.ts';

/**
 * Running the service itself: the counties with their states, use and cost; opening, suspending, exporting one. Whoever
 * does this sees names and figures, never a county's data. Erasing is in `erasure.ts`, a role of its own.
 */

export const tenantStates = ['opening', 'active', 'suspended', 'erasing', 'erased'] as const;
export type TenantState = (typeof tenantStates)[number];

/** lower-case letters and digits; in front of the county's login names, never another county's */
export const countyCode = z.string().regex(/^[a-z0-9]{1,16}$/);
/** what follows the code and a dot in a login name */
export const localLogin = z.string().regex(/^[a-z0-9][a-z0-9.-]{0,31}$/);

/** a month or a day that passed through the service: what the database itself said was consumed */
export const use = z.strictObject({
  /** YYYY-MM, in UTC */
  month: z.string().regex(/^\d{4}-\d{2}$/),
  requests: z.int(),
  jobs: z.int(),
  /** capacity units, as the database reports them */
  readUnits: z.number(),
  writeUnits: z.number(),
  /** time that handlers and workers took */
  milliseconds: z.number(),
});
export type Use = z.infer<typeof use>;

/** what a walk of all items of the county found */
export const storage = z.strictObject({
  at: time,
  items: z.int(),
  /** by the database's own rule of an item's size */
  bytes: z.strictObject({ main: z.int(), audit: z.int(), ballots: z.int() }),
  files: z.int(),
  fileBytes: z.int(),
});
export type Storage = z.infer<typeof storage>;

export const tenantEntry = z.strictObject({
  id: ulid,
  name: z.string(),
  code: z.string(),
  state: z.enum(tenantStates),
  createdAt: time,
  /** the last change of the state, why and by whom */
  changed: z.strictObject({ at: time, by, reason: z.string() }).nullable(),
  /** set while the state is `erasing` (and after): asked for when, and not before when it may begin */
  erasure: z.strictObject({ at: time, due: time, by, reason: z.string() }).nullable(),
  version,
});
export type TenantEntry = z.infer<typeof tenantEntry>;

const tenantRow = tenantEntry.extend({
  /** of the month under way; null where nothing was asked yet */
  use: use.nullable(),
  storage: storage.nullable(),
});
export type TenantRow = z.infer<typeof tenantRow>;

export const listTenants = operation({
  id: 'tenants.list',
  context: 'service',
  method: 'GET',
  path: '/api/tenants',
  summary: { zh: '各县（租户）名录与用量', en: 'The counties of the service, with their use' },
  input: z.strictObject({}),
  output: z.strictObject({ tenants: z.array(tenantRow), region: z.string(), now: time }),
  errors: [],
  permission: 'tenant.read',
  audit: null,
});

export const readTenant = operation({
  id: 'tenants.read',
  context: 'service',
  method: 'GET',
  path: '/api/tenants/{tenant}',
  summary: { zh: '一个县的状态、用量与平台任务', en: 'One county: state, use, and the service’s own jobs in it' },
  input: z.strictObject({ tenant: ulid }),
  output: z.strictObject({
    tenant: tenantRow,
    /** oldest first, at most 13 */
    months: z.array(use),
    /** onboarding, archives, measuring and erasing alone, newest first; of an archive no address */
    jobs: z.array(job),
    /** whether the first administrator's slip waits to be taken */
    slip: z.boolean(),
    /** whether the county has neither units nor a policy of its own yet */
    untouched: z.boolean(),
    region: z.string(),
    now: time,
  }),
  errors: ['not-found'],
  permission: 'tenant.read',
  audit: null,
});

export const openTenant = operation({
  id: 'tenants.open',
  context: 'service',
  method: 'POST',
  path: '/api/tenants',
  summary: { zh: '开通一个县', en: 'Open a county' },
  input: z.strictObject({
    /** the county's id, chosen by the client: the same again is the same county */
    id: ulid,
    name,
    code: countyCode,
    /** the policy it begins with; null: its administrator chooses later */
    preset: z.string().max(64).nullable(),
    admin: z.strictObject({ id: ulid, login: localLogin, name }),
    /** the job's id */
    job: jobId,
  }),
  output: started,
  status: 202,
  errors: ['invalid-input', 'already-exists', 'busy'],
  permission: 'tenant.write',
  audit: 'tenant.opened',
});

export const renameTenant = operation({
  id: 'tenants.rename',
  context: 'service',
  method: 'PUT',
  path: '/api/tenants/{tenant}',
  summary: { zh: '更改县名', en: 'Change a county’s name' },
  input: z.strictObject({ tenant: ulid, version, name, reason }),
  output: z.strictObject({ tenant: tenantEntry }),
  errors: ['not-found', 'stale-version', 'refused', 'busy'],
  permission: 'tenant.write',
  audit: 'tenant.renamed',
});

export const suspendTenant = operation({
  id: 'tenants.suspend',
  context: 'service',
  method: 'POST',
  path: '/api/tenants/{tenant}/suspension',
  summary: { zh: '暂停一个县的服务', en: 'Suspend a county' },
  input: z.strictObject({ tenant: ulid, version, reason }),
  output: z.strictObject({ tenant: tenantEntry }),
  errors: ['not-found', 'stale-version', 'refused', 'busy'],
  permission: 'tenant.write',
  audit: 'tenant.suspended',
});

export const resumeTenant = operation({
  id: 'tenants.resume',
  context: 'service',
  method: 'POST',
  path: '/api/tenants/{tenant}/resumption',
  summary: { zh: '恢复一个县的服务', en: 'Resume a suspended county' },
  input: z.strictObject({ tenant: ulid, version, reason }),
  output: z.strictObject({ tenant: tenantEntry }),
  errors: ['not-found', 'stale-version', 'refused', 'busy'],
  permission: 'tenant.write',
  audit: 'tenant.resumed',
});

export const takeSlip = operation({
  id: 'tenants.take-slip',
  context: 'service',
  method: 'POST',
  path: '/api/tenants/{tenant}/slip',
  summary: {
    zh: '领取首位管理员的初始密码条（只显示一次；县里尚无数据时可以重发）',
    en: 'Take the first administrator’s slip: shown once; a new one while the county is still untouched',
  },
  /** `again`: the slip was taken and lost; refused as soon as the county has units or a policy of its own making */
  input: z.strictObject({ tenant: ulid, again: z.boolean() }),
  output: z.strictObject({ county: z.string(), name: z.string(), login: z.string(), initialPassword: z.string() }),
  errors: ['not-found', 'refused', 'busy'],
  permission: 'tenant.write',
  audit: 'tenant.slip-taken',
});

export const exportTenant = operation({
  id: 'tenants.export',
  context: 'service',
  method: 'POST',
  path: '/api/tenants/{tenant}/archives',
  summary: {
    zh: '为一个县生成完整存档（由该县管理员下载）',
    en: 'Make the archive of a county; its own administrator downloads it',
  },
  input: z.strictObject({ tenant: ulid, id: jobId, reason }),
  output: started,
  status: 202,
  errors: ['not-found', 'refused', 'already-exists', 'busy'],
  permission: 'tenant.write',
  audit: 'tenant.export-started',
});

export const measureTenant = operation({
  id: 'tenants.measure',
  context: 'service',
  method: 'POST',
  path: '/api/tenants/{tenant}/measurements',
  summary: { zh: '测量一个县的存储', en: 'Measure what a county stores' },
  input: z.strictObject({ tenant: ulid, id: jobId }),
  output: started,
  status: 202,
  errors: ['not-found', 'refused', 'already-exists'],
  permission: 'tenant.write',
  audit: null,
});

/** What was done to counties by those who run the service: one chain, like a county's own records. */
export const readServiceRecord = operation({
  id: 'service.record',
  context: 'service',
  method: 'GET',
  path: '/api/service/record',
  summary: { zh: '平台留痕', en: 'The record of the service itself' },
  input: z.strictObject({
    /** events before this sequence number */
    before: z
      .string()
      .regex(/^\d{1,12}$/)
      .optional(),
  }),
  output: z.strictObject({ events: z.array(auditEvent), next: z.string().nullable(), intact: z.boolean() }),
  errors: [],
  permission: 'tenant.read',
  audit: null,
});
