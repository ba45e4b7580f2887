import type { RegisterPerson } from '#shared/api/units.ts';
import { rolesOverOwnUnit } from '#shared/appraisal/own-group.ts';
import type { Problem } from '#shared/problem.ts';
import type { Context } from '#functions/platform/operation.ts';
import type { UserRecord } from '#functions/platform/users.ts';
import { presentUnit, type Register } from './register.ts';
import type { UnitsRepositories } from './repositories.ts';

/**
 * nobody is in the appraisal group of their own unit. A user is refused such a role; here the changes of the
 * register are refused that would bring it about behind the user's back. An import is not: the plan of a cycle tells who
 * is affected, and its on-site phase does not begin before that is settled.
 */

type UnitsContext = Context<UnitsRepositories>;

/** A person who goes to another unit, whose group they are in. */
export async function transferProblems(
  { repositories: { users } }: UnitsContext,
  register: Register,
  person: RegisterPerson,
): Promise<Problem[]> {
  const user = await users.userOfPerson(person.id);
  const over = user ? overOwnUnit(register, user, person.unit) : [];
  return over.map((group) => fault('person.unit', person.name, groupName(register, group)));
}

/** A unit that comes to another group, or under another unit: people of it, or of units below it, are in that group. */
export async function groupProblems(
  { repositories: { users } }: UnitsContext,
  before: Register,
  next: Register,
): Promise<Problem[]> {
  return (await users.listUsers()).flatMap((user) => {
    const unit = user.person?.unit;
    if (unit === undefined) return [];
    const known = overOwnUnit(before, user, unit);
    const fresh = overOwnUnit(next, user, unit).filter((group) => !known.includes(group));
    return fresh.map((group) => fault('unit.group', user.name, groupName(next, group)));
  });
}

const overOwnUnit = (register: Register, { roles, disabled }: UserRecord, unit: string): string[] =>
  disabled ? [] : rolesOverOwnUnit(roles, (id) => presentUnit(register, id)?.unit, unit).map(({ scope }) => scope!);

const groupName = (register: Register, group: string): string => register.groups.get(group)?.name ?? group;

const fault = (path: string, name: string, group: string): Problem => ({
  path,
  code: 'own-unit',
  message: {
    zh: `${name}是${group}的组长或成员，不能考核本人所在的单位，请先调整其角色。`,
    en: `${name} leads ${group} or is a member of it, and would appraise their own unit: change their role first.`,
  },
});
