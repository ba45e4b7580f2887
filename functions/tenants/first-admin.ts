import type { Clock } from '#functions/platform/clock.ts';
import type { IdentityProvider } from '#functions/platform/identity.ts';
import type { TenantMemberships } from '#functions/platform/membership.ts';
import type { TransactPart } from '#functions/platform/tenant.ts';
import type { UserRecord } from '#functions/platform/users.ts';
import { fullLogin, makeAccount } from './accounts.ts';
import { editUsers } from './edit-users.ts';
import type { UsersRepository } from './repository.ts';
import { versioned } from './versioned.ts';

/** A county's first administrator: made when the county is opened, by those who run the service. */

export interface AdminContext {
  users: UsersRepository;
  identity: IdentityProvider;
  memberships: TenantMemberships;
  clock: Clock;
  actor: { user: string; name: string };
}

/** Account, user with the event, membership, each step repeatable: after a crash the next attempt does what is missing. */
export async function makeAdmin(
  { users, identity, memberships, clock, actor }: AdminContext,
  { id, code, login: local, name }: { id: string; code: string; login: string; name: string },
  stillMine: TransactPart,
): Promise<UserRecord> {
  const there = await users.readUser(id);
  if (there) {
    await memberships.add(there.subject, there.id);
    return there;
  }
  const login = fullLogin(code, local);
  const { subject } = await makeAccount({ identity, memberships }, { login, name });
  const user = versioned({
    ...{ id, login, name, subject, person: null, disabled: false },
    roles: [{ role: 'county-admin' }],
  });
  await editUsers({ users, clock, actor, also: [stillMine] }, async () => ({
    answer: undefined,
    change: {
      users: [{ after: user }],
      event: { type: 'user.created', data: { user: id, login, name, roles: user.roles } },
    },
  }));
  await memberships.add(subject, id);
  return user;
}

/** A new initial password; recorded before it is done, so that no reset is without record. */
export async function renewAdminPassword(
  { users, identity, clock, actor }: AdminContext,
  { id, login, subject }: UserRecord,
): Promise<{ initialPassword: string }> {
  await editUsers({ users, clock, actor }, async () => ({
    answer: undefined,
    change: { users: [], event: { type: 'user.password-reset', data: { user: id, login } } },
  }));
  return identity.resetPassword(subject);
}
