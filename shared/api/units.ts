import * as z from 'zod';
import { tags } from '#shared/appraisal/tags.ts';
import { personSchema, unitSchema } from '#shared/dataset/rows.ts';
import { done, id, name, reason, version } from './common.ts';
import { operation } from './operation.ts';

/** The county's register: groups, units (a tree) and people. */

/**
 * A person as the register keeps them: what a dataset has, and what a county needs besides. What the office decided of
 * them belongs to a cycle, not to the register.
 */
export const registerPerson = personSchema.omit({ decision: true }).extend({
  /** staff number 工号; with the phone what a login name is made of */
  number: z.string().max(32).optional(),
  phone: z.string().max(32).optional(),
  /** post 职务 as people call it */
  post: z.string().max(100).optional(),
});
export type RegisterPerson = z.infer<typeof registerPerson>;

export const groupSchema = z.strictObject({ id, name });

export const personRow = z.strictObject({
  id,
  name: z.string(),
  unit: id,
  rank: personSchema.shape.rank,
  role: personSchema.shape.role,
  number: z.string().optional(),
  post: z.string().optional(),
  /** what marks the person today */
  tags: z.array(z.enum(tags)),
});
export type PersonRow = z.infer<typeof personRow>;

export const unitRow = unitSchema.extend({ version, people: z.int() });
export type UnitRow = z.infer<typeof unitRow>;

export const readRegister = operation({
  id: 'register.read',
  context: 'units',
  method: 'GET',
  path: '/api/register',
  summary: { zh: '单位与人员名录（按权限）', en: 'Groups, units and people, as far as one may see them' },
  input: z.strictObject({}),
  output: z.strictObject({
    version: z.int(),
    groups: z.array(groupSchema.extend({ version })),
    units: z.array(unitRow),
    people: z.array(personRow),
  }),
  errors: [],
  permission: 'register.read',
  audit: null,
});

export const createUnit = operation({
  id: 'units.create',
  context: 'units',
  method: 'POST',
  path: '/api/units',
  summary: { zh: '登记单位', en: 'Register a unit' },
  input: z.strictObject({ unit: unitSchema }),
  output: z.strictObject({ unit: unitRow }),
  status: 201,
  errors: ['invalid-input', 'already-exists', 'busy'],
  permission: 'register.write',
  audit: 'unit.created',
});

export const updateUnit = operation({
  id: 'units.update',
  context: 'units',
  method: 'PUT',
  path: '/api/units/{id}',
  summary: { zh: '修改单位', en: 'Change a unit' },
  input: z.strictObject({ id, version, unit: unitSchema, reason }),
  output: z.strictObject({ unit: unitRow }),
  errors: ['invalid-input', 'not-found', 'stale-version', 'busy'],
  permission: 'register.write',
  audit: 'unit.changed',
});

export const removeUnit = operation({
  id: 'units.remove',
  context: 'units',
  method: 'DELETE',
  path: '/api/units/{id}',
  summary: { zh: '撤销单位（须无人员、无下属单位）', en: 'Remove a unit that has no people and no units below it' },
  input: z.strictObject({ id, version, reason }),
  output: done,
  errors: ['not-found', 'stale-version', 'refused', 'busy'],
  permission: 'register.write',
  audit: 'unit.removed',
});

export const readPerson = operation({
  id: 'people.read',
  context: 'units',
  method: 'GET',
  path: '/api/units/{unit}/people/{id}',
  summary: { zh: '人员登记', en: 'One person of the register' },
  input: z.strictObject({ unit: id, id }),
  output: z.strictObject({ person: registerPerson, version }),
  errors: ['not-found'],
  permission: 'register.read',
  audit: null,
});

export const createPerson = operation({
  id: 'people.create',
  context: 'units',
  method: 'POST',
  path: '/api/units/{unit}/people',
  summary: { zh: '登记人员', en: 'Register a person' },
  input: z.strictObject({ unit: id, person: registerPerson }),
  output: z.strictObject({ person: registerPerson, version }),
  status: 201,
  errors: ['invalid-input', 'not-found', 'already-exists', 'busy'],
  permission: 'register.write',
  audit: 'person.created',
});

export const updatePerson = operation({
  id: 'people.update',
  context: 'units',
  method: 'PUT',
  path: '/api/units/{unit}/people/{id}',
  summary: {
    zh: '修改人员（改单位即调动，其账号在原单位的角色随之取消）',
    en: 'Change a person; another unit in the record is a transfer, by which their account loses its roles in the old unit',
  },
  input: z.strictObject({ unit: id, id, version, person: registerPerson, reason }),
  output: z.strictObject({ person: registerPerson, version }),
  errors: ['invalid-input', 'not-found', 'stale-version', 'refused', 'busy'],
  permission: 'register.write',
  audit: 'person.changed',
});

export const removePerson = operation({
  id: 'people.remove',
  context: 'units',
  method: 'DELETE',
  path: '/api/units/{unit}/people/{id}',
  summary: { zh: '人员离任，移出名录', en: 'Take a person who left out of the register' },
  input: z.strictObject({ unit: id, id, version, reason }),
  output: done,
  errors: ['not-found', 'stale-version', 'refused', 'busy'],
  permission: 'register.write',
  audit: 'person.removed',
});

export const saveGroup = operation({
  id: 'groups.save',
  context: 'units',
  method: 'PUT',
  path: '/api/groups/{id}',
  summary: { zh: '新建或修改考核组', en: 'Make or rename an appraisal group' },
  /** `version` null makes a new one */
  input: z.strictObject({ id, version: version.nullable(), name }),
  output: z.strictObject({ group: groupSchema.extend({ version }) }),
  errors: ['invalid-input', 'not-found', 'already-exists', 'stale-version', 'busy'],
  permission: 'groups.write',
  audit: 'group.saved',
});

export const removeGroup = operation({
  id: 'groups.remove',
  context: 'units',
  method: 'DELETE',
  path: '/api/groups/{id}',
  summary: { zh: '撤销考核组（须无单位）', en: 'Remove a group that has no units' },
  input: z.strictObject({ id, version, reason }),
  output: done,
  errors: ['not-found', 'stale-version', 'refused', 'busy'],
  permission: 'groups.write',
  audit: 'group.removed',
});
