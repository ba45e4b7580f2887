import type { Clock } from '#functions/platform/clock.ts';
import { editUsers } from './edit-users.ts';
import type { UserChange, UsersRepository } from './repository.ts';
import { transferred } from './transfers.ts';

/** Two parts of a transaction at most for each user, and two besides. */
const perTransaction = 45;

/** See `UsersRepository.followTransfers`. Gives how many accounts were moved. */
export async function followTransfers(
  users: UsersRepository,
  unitOf: (person: string) => string | undefined,
  { clock, actor }: { clock: Clock; actor: { user: string; name: string } },
): Promise<number> {
  const behind = (await users.listUsers()).filter(({ person }) => {
    const unit = person && unitOf(person.id);
    return unit && unit !== person.unit;
  });
  for (let i = 0; i < behind.length; i += perTransaction) {
    const ids = behind.slice(i, i + perTransaction).map(({ id }) => id);
    await editUsers({ users, clock, actor }, async () => {
      const moves: UserChange[] = [];
      const people: Record<string, unknown>[] = [];
      for (const id of ids) {
        const before = await users.readUser(id);
        const unit = before?.person && unitOf(before.person.id);
        if (!before?.person || !unit || unit === before.person.unit) continue;
        const { after, rolesDropped } = transferred(before, { id: before.person.id, unit });
        moves.push({ before, after });
        people.push({ user: before.id, from: before.person.unit, to: unit, rolesDropped });
      }
      if (moves.length === 0) return { answer: undefined };
      return { answer: undefined, change: { users: moves, event: { type: 'users.moved', data: { people } } } };
    });
  }
  return behind.length;
}
