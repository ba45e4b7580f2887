import { removePerson } from '#shared/api/units.ts';
import { Refusal } from '#functions/platform/errors.ts';
import { alignAccount } from '#functions/platform/identity.ts';
import { implement } from '#functions/platform/operation.ts';
import type { Context } from '#functions/platform/operation.ts';
import { accountLeaves } from './accounts.ts';
import { editRegister } from './edit-register.ts';
import { personInUnit } from './person-unit.ts';
import { withoutPerson, withRevisions } from './register.ts';
import type { UnitsRepositories } from './repositories.ts';
import { recordVersion } from './repository.ts';

/** Takes a person who left out of the register; cycles that took the person over keep them. Their account is disabled. */
export const removePersonOperation = implement(
  removePerson,
  async ({ unit, id, version, reason }, context: Context<UnitsRepositories>) => {
    const stored = context.repositories.register;
    const left = await editRegister(context, async (register) => {
      const { person, colleagues } = await personInUnit(stored, register, unit, id);
      if (recordVersion(person) !== version) throw new Refusal('stale-version');
      const { user, parts } = await accountLeaves(context, id, reason);
      const revision = await stored.stagePeople(unit, withoutPerson(colleagues, id));
      return {
        answer: user,
        change: {
          next: withRevisions(register, new Map([[unit, revision]])),
          event: { type: 'person.removed', data: { person, reason, userDisabled: user?.login ?? null } },
          also: parts,
        },
      };
    });
    if (left) await alignAccount(context, { ...left, disabled: true });
    return {};
  },
);
