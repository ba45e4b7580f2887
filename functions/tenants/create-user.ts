import { createUser } from '#shared/api/tenants.ts';
import type { Input } from '#shared/api/operation.ts';
import { Refusal } from '#functions/platform/errors.ts';
import { canonicalJson } from '#functions/platform/hash.ts';
import { by, implement } from '#functions/platform/operation.ts';
import type { Context } from '#functions/platform/operation.ts';
import type { UserRecord } from '#functions/platform/users.ts';
import { fullLogin, makeAccount } from './accounts.ts';
import { editUsers } from './edit-users.ts';
import type { TenantsRepositories } from './repositories.ts';
import { versioned } from './repository.ts';
import { userRowOf } from './rows.ts';
import { fault, userProblems } from './user-checks.ts';

/**
 * Makes the account, then the user, then the membership: each step repeatable, so that the same request after a crash
 * goes on where the first one stopped. The initial password is told once.
 */
export const createUserOperation = implement(createUser, async (input, context: Context<TenantsRepositories>) => {
  const { users, profile } = context.repositories;
  const login = fullLogin((await profile.read()).code, input.login);
  const known = await users.readUser(input.id);
  if (known) {
    if (!isSame(known, input, login)) throw new Refusal('already-exists');
    await context.memberships.add(known.subject, known.id);
    return { user: userRowOf(known), initialPassword: null };
  }
  const problems = await userProblems(context.repositories, input);
  if (problems.length > 0) throw new Refusal('invalid-input', undefined, { problems });
  if (await users.userOfLogin(login)) throw loginTaken(login);

  const { subject, initialPassword } = await makeAccount(context, { login, name: input.name });
  const { id, name, person, roles } = input;
  const user = versioned({ id, login, name, subject, person, roles, disabled: false });
  await editUsers({ users, clock: context.clock, actor: by(context) }, async () => ({
    answer: undefined,
    change: {
      users: [{ after: user }],
      event: { type: 'user.created', data: { user: id, login, name, person, roles } },
    },
  }));
  await context.memberships.add(subject, id);
  return { user: userRowOf(user), initialPassword };
});

const isSame = (known: UserRecord, asked: Input<typeof createUser>, login: string): boolean =>
  canonicalJson([known.login, known.name, known.person, known.roles]) ===
  canonicalJson([login, asked.name, asked.person, asked.roles]);

const loginTaken = (login: string): Refusal =>
  new Refusal('already-exists', undefined, {
    problems: [fault('login', 'login-taken', `登录名“${login}”已被使用。`, `The login name “${login}” is taken.`)],
  });
