import { roles as rolesOf } from '#shared/api/access.ts';
import type { Reach } from '#shared/api/access.ts';
import { resetPassword } from '#shared/api/tenants.ts';
import { Refusal } from '#functions/platform/errors.ts';
import { by, implement, scope } from '#functions/platform/operation.ts';
import type { Context } from '#functions/platform/operation.ts';
import type { UserRecord } from '#functions/platform/users.ts';
import { reachesUnit } from '#functions/units/repository.ts';
import type { RegisterRepository, StoredRegister } from '#functions/units/repository.ts';
import { editUsers } from './edit-users.ts';
import type { TenantsRepositories } from './repositories.ts';

/**
 * A new initial password for somebody in reach: everybody for an administrator, the people of the unit for its liaison.
 * Recorded before it is done, so that no reset is without record.
 */
export const resetPasswordOperation = implement(
  resetPassword,
  async ({ user: id }, context: Context<TenantsRepositories>) => {
    const { users, register } = context.repositories;
    const reach = scope(context, 'users.reset-password');
    const user = await editUsers({ users, clock: context.clock, actor: by(context) }, async () => {
      const asked = await users.readUser(id);
      if (!asked) throw new Refusal('not-found');
      if (!reach.county) {
        const head = await register.readHead();
        if (!(await isInReach(register, head, reach, asked))) throw new Refusal('not-found');
        if (!holdsNoMore(head, reach, asked)) throw new Refusal('refused', holdsMore);
      }
      if (asked.disabled) throw new Refusal('refused', isDisabled);
      // Whoever resets a password can log in with the new one, and would be in the other county, too.
      if (await context.memberships.hasOthers(asked.subject)) throw new Refusal('refused', isElsewhere);
      return {
        answer: asked,
        change: { users: [], event: { type: 'user.password-reset', data: { user: id, login: asked.login } } },
      };
    });
    const { initialPassword } = await context.identity.resetPassword(user.subject);
    return { login: user.login, initialPassword };
  },
);

async function isInReach(
  register: RegisterRepository,
  head: StoredRegister,
  reach: Reach,
  { person }: UserRecord,
): Promise<boolean> {
  if (!person) return false;
  // Where the person is now counts, should the account not have followed yet.
  const now = await register.findPerson(head, person.id, person.unit);
  return now !== undefined && reachesUnit(head, reach, now.unit);
}

/** Whoever resets a password can log in with the new one: a liaison must not gain a reach beyond the unit by it. */
const holdsNoMore = (head: StoredRegister, reach: Reach, { roles }: UserRecord): boolean =>
  roles.every(({ role, scope: unit }) => {
    const kind = rolesOf[role].scope;
    return kind === 'self' || (kind === 'unit' && unit !== undefined && reachesUnit(head, reach, unit));
  });

const isDisabled = { zh: '该账号已停用，请先启用。', en: 'The account is disabled; enable it first.' };
const isElsewhere = {
  zh: '此账号还用于其他县或平台运营，请与平台运营方联系重置。',
  en: 'The account also opens another county or the service itself; ask those who run the service.',
};
const holdsMore = {
  zh: '此人有本单位以外的权限，请县级管理员重置。',
  en: 'This person’s rights go beyond the unit; ask a county administrator.',
};
