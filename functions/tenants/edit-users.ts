import { setTimeout } from 'node:timers/promises';
import type { EventBody } from '#functions/platform/audit.ts';
import type { Clock } from '#functions/platform/clock.ts';
import { ConditionFailed, Refusal } from '#functions/platform/errors.ts';
import type { TransactPart } from '#functions/platform/tenant.ts';
import { adminsAfter } from './admins.ts';
import type { UserChange, UsersHead, UsersRepository } from './repository.ts';

export interface UsersEdit<T> {
  answer: T;
  change?: { users: readonly UserChange[]; event: EventBody };
}

export interface EditContext {
  users: UsersRepository;
  clock: Clock;
  actor: { user: string; name: string };
  /** goes into the same transaction: a job's fence */
  also?: readonly TransactPart[];
}

const attempts = 8;

/**
 * Writes users, the head and the audit event in one transaction, on the head as it was read: who wrote in between makes
 * the edit begin anew, so that no two edits together can take the last administrator away. The head's condition is the
 * first of the parts.
 */
export async function editUsers<T>(
  { users, clock, actor, also = [] }: EditContext,
  edit: (head: UsersHead) => Promise<UsersEdit<T>>,
): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    const head = await users.readHead();
    const { answer, change } = await edit(head);
    if (!change) return answer;
    refuseNoAdmin(head, change.users);
    const event = { ...change.event, at: clock.now(), actor };
    try {
      await users.client.transact([...users.writing(head, change.users, event), ...also]);
      return answer;
    } catch (error) {
      if (!(error instanceof ConditionFailed)) throw error;
      if (!error.parts.includes(0)) throw error;
      if (attempt === attempts) throw new Refusal('busy', undefined, { cause: error });
      await setTimeout(Math.random() * 10 * 2 ** attempt);
    }
  }
}

/** A county that has an administrator keeps one. */
const refuseNoAdmin = (head: UsersHead, changes: readonly UserChange[]): void => {
  if (head.admins.length === 0 || adminsAfter(head.admins, changes).length > 0) return;
  throw new Refusal('refused', {
    zh: '不能停用或撤换本县唯一的管理员，请先指定另一名管理员。',
    en: 'The county’s only administrator cannot be removed or disabled; name another one first.',
  });
};
