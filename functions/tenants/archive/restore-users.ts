import type { Slip } from '#shared/api/tenants.ts';
import { type UserRecord, userKey } from '#functions/platform/users.ts';
import type { Item, TransactPart } from '#functions/platform/tenant.ts';
import type { JobContext } from '#functions/platform/worker.ts';
import { fullLogin, makeAccount } from '../accounts.ts';
import { loginKey, personKey, versioned } from '../repository.ts';
import type { TenantsRepositories } from '../repositories.ts';
import type { ArchivedUser } from './item-schemas.ts';

/** Three items a user stay below a transaction's hundred. */
const perTransaction = 30;

/**
 * Login names here: this county's code and what followed the other one's. Where a user who stays has that name, or it
 * would be too long, a number follows.
 */
export function loginsHere(
  users: readonly ArchivedUser[],
  { from, to, taken }: { from: string; to: string; taken: Iterable<string> },
): Map<string, string> {
  const used = new Set(taken);
  const logins = new Map<string, string>();
  for (const { id, login } of users) {
    const local = login.startsWith(`${from}.`) ? login.slice(from.length + 1) : login;
    let [name, n] = [fullLogin(to, local), 2];
    for (; used.has(name); n++) name = fullLogin(to, `${local}-${n}`);
    used.add(name);
    logins.set(id, name);
  }
  return logins;
}

interface Made {
  user: UserRecord;
  initialPassword: string;
}

export interface ComingUsers {
  /** those of the archive who are not here already */
  users: readonly ArchivedUser[];
  logins: ReadonlyMap<string, string>;
}

/**
 * An account for each, before anything is seen; repeatable: an account that an attempt before made is taken over with
 * another initial password, since nobody has seen the first.
 */
export async function makeAccounts(
  context: JobContext<TenantsRepositories>,
  { users, logins }: ComingUsers,
): Promise<Made[]> {
  const { identity, repositories, progress } = context;
  const made: Made[] = [];
  for (let done = 0; done < users.length; done += perTransaction) {
    await progress(done, users.length, 'accounts');
    const chunk = users.slice(done, done + perTransaction);
    const accounts = chunk.map(async (archived): Promise<Made> => {
      const known = await repositories.users.readUser(archived.id);
      if (known) return { user: known, ...(await identity.resetPassword(known.subject)) };
      const login = logins.get(archived.id)!;
      const { subject, initialPassword } = await makeAccount(context, { login, name: archived.name });
      return { user: versioned({ ...archived, login, subject }), initialPassword };
    });
    made.push(...(await Promise.all(accounts)));
  }
  return made;
}

/** After the flip: the users, then their memberships; again = the same. */
export async function putUsers(context: JobContext<TenantsRepositories>, made: readonly Made[]): Promise<void> {
  const { repositories, memberships, progress, stillMine } = context;
  const { client } = repositories;
  for (let done = 0; done < made.length; done += perTransaction) {
    await progress(done, made.length, 'users');
    const chunk = made.slice(done, done + perTransaction).map(({ user }) => user);
    const there = await Promise.all(chunk.map(({ id }) => repositories.users.readUser(id)));
    const missing = chunk.filter((_, i) => !there[i]);
    if (missing.length > 0) await client.transact([stillMine, ...missing.flatMap((user) => partsOf(context, user))]);
    await Promise.all(chunk.map(({ subject, id }) => memberships.add(subject, id)));
    // The accounts are this job's own: nobody else relies on them.
    for (const { disabled, subject } of chunk) if (disabled) await context.identity.setDisabled(subject, true);
  }
}

function partsOf({ repositories: { client } }: JobContext<TenantsRepositories>, user: UserRecord): TransactPart[] {
  const items: Item[] = [
    { ...userKey(client, user.id), ...user },
    { ...loginKey(client, user.login), user: user.id },
  ];
  if (user.person) items.push({ ...personKey(client, user.person.id), user: user.id, person: user.person.id });
  return items.map((item) => ({ put: item, condition: 'absent' }));
}

/** Slips for those who may log in. */
export const slipsOf = (made: readonly Made[], unitName: (id: string) => string): Slip[] =>
  made
    .filter(({ user }) => !user.disabled)
    .map(({ user: { name, login, person }, initialPassword }) => ({
      ...{ name, login, initialPassword },
      unit: person ? unitName(person.unit) : '',
    }));
