import { readPerson } from '#shared/api/units.ts';
import { Refusal } from '#functions/platform/errors.ts';
import { implement, scope } from '#functions/platform/operation.ts';
import type { Context } from '#functions/platform/operation.ts';
import { presentUnit } from './register.ts';
import type { UnitsRepositories } from './repositories.ts';
import { recordVersion } from './repository.ts';
import { reachesPerson } from './visibility.ts';

/** Somebody out of reach is not found, as if there were no such person. */
export const readPersonOperation = implement(readPerson, async ({ unit, id }, context: Context<UnitsRepositories>) => {
  const { register } = context.repositories;
  const head = await register.readHead();
  const entry = presentUnit(head, unit);
  const isSeen = reachesPerson(head, scope(context, 'register.read'), { id, unit }, context.actor.user.person);
  if (!entry || !isSeen) throw new Refusal('not-found');
  const person = (await register.readPeople(unit, entry.people)).find((candidate) => candidate.id === id);
  if (!person) throw new Refusal('not-found');
  return { person, version: recordVersion(person) };
});
