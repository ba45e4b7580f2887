import type { Slip, UsersMade } from '#shared/api/tenants.ts';
import { ConditionFailed } from '#functions/platform/errors.ts';
import { fileName, recordFile } from '#functions/platform/file-record.ts';
import type { UserRecord } from '#functions/platform/users.ts';
import type { JobContext } from '#functions/platform/worker.ts';
import { fullLogin, loginOf, makeAccount } from './accounts.ts';
import { derivedUlid } from './derived-ulid.ts';
import { editUsers } from './edit-users.ts';
import type { TenantsRepositories } from './repositories.ts';
import { versioned } from './repository.ts';

/** Three parts a user and three besides stay below a transaction's hundred. */
const perTransaction = 30;

type Skipped = UsersMade['skipped'][number];

/**
 * Makes a user with the role `staff` for everybody asked for who has none, and the file of their slips. Ids follow from
 * the job and the person, so that a repetition knows whom an attempt before it made; those get a new initial password,
 * since nobody has seen the first.
 */
export async function makeUsers(context: JobContext<TenantsRepositories>): Promise<UsersMade> {
  const { job, repositories, identity } = context;
  const { code } = await repositories.profile.read();
  const { chosen, unitNames } = await choosePeople(context);
  const slips: Slip[] = [];
  const skipped: Skipped[] = [];
  const slip = ({ name, login, person }: UserRecord, initialPassword: string): void => {
    slips.push({ name, login, initialPassword, unit: unitNames.get(person!.unit) ?? person!.unit });
  };

  for (let done = 0; done < chosen.length; done += perTransaction) {
    await context.progress(done, chosen.length, 'accounts');
    const fresh: { user: UserRecord; initialPassword: string }[] = [];
    for (const person of chosen.slice(done, done + perTransaction)) {
      const id = derivedUlid(job.id, person.id);
      const known = await repositories.users.readUser(id);
      if (known) {
        await context.memberships.add(known.subject, id);
        slip(known, (await identity.resetPassword(known.subject)).initialPassword);
        continue;
      }
      const local = loginOf(person);
      const login = local === null ? null : fullLogin(code, local);
      const reason = login === null ? 'no-number' : (await isTaken(context, fresh, login)) ? 'login-taken' : null;
      if (login === null || reason !== null) {
        skipped.push({ id: person.id, name: person.name, unit: person.unit, reason: reason ?? 'no-number' });
        continue;
      }
      const { subject, initialPassword } = await makeAccount(identity, { login, name: person.name });
      const of = { id: person.id, unit: person.unit };
      fresh.push({
        user: versioned({
          ...{ id, login, name: person.name, subject, person: of, roles: [{ role: 'staff' }], disabled: false },
        }),
        initialPassword,
      });
    }
    await write(
      context,
      fresh.map(({ user }) => user),
    );
    for (const { user, initialPassword } of fresh) {
      await context.memberships.add(user.subject, user.id);
      slip(user, initialPassword);
    }
  }
  await context.progress(chosen.length, chosen.length, 'slips');
  return { made: slips.length, file: slips.length > 0 ? await keepSlips(context, slips) : null, skipped };
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

async function isTaken(
  { repositories }: JobContext<TenantsRepositories>,
  fresh: readonly { user: UserRecord }[],
  login: string,
): Promise<boolean> {
  return fresh.some(({ user }) => user.login === login) || (await repositories.users.userOfLogin(login)) !== undefined;
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

async function keepSlips(
  { job, files, repositories, clock }: JobContext<TenantsRepositories>,
  slips: readonly Slip[],
): Promise<string> {
  const id = derivedUlid(job.id, 'slips');
  const bytes = new TextEncoder().encode(JSON.stringify(slips));
  const type = 'application/json';
  await files.put(fileName(id), bytes, { type });
  const at = clock.now().toISOString();
  await recordFile(repositories.client, { id, name: '初始密码条.json', type, size: bytes.length, by: job.by, at });
  return id;
}
