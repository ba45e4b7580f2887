import { setTimeout } from 'node:timers/promises';
import { ConditionFailed, Refusal } from '#functions/platform/errors.ts';
import { by } from '#functions/platform/operation.ts';
import type { Context } from '#functions/platform/operation.ts';
import type { TransactPart } from '#functions/platform/tenant.ts';
import type { Problem } from '#shared/problem.ts';
import type { RegisterEvent } from './events.ts';
import type { Register } from './register.ts';
import type { UnitsRepositories } from './repositories.ts';
import type { StoredRegister } from './repository.ts';

/** What an edit wants written: nothing, where the register is already as asked for. */
export interface Edit<T> {
  answer: T;
  change?: { next: Register; event: RegisterEvent; also?: readonly TransactPart[] };
}

const attempts = 12;

/**
 * Reads the register, lets the operation say what it should be, and flips the head in one transaction with the audit
 * event. Somebody else's flip in between is no fault of the user's: the edit is made again on the newer register, where
 * it finds for itself whether the record it is about has changed.
 */
export async function editRegister<T>(
  context: Context<UnitsRepositories>,
  edit: (register: StoredRegister) => Promise<Edit<T>>,
): Promise<T> {
  const { register } = context.repositories;
  for (let attempt = 1; ; attempt++) {
    const base = await register.readHead();
    const { answer, change } = await edit(base);
    if (!change) return answer;
    const event = { ...change.event, at: context.clock.now(), actor: by(context) };
    const parts = await register.headTransaction(base, change.next, event);
    try {
      await register.client.transact([...parts, ...(change.also ?? [])]);
      return answer;
    } catch (error) {
      if (!(error instanceof ConditionFailed)) throw error;
      if (attempt === attempts) throw new Refusal('busy', undefined, { cause: error });
      await setTimeout(Math.random() * 10 * 2 ** Math.min(attempt, 6));
    }
  }
}

/** Refuses an input that has faults, with all of them. */
export const refuseProblems = (problems: Problem[]): void => {
  if (problems.length > 0) throw new Refusal('invalid-input', undefined, { problems });
};

/** The record's id is that of the address; a record is not renamed by changing it. */
export const idProblems = (record: string, given: string, id: string): Problem[] =>
  given === id
    ? []
    : [
        {
          path: `${record}.id`,
          code: 'id-differs',
          message: { zh: `编号应为“${id}”，登记后不能更改。`, en: `The id must be “${id}”; it never changes.` },
        },
      ];
