import { roles as rolesOf } from '#shared/api/access.ts';
import type { Assignment } from '#shared/api/access.ts';
import { rolesOverOwnUnit } from '#shared/appraisal/own-group.ts';
import type { Problem } from '#shared/problem.ts';
import { presentUnit } from '#functions/units/repository.ts';
import type { Register, RegisterRepository, StoredRegister } from '#functions/units/repository.ts';
import type { UsersRepository } from './repository.ts';

interface Asked {
  id: string;
  person: { id: string; unit: string } | null;
  roles: readonly Assignment[];
}

/** Every fault of a user as asked for: roles that nobody can give, scopes that are not there, a person of another user. */
export async function userProblems(
  { register, users }: { register: RegisterRepository; users: UsersRepository },
  asked: Asked,
): Promise<Problem[]> {
  const head = await register.readHead();
  return [...roleProblems(head, asked), ...(await personProblems({ register, users }, head, asked))];
}

/** Roles and their scopes. `self` reaches a person, so that a user without one cannot hold it. */
export function roleProblems(register: Register, { roles, person }: Pick<Asked, 'roles' | 'person'>): Problem[] {
  const seen = new Set<string>();
  return roles.flatMap(({ role, scope }, i): Problem[] => {
    const at = `roles[${i}]`;
    const kind = rolesOf[role].scope;
    const key = `${role} ${scope ?? ''}`;
    if (seen.has(key)) return [fault(at, 'duplicate-row', '同一角色已列出。', 'The same role stands here twice.')];
    seen.add(key);
    if (kind === 'service')
      return [
        fault(
          `${at}.role`,
          'not-granted-here',
          '平台运营角色不能由县授予。',
          'The operator’s role is not a county’s to give.',
        ),
      ];
    if (kind === 'self' && person === null)
      return [
        fault(`${at}.role`, 'needs-person', '此角色须对应名录中的人员。', 'This role is for a person of the register.'),
      ];
    const needsScope = kind === 'group' || kind === 'unit';
    if (!needsScope)
      return scope === undefined
        ? []
        : [fault(`${at}.scope`, 'no-scope-due', '此角色没有范围。', 'This role has no scope.')];
    if (scope === undefined)
      return [
        kind === 'group'
          ? fault(`${at}.scope`, 'missing', '请选择考核组。', 'Choose a group.')
          : fault(`${at}.scope`, 'missing', '请选择单位。', 'Choose a unit.'),
      ];
    const isThere = kind === 'group' ? register.groups.has(scope) : presentUnit(register, scope) !== undefined;
    if (isThere) return person && isOverOwnUnit(register, { role, scope }, person.unit) ? [ownUnit(`${at}.scope`)] : [];
    const [zh, en] = kind === 'group' ? ['考核组', 'group'] : ['单位', 'unit'];
    return [fault(`${at}.scope`, 'unknown-reference', `${zh}“${scope}”不存在。`, `There is no ${en} “${scope}”.`)];
  });
}

/** nobody appraises their own unit. */
const isOverOwnUnit = (register: Register, role: Assignment, unit: string): boolean =>
  rolesOverOwnUnit([role], (id) => presentUnit(register, id)?.unit, unit).length > 0;

const ownUnit = (path: string): Problem =>
  fault(
    path,
    'own-unit',
    '该考核组考核此人所在的单位，本单位人员不能担任组长或成员，应当回避。',
    'This group appraises the person’s own unit: they can neither lead it nor be a member.',
  );

async function personProblems(
  { register, users }: { register: RegisterRepository; users: UsersRepository },
  head: StoredRegister,
  { id, person }: Asked,
): Promise<Problem[]> {
  if (!person) return [];
  const unit = presentUnit(head, person.unit);
  if (!unit)
    return [
      fault('person.unit', 'unknown-reference', `单位“${person.unit}”不存在。`, `There is no unit “${person.unit}”.`),
    ];
  const people = await register.readPeople(person.unit, unit.people);
  if (!people.some((candidate) => candidate.id === person.id))
    return [
      fault(
        'person.id',
        'unknown-reference',
        `该单位没有编号为“${person.id}”的人员。`,
        `The unit has nobody with the id “${person.id}”.`,
      ),
    ];
  const other = await users.userOfPerson(person.id);
  if (!other || other.id === id) return [];
  return [
    fault(
      'person.id',
      'has-account',
      `此人已有账号“${other.login}”。`,
      `This person has the account “${other.login}” already.`,
    ),
  ];
}

export const fault = (path: string, code: string, zh: string, en: string): Problem => ({
  path,
  code,
  message: { zh, en },
});
