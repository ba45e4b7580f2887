import type { Bilingual } from '#shared/problem.ts';

/**
 * Who may do what. A role is a named bundle of permissions, held with a scope; a person holds several. Nothing else
 * decides. A permission held in a scope reaches only what lies in it: the county, a group's units, a unit, oneself.
 */

export const permissions = [
  'register.read',
  'register.write',
  'groups.write',
  'users.read',
  'users.write',
  'users.reset-password',
  'policy.read',
  'policy.write',
  'cycle.read',
  'cycle.write',
  'cycle.export',
  'data.read',
  'draft.read',
  'run.write',
  'run.publish',
  'result.read',
  'audit.read',
  'job.read',
  'county.export',
  'county.import',
  'message.read',
  'conduct.read',
  'conduct.plan',
  'conduct.unit',
  'conduct.staff',
  'conduct.group',
  'conduct.lead',
  'conduct.meeting',
  'conduct.media',
  'paper.read',
  'report.own',
  'report.read',
  'report.write',
  'report.return',
  'question.ask',
  'question.answer',
  'ballot.own',
  'ballot.lead',
  'tenant.read',
  'tenant.write',
  'tenant.erase',
] as const;
export type Permission = (typeof permissions)[number];

/** How far a role reaches; the scope's id (group or unit) stands in the assignment, that of `self` in the user's person. */
export type ScopeKind = 'service' | 'county' | 'group' | 'unit' | 'self';

export interface Role {
  label: Bilingual;
  scope: ScopeKind;
  permissions: readonly Permission[];
}

const everybody = ['policy.read', 'cycle.read', 'message.read'] as const;

export const roles = {
  operator: {
    label: { zh: '平台运营', en: 'Operator' },
    scope: 'service',
    permissions: ['tenant.read', 'tenant.write'],
  },
  eraser: {
    label: { zh: '数据注销', en: 'Erasure officer' },
    scope: 'service',
    permissions: ['tenant.read', 'tenant.erase'],
  },
  'county-admin': {
    label: { zh: '县级管理员', en: 'County administrator' },
    scope: 'county',
    permissions: [
      ...everybody,
      'register.read',
      'register.write',
      'groups.write',
      'users.read',
      'users.write',
      'users.reset-password',
      'policy.write',
      'cycle.write',
      'cycle.export',
      'data.read',
      'draft.read',
      'run.write',
      'result.read',
      'audit.read',
      'job.read',
      'county.export',
      'county.import',
      'conduct.read',
      'conduct.plan',
    ],
  },
  'appraisal-office': {
    label: { zh: '考评办（组织部）', en: 'Appraisal office' },
    scope: 'county',
    permissions: [
      ...everybody,
      'register.read',
      'register.write',
      'groups.write',
      'cycle.write',
      'cycle.export',
      'data.read',
      'draft.read',
      'run.write',
      'run.publish',
      'result.read',
      'audit.read',
      'job.read',
      'conduct.read',
      'conduct.plan',
      'paper.read',
      'question.answer',
      'report.read',
    ],
  },
  'personnel-office': {
    label: { zh: '人社局', en: 'Personnel office' },
    scope: 'county',
    permissions: [
      ...everybody,
      'register.read',
      'register.write',
      'data.read',
      'draft.read',
      'result.read',
      'job.read',
      'conduct.read',
    ],
  },
  'county-committee': {
    label: { zh: '县委', en: 'County committee' },
    scope: 'county',
    permissions: [
      ...everybody,
      'register.read',
      'data.read',
      'draft.read',
      'result.read',
      'paper.read',
      'conduct.read',
    ],
  },
  'county-leader': {
    label: { zh: '县领导', en: 'County leader' },
    scope: 'county',
    permissions: [...everybody, 'register.read', 'result.read', 'conduct.read', 'ballot.lead'],
  },
  'group-leader': {
    label: { zh: '考核组组长', en: 'Group leader' },
    scope: 'group',
    permissions: [
      ...everybody,
      'register.read',
      'result.read',
      'conduct.read',
      'paper.read',
      'conduct.group',
      'conduct.lead',
      'conduct.meeting',
      'report.read',
      'report.return',
    ],
  },
  'group-member': {
    label: { zh: '考核组成员', en: 'Group member' },
    scope: 'group',
    permissions: [
      ...everybody,
      'register.read',
      'result.read',
      'conduct.read',
      'paper.read',
      'conduct.group',
      'conduct.meeting',
      'report.read',
      'report.return',
    ],
  },
  'unit-leader': {
    label: { zh: '单位主要负责人', en: 'Unit leader' },
    scope: 'unit',
    permissions: [
      ...everybody,
      'register.read',
      'result.read',
      'conduct.read',
      'conduct.unit',
      'conduct.meeting',
      'report.read',
      'report.write',
    ],
  },
  'unit-leading-group': {
    label: { zh: '单位考核领导小组', en: "Unit's leading group" },
    scope: 'unit',
    permissions: [
      ...everybody,
      'register.read',
      'result.read',
      'conduct.read',
      'conduct.staff',
      'report.read',
      'report.return',
    ],
  },
  'unit-liaison': {
    label: { zh: '单位联络员', en: 'Unit liaison' },
    scope: 'unit',
    permissions: [
      ...everybody,
      'register.read',
      'users.read',
      'users.reset-password',
      'conduct.read',
      'conduct.unit',
      'conduct.meeting',
      'report.read',
      'report.write',
    ],
  },
  'data-provider': {
    label: { zh: '考评委成员单位', en: 'Data provider' },
    scope: 'unit',
    permissions: [...everybody],
  },
  media: {
    label: { zh: '电视台', en: 'Television station' },
    scope: 'county',
    permissions: [...everybody, 'conduct.media'],
  },
  supervisor: {
    label: { zh: '纪检监察', en: 'Supervisor' },
    scope: 'county',
    permissions: [
      ...everybody,
      'register.read',
      'users.read',
      'data.read',
      'draft.read',
      'result.read',
      'audit.read',
      'job.read',
      'conduct.read',
      'paper.read',
      'question.ask',
      'report.read',
    ],
  },
  'hall-manager': { label: { zh: '大厅管理', en: 'Hall manager' }, scope: 'county', permissions: [...everybody] },
  staff: {
    label: { zh: '干部职工', en: 'Staff' },
    scope: 'self',
    permissions: [
      ...everybody,
      'register.read',
      'result.read',
      'report.own',
      'report.read',
      'report.write',
      'ballot.own',
    ],
  },
} as const satisfies Record<string, Role>;

export type RoleName = keyof typeof roles;
export const roleNames = Object.keys(roles) as RoleName[];

/** Roles of those who run the service itself; they belong to no county and no county gives them. */
export type ServiceRole = 'operator' | 'eraser';
export const isServiceRole = (role: RoleName): role is ServiceRole => roles[role].scope === 'service';

/** A role given to a user: `scope` is the group's or unit's id, absent for county, self and the operator. */
export interface Assignment {
  role: RoleName;
  scope?: string | undefined;
}

/** Where a permission holds. `county` covers all the others. */
export interface Reach {
  county: boolean;
  groups: readonly string[];
  units: readonly string[];
  self: boolean;
}

export type Access = ReadonlyMap<Permission, Reach>;

/** The permissions of somebody who holds these roles, each with the union of the scopes it is held in. */
export const accessOf = (assignments: readonly Assignment[]): Access => {
  const access = new Map<Permission, { county: boolean; groups: string[]; units: string[]; self: boolean }>();
  for (const { role, scope } of assignments) {
    const { scope: kind, permissions: granted }: Role = roles[role];
    for (const permission of granted) {
      const reach = access.get(permission) ?? { county: false, groups: [], units: [], self: false };
      access.set(permission, reach);
      if (kind === 'county' || kind === 'service') reach.county = true;
      else if (kind === 'self') reach.self = true;
      else if (scope !== undefined) (kind === 'group' ? reach.groups : reach.units).push(scope);
    }
  }
  return access;
};

const nowhere: Reach = { county: false, groups: [], units: [], self: false };

export const reachOf = (access: Access, permission: Permission): Reach => access.get(permission) ?? nowhere;

/** Whether a unit (with its group and the units above it) or, by `person`, oneself lies in the reach. */
export const reaches = (
  reach: Reach,
  what: { unit: string; ancestors?: readonly string[]; group: string; isSelf?: boolean },
): boolean =>
  reach.county ||
  reach.groups.includes(what.group) ||
  reach.units.includes(what.unit) ||
  (what.ancestors ?? []).some((unit) => reach.units.includes(unit)) ||
  (reach.self && what.isSelf === true);
