import { Refusal } from '#functions/platform/errors.ts';
import { by } from '#functions/platform/operation.ts';
import type { Context } from '#functions/platform/operation.ts';
import type { TransactPart } from '#functions/platform/tenant.ts';
import type { UserRecord } from '#functions/platform/users.ts';
import { adminsAfter, transferred } from '#functions/tenants/repository.ts';
import type { UnitsRepositories } from './repositories.ts';

/** What a change of the register means for the account of the person, as parts of the same transaction. */

/** The account follows its person into another unit and loses the roles it held in the one that is left. */
export async function accountMoves(
  context: Context<UnitsRepositories>,
  person: string,
  unit: string,
): Promise<TransactPart[]> {
  const { users } = context.repositories;
  const user = await users.userOfPerson(person);
  if (!user) return [];
  const { after, rolesDropped } = transferred(user, { id: person, unit });
  return users.writing(await users.readHead(), [{ before: user, after }], {
    type: 'user.moved',
    data: { user: user.id, login: user.login, person, from: user.person?.unit ?? null, to: unit, rolesDropped },
    at: context.clock.now(),
    actor: by(context),
  });
}

/** Who leaves may not log in any more. The last administrator cannot leave so: somebody else has to be one first. */
export async function accountLeaves(
  context: Context<UnitsRepositories>,
  person: string,
  reason: string,
): Promise<{ user: UserRecord | null; parts: TransactPart[] }> {
  const { users } = context.repositories;
  const user = await users.userOfPerson(person);
  if (!user || user.disabled) return { user: null, parts: [] };
  const head = await users.readHead();
  const changes = [{ before: user, after: { ...user, disabled: true } }];
  if (head.admins.length > 0 && adminsAfter(head.admins, changes).length === 0)
    throw new Refusal('refused', {
      zh: '此人是本县唯一的管理员，请先指定另一名管理员。',
      en: 'This is the county’s only administrator; name another one first.',
    });
  const parts = users.writing(head, changes, {
    type: 'user.changed',
    data: { user: user.id, login: user.login, before: { disabled: false }, after: { disabled: true }, reason },
    at: context.clock.now(),
    actor: by(context),
  });
  return { user, parts };
}
