import { resetPassword } from '#shared/api/tenants.ts';
import { Refusal } from '#functions/platform/errors.ts';
import { by, implement, scope } from '#functions/platform/operation.ts';
import type { Context } from '#functions/platform/operation.ts';
import type { UserRecord } from '#functions/platform/users.ts';
import { reachesUnit } from '#functions/units/repository.ts';
import { editUsers } from './edit-users.ts';
import type { TenantsRepositories } from './repositories.ts';
import { holdsOnlyUnitRoles } from './repository.ts';

/**
 * A new initial password for somebody in reach: everybody for an administrator, the people of the unit for its liaison.
 * Recorded before it is done, so that no reset is without record.
 */
export const resetPasswordOperation = implement(
  resetPassword,
  async ({ user: id }, context: Context<TenantsRepositories>) => {
    const { users } = context.repositories;
    const user = await users.readUser(id);
    if (!user || !(await isInReach(context, user))) throw new Refusal('not-found');
    if (user.disabled) throw new Refusal('refused', isDisabled);
    if (!scope(context, 'users.reset-password').county && !holdsOnlyUnitRoles(user))
      throw new Refusal('refused', holdsMore);
    await editUsers({ users, clock: context.clock, actor: by(context) }, async () => ({
      answer: undefined,
      change: { users: [], event: { type: 'user.password-reset', data: { user: id, login: user.login } } },
    }));
    const { initialPassword } = await context.identity.resetPassword(user.subject);
    return { login: user.login, initialPassword };
  },
);

async function isInReach(context: Context<TenantsRepositories>, user: UserRecord): Promise<boolean> {
  const reach = scope(context, 'users.reset-password');
  if (reach.county) return true;
  if (!user.person) return false;
  const { register } = context.repositories;
  const head = await register.readHead();
  // Where the person is now counts, should the account not have followed yet.
  const person = await register.findPerson(head, user.person.id, user.person.unit);
  return person !== undefined && reachesUnit(head, reach, person.unit);
}

const isDisabled = { zh: '该账号已停用,请先启用。', en: 'The account is disabled; enable it first.' };
/** Whoever resets a password can log in with the new one: a liaison must not gain a reach beyond the unit by it. */
const holdsMore = {
  zh: '此人有本单位以外的权限,请县级管理员重置。',
  en: 'This person’s rights go beyond the unit; ask a county administrator.',
};
