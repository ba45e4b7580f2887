import type { RegisterPerson } from '#shared/api/units.ts';
import { Refusal } from '#functions/platform/errors.ts';
import type { Problem } from '#shared/problem.ts';
import { presentUnit } from './register.ts';
import type { RegisterRepository, StoredRegister } from './repository.ts';

/** A person is registered in the unit of the address. */
export const unitProblemsOfAddress = (person: RegisterPerson, unit: string): Problem[] =>
  person.unit === unit
    ? []
    : [
        {
          path: 'person.unit',
          code: 'unit-differs',
          message: { zh: `所在单位应为“${unit}”。`, en: `The unit must be “${unit}”.` },
        },
      ];

/** The people of a unit and the one of them that the address names; not-found where there is none. */
export async function personInUnit(
  stored: RegisterRepository,
  register: StoredRegister,
  unit: string,
  id: string,
): Promise<{ person: RegisterPerson; colleagues: RegisterPerson[] }> {
  const entry = presentUnit(register, unit);
  if (!entry) throw new Refusal('not-found');
  const colleagues = await stored.readPeople(unit, entry.people);
  const person = colleagues.find((candidate) => candidate.id === id);
  if (!person) throw new Refusal('not-found');
  return { person, colleagues };
}
