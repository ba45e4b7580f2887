import { updateUser } from '#shared/api/tenants.ts';
import type { Input } from '#shared/api/operation.ts';
import { Refusal } from '#functions/platform/errors.ts';
import { alignAccount } from '#functions/platform/identity.ts';
import { by, implement } from '#functions/platform/operation.ts';
import type { Context } from '#functions/platform/operation.ts';
import type { UserRecord } from '#functions/platform/users.ts';
import { editUsers } from './edit-users.ts';
import type { TenantsRepositories } from './repositories.ts';
import { versioned } from './repository.ts';
import { userRowOf } from './rows.ts';
import { userProblems } from './user-checks.ts';

/** A change holds with the user's very next request: roles and the disabled state are read each time. */
export const updateUserOperation = implement(updateUser, async (input, context: Context<TenantsRepositories>) => {
  const { users } = context.repositories;
  const user = await editUsers({ users, clock: context.clock, actor: by(context) }, async () => {
    const before = await users.readUser(input.user);
    if (!before) throw new Refusal('not-found');
    const { name, person, roles, disabled } = input;
    const after = versioned({ ...before, name, person, roles, disabled });
    if (after.version === before.version) return { answer: before };
    if (before.version !== input.version) throw new Refusal('stale-version');
    const problems = await userProblems(context.repositories, { id: before.id, person, roles });
    if (problems.length > 0) throw new Refusal('invalid-input', undefined, { problems });
    const data = { user: before.id, login: before.login, before: fieldsOf(before), after: fieldsOf(input) };
    return { answer: after, change: { users: [{ before, after }], event: { type: 'user.changed', data } } };
  });
  // A membership that a crash kept from being written is made good here.
  await context.memberships.add(user.subject, user.id);
  await alignAccount(context, user);
  return { user: userRowOf(user) };
});

const fieldsOf = ({ name, person, roles, disabled }: UserRecord | Input<typeof updateUser>) => ({
  name,
  person,
  roles,
  disabled,
});
