import type { UsersRepository, UserChange } from '#functions/tenants/repository.ts';
import type { RegisterRepository } from '#functions/units/repository.ts';

/** So many accounts move in one transaction; each is two parts at most. */
const accountsAtOnce = 30;

/**
 * Accounts follow their people into other units, as they do when one person is transferred by hand. Looks at how things
 * are, not at what an import did: again after a crash finds what is left to do.
 */
export async function followMoves(
  { users, register }: { users: UsersRepository; register: RegisterRepository },
  { at, actor }: { at: Date; actor: { user: string; name: string } },
): Promise<void> {
  const people = await register.readAllPeople(await register.readHead());
  const home = new Map([...people].flatMap(([unit, list]) => list.map(({ id }) => [id, unit] as const)));
  const changes = (await users.listUsers()).flatMap((user): UserChange[] => {
    const unit = user.person === null ? undefined : home.get(user.person.id);
    if (user.person === null || unit === undefined || unit === user.person.unit) return [];
    return [{ before: user, after: { ...user, person: { id: user.person.id, unit } } }];
  });
  for (let i = 0; i < changes.length; i += accountsAtOnce) {
    const some = changes.slice(i, i + accountsAtOnce);
    const parts = users.writing(await users.readHead(), some, {
      type: 'users.moved',
      data: {
        users: some.map(({ before, after }) => ({
          ...{ user: after.id, person: after.person?.id, from: before?.person?.unit, to: after.person?.unit },
        })),
      },
      at,
      actor,
    });
    await users.client.transact(parts);
  }
}
