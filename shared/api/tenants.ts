import * as z from 'zod';
import { permissions } from './access.ts';
import { assignment, auditEvent, by, id, job, jobId, name, started, time, ulid, version } from './common.ts';
import { operation } from './operation.ts';
import { localLogin, storage } from './service.ts';

/** Who one is, the users of a county, its record, its files and jobs, and the county's data as a whole. */

export const tenantRef = z.strictObject({ id: ulid, name: z.string(), code: z.string() });

export const userSchema = z.strictObject({
  id: ulid,
  login: z.string(),
  name: z.string(),
  /** the person of the register that the user is, with their unit */
  person: z.strictObject({ id, unit: id }).nullable(),
  roles: z.array(assignment),
  disabled: z.boolean(),
  version,
});
export type User = z.infer<typeof userSchema>;

export const readMe = operation({
  id: 'me.read',
  context: 'tenants',
  method: 'GET',
  path: '/api/me',
  summary: { zh: '我是谁、属于哪些县、能做什么', en: 'Who I am, which counties I belong to, what I may do' },
  input: z.strictObject({}),
  output: z.strictObject({
    subject: z.string(),
    /** the service's own roles, which belong to no county */
    operator: z.boolean(),
    /** the counties the subject belongs to; one of them is chosen by the header `x-tenant` where there are several */
    tenants: z.array(tenantRef),
    tenant: tenantRef
      .extend({
        schemeName: z.string(),
        modules: z.array(z.string()),
        /** in which days begin and times are told; null before there is a policy */
        timeZone: z.string().nullable(),
      })
      .nullable(),
    user: userSchema.nullable(),
    access: z.array(
      z.strictObject({
        permission: z.enum(permissions),
        county: z.boolean(),
        groups: z.array(id),
        units: z.array(id),
        self: z.boolean(),
      }),
    ),
    /** the service's clock, so that a page can say what is due */
    now: time,
  }),
  errors: [],
  permission: 'signed-in',
  audit: null,
});

export const listUsers = operation({
  id: 'users.list',
  context: 'tenants',
  method: 'GET',
  path: '/api/users',
  summary: { zh: '用户名录（按权限）', en: 'The users of the county, as far as one may see them' },
  input: z.strictObject({}),
  output: z.strictObject({ users: z.array(userSchema) }),
  errors: [],
  permission: 'users.read',
  audit: null,
});

export const createUser = operation({
  id: 'users.create',
  context: 'tenants',
  method: 'POST',
  path: '/api/users',
  summary: { zh: '新建用户', en: 'Make a user' },
  input: z.strictObject({
    id: ulid,
    /** the county's code is put before it */
    login: localLogin,
    name,
    person: z.strictObject({ id, unit: id }).nullable(),
    roles: z.array(assignment).max(50),
  }),
  output: z.strictObject({ user: userSchema, initialPassword: z.string().nullable() }),
  status: 201,
  errors: ['invalid-input', 'already-exists', 'refused', 'busy'],
  permission: 'users.write',
  audit: 'user.created',
});

export const updateUser = operation({
  id: 'users.update',
  context: 'tenants',
  method: 'PUT',
  path: '/api/users/{user}',
  summary: { zh: '修改用户的姓名、角色、启用状态', en: "Change a user's name, roles, or whether they may log in" },
  input: z.strictObject({
    user: ulid,
    version,
    name,
    person: z.strictObject({ id, unit: id }).nullable(),
    roles: z.array(assignment).max(50),
    disabled: z.boolean(),
  }),
  output: z.strictObject({ user: userSchema }),
  errors: ['invalid-input', 'not-found', 'stale-version', 'refused', 'busy'],
  permission: 'users.write',
  audit: 'user.changed',
});

export const resetPassword = operation({
  id: 'users.reset-password',
  context: 'tenants',
  method: 'POST',
  path: '/api/users/{user}/password',
  summary: { zh: '重置初始密码', en: 'Give a new initial password' },
  input: z.strictObject({ user: ulid }),
  output: z.strictObject({ login: z.string(), initialPassword: z.string() }),
  errors: ['not-found', 'refused', 'busy'],
  permission: 'users.reset-password',
  audit: 'user.password-reset',
});

export const createUsers = operation({
  id: 'users.create-many',
  context: 'tenants',
  method: 'POST',
  path: '/api/users/batches',
  summary: { zh: '按人员登记批量开户', en: 'Make users of people in the register' },

  input: z.strictObject({ id: jobId, unit: id.nullable(), people: z.array(id).max(500).nullable() }),
  output: started,
  status: 202,
  errors: ['invalid-input', 'refused'],
  permission: 'users.write',
  audit: 'users.created',
});

/** What came of a batch; `output` of its job. The file holds the slips and is its maker's alone: `slips`. */
export const usersMade = z.strictObject({
  made: z.int(),
  file: ulid.nullable(),
  /** people who got no account, and why: neither number nor phone to make a login name of, or it is taken */
  skipped: z.array(z.strictObject({ id, name: z.string(), unit: id, reason: z.enum(['no-number', 'login-taken']) })),
});
export type UsersMade = z.infer<typeof usersMade>;

/** Initial-password slips 初始密码条 to print; `unit` is the unit's name. */
export const slips = z.array(
  z.strictObject({ name: z.string(), login: z.string(), initialPassword: z.string(), unit: z.string() }),
);
export type Slip = z.infer<typeof slips>[number];

export const listAudit = operation({
  id: 'audit.list',
  context: 'tenants',
  method: 'GET',
  path: '/api/audit/{aggregate}',
  summary: { zh: '留痕记录', en: 'The record of what was changed, by whom' },
  input: z.strictObject({
    /** `register`, `policy`, `users`, `cycle:<id>` or `conduct:<cycle>` */
    aggregate: z.string().regex(/^(register|policy|users|(?:cycle|conduct):.{1,64})$/),
    /** events before this sequence number */
    before: z
      .string()
      .regex(/^\d{1,12}$/)
      .optional(),
  }),
  output: z.strictObject({
    events: z.array(auditEvent),
    next: z.string().nullable(),
    /** whether the chain of hashes holds from the first event to the head; checked where the list reaches the end */
    intact: z.boolean(),
  }),
  errors: ['not-found'],
  permission: 'audit.read',
  audit: null,
});

/** The daily heads 每日存证 of the county's records, kept where nobody can change them, held against the records. */
export const anchorRow = z.strictObject({
  /** the day, as China counts it */
  date: z.iso.date(),
  at: time,
  heads: z.array(
    z.strictObject({
      /** as in `audit.list` */
      aggregate: z.string(),
      seq: z.int(),
      hash: z.string(),
      /** whether the record still contains exactly this event, in a chain that follows from its first one */
      holds: z.boolean(),
    }),
  ),
  /** whether it names the anchor before it as that one is */
  linked: z.boolean(),
});
export type AnchorRow = z.infer<typeof anchorRow>;

export const listAnchors = operation({
  id: 'anchors.list',
  context: 'tenants',
  method: 'GET',
  path: '/api/anchors',
  summary: { zh: '每日存证及其核对', en: 'The daily heads of the records, and whether the records still hold to them' },
  input: z.strictObject({
    /** days before this one */
    before: z.iso.date().optional(),
  }),
  /** newest first */
  output: z.strictObject({ anchors: z.array(anchorRow), next: z.string().nullable() }),
  errors: [],
  permission: 'audit.read',
  audit: null,
});

export const createFile = operation({
  id: 'files.create',
  context: 'tenants',
  method: 'POST',
  path: '/api/files',
  summary: { zh: '申请上传文件', en: 'Ask for a place to upload a file' },
  input: z.strictObject({
    id: ulid,
    name: z.string().min(1).max(200),
    size: z.int().min(1).max(64_000_000),
    type: z
      .string()
      .max(100)
      .regex(/^[\w.+-]+\/[\w.+-]+$/),
  }),
  output: z.strictObject({ file: ulid, url: z.string(), headers: z.record(z.string(), z.string()) }),
  status: 201,
  errors: ['invalid-input', 'too-large', 'already-exists'],
  permission: 'cycle.write',
  audit: null,
});

export const readFile = operation({
  id: 'files.read',
  context: 'tenants',
  method: 'GET',
  path: '/api/files/{file}',
  summary: { zh: '取文件的下载地址', en: 'The address to download a file from' },
  /** files belong to the user who made them */
  input: z.strictObject({ file: ulid }),
  output: z.strictObject({ url: z.string(), name: z.string() }),
  errors: ['not-found'],
  permission: 'policy.read',
  audit: null,
});

export const readJob = operation({
  id: 'jobs.read',
  context: 'tenants',
  method: 'GET',
  path: '/api/jobs/{job}',
  summary: { zh: '任务进度', en: 'How far a job is' },
  input: z.strictObject({ job: ulid }),
  output: job,
  errors: ['not-found'],
  permission: 'job.read',
  audit: null,
});

export const listJobs = operation({
  id: 'jobs.list',
  context: 'tenants',
  method: 'GET',
  path: '/api/jobs',
  summary: { zh: '最近的任务', en: 'Recent jobs' },
  input: z.strictObject({}),
  output: z.strictObject({ jobs: z.array(job) }),
  errors: [],
  permission: 'job.read',
  audit: null,
});

/** An archive of the county that waits to be downloaded. */
export const archive = z.strictObject({
  file: ulid,
  name: z.string(),
  at: time,
  by,
  /** bytes */
  size: z.int(),
  sha256: z.string(),
});
export type Archive = z.infer<typeof archive>;

export const readCounty = operation({
  id: 'county.read',
  context: 'tenants',
  method: 'GET',
  path: '/api/county',
  summary: { zh: '本县数据概况与存档', en: 'What the county keeps here, and its archives' },
  input: z.strictObject({}),
  output: z.strictObject({
    name: z.string(),
    code: z.string(),
    createdAt: time,
    storage: storage.nullable(),
    /** newest first */
    archives: z.array(archive),
    /** no unit, no policy, no cycle yet: an archive can be taken in */
    empty: z.boolean(),
  }),
  errors: [],
  permission: 'county.export',
  audit: null,
});

export const exportCounty = operation({
  id: 'county.export',
  context: 'tenants',
  method: 'POST',
  path: '/api/county/archives',
  summary: { zh: '导出本县全部数据为一个存档', en: 'Export everything the county owns as one archive' },
  input: z.strictObject({ id: jobId }),
  output: started,
  status: 202,
  errors: ['already-exists', 'busy'],
  permission: 'county.export',
  audit: null,
});

export const importCounty = operation({
  id: 'county.import',
  context: 'tenants',
  method: 'POST',
  path: '/api/county/imports',
  summary: { zh: '把存档导入空的县', en: 'Take an archive into an empty county' },
  /** `file`: an uploaded archive of the same user */
  input: z.strictObject({ id: jobId, file: ulid }),
  output: started,
  status: 202,
  errors: ['not-found', 'refused', 'already-exists', 'busy'],
  permission: 'county.import',
  audit: 'archive.imported',
});
