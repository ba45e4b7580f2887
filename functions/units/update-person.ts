import { updatePerson } from '#shared/api/units.ts';
import { Refusal } from '#functions/platform/errors.ts';
import { implement } from '#functions/platform/operation.ts';
import type { Context } from '#functions/platform/operation.ts';
import { accountMoves } from './accounts.ts';
import { transferProblems } from './own-groups.ts';
import { personProblems } from './checks.ts';
import { editRegister, idProblems, refuseProblems } from './edit-register.ts';
import { changeOf } from './events.ts';
import { personInUnit } from './person-unit.ts';
import { presentUnit, withoutPerson, withRevisions } from './register.ts';
import type { PeopleRevision } from './register.ts';
import type { UnitsRepositories } from './repositories.ts';
import { recordVersion } from './repository.ts';

/** Changes a person; another unit in the record is a transfer, which the person's account follows. */
export const updatePersonOperation = implement(
  updatePerson,
  async ({ unit, id, version, person, reason }, context: Context<UnitsRepositories>) => {
    const { register: stored, policies } = context.repositories;
    const policy = await policies.readCurrent();
    const answer = { person, version: recordVersion(person) };
    return editRegister(context, async (register) => {
      const { person: before, colleagues } = await personInUnit(stored, register, unit, id);
      refuseProblems(idProblems('person', person.id, id));
      if (recordVersion(before) === answer.version) return { answer };
      if (recordVersion(before) !== version) throw new Refusal('stale-version');

      const others = withoutPerson(colleagues, id);
      const target = presentUnit(register, person.unit);
      const isTransfer = person.unit !== unit;
      const newColleagues = isTransfer && target ? await stored.readPeople(person.unit, target.people) : others;
      refuseProblems(personProblems(register, person, newColleagues, policy));
      if (isTransfer) refuseProblems(await transferProblems(context, register, person));

      const staged = new Map<string, PeopleRevision>();
      staged.set(person.unit, await stored.stagePeople(person.unit, [...newColleagues, person]));
      if (isTransfer) staged.set(unit, await stored.stagePeople(unit, others));
      const data = { id, name: person.name, unit, reason, ...changeOf(before, person) };
      return {
        answer,
        change: {
          next: withRevisions(register, staged),
          event: { type: 'person.changed', data },
          also: isTransfer ? await accountMoves(context, id, person.unit) : [],
        },
      };
    });
  },
);
