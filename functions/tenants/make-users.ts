import type { Slip, UsersMade } from '#shared/api/tenants.ts';
import type { RegisterPerson } from '#shared/api/units.ts';
import { ConditionFailed, Refusal } from '#functions/platform/errors.ts';
import type { UserRecord } from '#functions/platform/users.ts';
import type { JobContext } from '#functions/platform/worker.ts';
import { fullLogin, loginOf, makeAccount } from './accounts.ts';
import { derivedUlid } from './derived-ulid.ts';
import { editUsers } from './edit-users.ts';
import { keepSlips } from './keep-slips.ts';
import type { TenantsRepositories } from './repositories.ts';
import { versioned } from './repository.ts';

/** Three parts a user and three besides stay below a transaction's hundred. */
const perTransaction = 30;

type Skipped = UsersMade['skipped'][number];

interface Made {
  user: UserRecord;
  initialPassword: string;
}

/**
 * Makes a user with the role `staff` for everybody asked for who has none, and the file of their slips. Ids follow from
 * the job and the person, so that a repetition knows whom an attempt before it made; those get a new initial password,
 * since nobody has seen the first.
 */
export async function makeUsers(context: JobContext<TenantsRepositories>): Promise<UsersMade> {
  const { chosen, unitNames } = await choosePeople(context);
  const { code } = await context.repositories.profile.read();
  const slips: Slip[] = [];
  const skipped: Skipped[] = [];
  for (let done = 0; done < chosen.length; done += perTransaction) {
    await context.progress(done, chosen.length, 'accounts');
    const chunk = chosen.slice(done, done + perTransaction);
    const earlier = await againPassword(context, chunk);
    const made = new Set(earlier.map(({ user }) => user.person!.id));
    const named = await nameLogins(
      context,
      code,
      chunk.filter(({ id }) => !made.has(id)),
    );
    skipped.push(...named.skipped);
    const fresh: Made[] = [];
    for (const one of await Promise.all(named.people.map((person) => makeOne(context, person)))) {
      if ('user' in one) fresh.push(one);
      else skipped.push(one);
    }
    await write(
      context,
      fresh.map(({ user }) => user),
    );
    const all = [...earlier, ...fresh];
    await Promise.all(all.map(({ user }) => context.memberships.add(user.subject, user.id)));
    for (const { user, initialPassword } of all) {
      const { name, login, person } = user;
      slips.push({ name, login, initialPassword, unit: unitNames.get(person!.unit) ?? person!.unit });
    }
  }
  await context.progress(chosen.length, chosen.length, 'slips');
  return { made: slips.length, file: slips.length > 0 ? await keepSlips(context, slips) : null, skipped };
}

/** Those of the people whom an earlier attempt of this job made, each with a new initial password. */
async function againPassword(
  { job, repositories, identity }: JobContext<TenantsRepositories>,
  people: readonly RegisterPerson[],
): Promise<Made[]> {
  const known = await Promise.all(people.map(({ id }) => repositories.users.readUser(derivedUlid(job.id, id))));
  const made = known.filter((user) => user !== undefined);
  return Promise.all(made.map(async (user) => ({ user, ...(await identity.resetPassword(user.subject)) })));
}

interface Named {
  person: RegisterPerson;
  login: string;
}

/** A login name for each, or why there is none. */
async function nameLogins(
  { repositories }: JobContext<TenantsRepositories>,
  code: string,
  people: readonly RegisterPerson[],
): Promise<{ people: Named[]; skipped: Skipped[] }> {
  const named: Named[] = [];
  const skipped: Skipped[] = [];
  const used = new Set<string>();
  for (const person of people) {
    const { id, name, unit } = person;
    const local = loginOf(person);
    const login = local === null ? null : fullLogin(code, local);
    if (login === null) skipped.push({ id, name, unit, reason: 'no-number' });
    else if (used.has(login) || (await repositories.users.userOfLogin(login)))
      skipped.push({ id, name, unit, reason: 'login-taken' });
    else {
      named.push({ person, login });
      used.add(login);
    }
  }
  return { people: named, skipped };
}

/** The user with their account, or that the login name is the account of somebody elsewhere. */
async function makeOne(
  context: JobContext<TenantsRepositories>,
  { person: { id, name, unit }, login }: Named,
): Promise<Made | Skipped> {
  const account = await makeAccount(context, { login, name }).catch((error: unknown) => {
    if (error instanceof Refusal && error.code === 'already-exists') return undefined;
    throw error;
  });
  if (!account) return { id, name, unit, reason: 'login-taken' };
  const { subject, initialPassword } = account;
  const user = versioned({
    ...{ id: derivedUlid(context.job.id, id), login, name, subject, person: { id, unit } },
    ...{ roles: [{ role: 'staff' as const }], disabled: false },
  });
  return { user, initialPassword };
}

/** Who of those asked for has no account, or one that an earlier attempt of this very job made. */
async function choosePeople({ job, repositories }: JobContext<TenantsRepositories>) {
  const { unit, people } = job.input as { unit: string | null; people: string[] | null };
  const { register, users } = repositories;
  const head = await register.readHead();
  const lists = await register.readAllPeople(head, unit === null ? undefined : [unit]);
  const asked = people && new Set(people);
  const candidates = [...lists.values()].flat().filter(({ id }) => !asked || asked.has(id));
  const known = await users.usersOfPeople(candidates.map(({ id }) => id));
  const chosen = candidates.filter(({ id }) => !known.has(id) || known.get(id) === derivedUlid(job.id, id));
  return { chosen, unitNames: new Map([...head.units].map(([id, entry]) => [id, entry.unit.name])) };
}

async function write(context: JobContext<TenantsRepositories>, made: readonly UserRecord[]): Promise<void> {
  if (made.length === 0) return;
  const { repositories, clock, job, stillMine } = context;
  const logins = made.map(({ login }) => login);
  try {
    await editUsers({ users: repositories.users, clock, actor: job.by, also: [stillMine] }, async () => ({
      answer: undefined,
      change: {
        users: made.map((after) => ({ after })),
        event: { type: 'users.created', data: { job: job.id, logins } },
      },
    }));
  } catch (error) {
    // Somebody made one of these users by hand in this moment: the repetition sees it and passes them over.
    if (error instanceof ConditionFailed) throw new Error('a user was made meanwhile', { cause: error });
    throw error;
  }
}
