import { createPerson } from '#shared/api/units.ts';
import { Refusal } from '#functions/platform/errors.ts';
import { implement } from '#functions/platform/operation.ts';
import type { Context } from '#functions/platform/operation.ts';
import { personProblems } from './checks.ts';
import { editRegister, refuseProblems } from './edit-register.ts';
import { presentUnit, withRevisions } from './register.ts';
import type { UnitsRepositories } from './repositories.ts';
import { recordVersion } from './repository.ts';
import { unitProblemsOfAddress } from './person-unit.ts';

/** Ids are the county's own and one in the whole register: staged anew each time the register has moved on. */
export const createPersonOperation = implement(
  createPerson,
  async ({ unit, person }, context: Context<UnitsRepositories>) => {
    const { register: stored, policies } = context.repositories;
    const policy = await policies.readCurrent();
    const answer = { person, version: recordVersion(person) };
    return editRegister(context, async (register) => {
      const entry = presentUnit(register, unit);
      if (!entry) throw new Refusal('not-found');
      refuseProblems(unitProblemsOfAddress(person, unit));
      const people = await stored.readAllPeople(register);
      const there = [...people.values()].flat().find(({ id }) => id === person.id);
      if (there && recordVersion(there) === answer.version) return { answer };
      if (there) throw new Refusal('already-exists', personExists(there.name));
      const colleagues = people.get(unit) ?? [];
      refuseProblems(personProblems(register, person, colleagues, policy));
      const revision = await stored.stagePeople(unit, [...colleagues, person]);
      return {
        answer,
        change: {
          next: withRevisions(register, new Map([[unit, revision]])),
          event: { type: 'person.created', data: { person } },
        },
      };
    });
  },
);

const personExists = (name: string) => ({
  zh: `编号已为“${name}”所用，请换一个编号。`,
  en: `The id is already that of “${name}”.`,
});
