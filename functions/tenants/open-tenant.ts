import { controlItems } from '#functions/platform/control.ts';
import type { Environment } from '#functions/platform/environment.ts';
import { Refusal } from '#functions/platform/errors.ts';
import { tenantMemberships } from '#functions/platform/membership.ts';
import { tenantClient } from '#functions/platform/tenant.ts';
import { fullLogin, makeAccount } from './accounts.ts';
import { editUsers } from './edit-users.ts';
import { profileRepository } from './profile.ts';
import { usersRepository, versioned } from './repository.ts';

export interface NewTenant {
  /** ULID */
  id: string;
  name: string;
  /** in front of login names: lower-case letters and digits, one county's alone */
  code: string;
  admin: { id: string; login: string; name: string };
}

/**
 * Opens a county: its entry in the service's list, its root item, its first administrator with account and membership.
 * Every step is repeatable; again = the same. The initial password is told the first time only.
 */
export async function openTenant(
  environment: Environment,
  { id, name, code, admin }: NewTenant,
): Promise<{ initialPassword: string | null }> {
  const { clock, identity, database } = environment;
  if (!/^[a-z0-9]{1,16}$/.test(code)) throw new Error(`not a county code: ${code}`);
  const control = controlItems(database);
  const all = await control.listTenants();
  if (all.some((other) => other.code === code && other.id !== id)) throw new Refusal('already-exists');
  const known = all.find((entry) => entry.id === id);
  const createdAt = known?.createdAt ?? clock.now().toISOString();
  const client = tenantClient(database, id);
  await profileRepository(client).write({ id, name, code, createdAt });
  await control.putTenant({ id, name, code, state: known?.state ?? 'active', createdAt });

  const users = usersRepository(client);
  const memberships = tenantMemberships(control, id, environment.issuerName(identity.issuer));
  const there = await users.readUser(admin.id);
  if (there) {
    await memberships.add(there.subject, there.id);
    return { initialPassword: null };
  }
  const login = fullLogin(code, admin.login);
  const { subject, initialPassword } = await makeAccount(identity, { login, name: admin.name });
  const user = versioned({
    ...{ id: admin.id, login, name: admin.name, subject, person: null, disabled: false },
    roles: [{ role: 'county-admin' }],
  });
  await editUsers({ users, clock, actor: { user: 'operator', name: '平台运营' } }, async () => ({
    answer: undefined,
    change: {
      users: [{ after: user }],
      event: { type: 'user.created', data: { user: user.id, login, name: user.name, roles: user.roles } },
    },
  }));
  await memberships.add(subject, user.id);
  return { initialPassword };
}
