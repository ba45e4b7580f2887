import * as z from 'zod';
import { policySchema } from '#shared/policy/schema.ts';
import { by, reason, time, ulid } from './common.ts';
import { operation } from './operation.ts';

/** The county's policy 考核办法 in immutable versions. */

export const policyVersion = z.strictObject({
  id: ulid,
  title: z.string(),
  /** the preset it goes back to, null where the policy came whole in a file */
  preset: z.string().nullable(),
  basedOn: ulid.nullable(),
  reason: z.string(),
  at: time,
  by,
  /** how many fields differ from the version it is based on */
  changes: z.int(),
});
export type PolicyVersion = z.infer<typeof policyVersion>;

export const listPolicies = operation({
  id: 'policies.list',
  context: 'policies',
  method: 'GET',
  path: '/api/policies',
  summary: { zh: '考核办法的各版本', en: 'The versions of the policy' },
  input: z.strictObject({}),
  output: z.strictObject({ current: ulid.nullable(), versions: z.array(policyVersion) }),
  errors: [],
  permission: 'policy.read',
  audit: null,
});

export const readPolicy = operation({
  id: 'policies.read',
  context: 'policies',
  method: 'GET',
  path: '/api/policies/{id}',
  summary: { zh: '考核办法的一个版本', en: 'One version of the policy' },
  input: z.strictObject({ id: ulid }),
  output: z.strictObject({ version: policyVersion, policy: policySchema }),
  errors: ['not-found'],
  permission: 'policy.read',
  audit: null,
});

export const createPolicy = operation({
  id: 'policies.create',
  context: 'policies',
  method: 'POST',
  path: '/api/policies',
  summary: { zh: '保存为新版本', en: 'Save a new version' },
  input: z.strictObject({
    id: ulid,
    /** the current version as the page knew it: another one since is a stale version */
    basedOn: ulid.nullable(),
    preset: z.string().nullable(),
    policy: policySchema,
    reason,
  }),
  output: z.strictObject({ version: policyVersion }),
  status: 201,
  errors: ['invalid-input', 'already-exists', 'stale-version', 'refused', 'too-large'],
  permission: 'policy.write',
  audit: 'policy.saved',
});
