import type { Clock } from '#functions/platform/clock.ts';
import type { UsersRepository } from '#functions/tenants/repository.ts';
import type { RegisterRepository } from '#functions/units/repository.ts';

/**
 * Accounts follow their people into other units, as they do when one person is transferred by hand. Looks at how things
 * are, not at what an import did: again after a crash finds what is left to do.
 */
export async function followMoves(
  { users, register }: { users: UsersRepository; register: RegisterRepository },
  by: { clock: Clock; actor: { user: string; name: string } },
): Promise<void> {
  const people = await register.readAllPeople(await register.readHead());
  const home = new Map([...people].flatMap(([unit, list]) => list.map(({ id }) => [id, unit] as const)));
  await users.followTransfers((person) => home.get(person), by);
}
