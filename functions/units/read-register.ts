import { readRegister } from '#shared/api/units.ts';
import { implement, scope } from '#functions/platform/operation.ts';
import type { Context } from '#functions/platform/operation.ts';
import { inOrder } from './register.ts';
import type { UnitsRepositories } from './repositories.ts';
import { civilDateIn, groupRowOf, personRowOf, unitRowOf } from './rows.ts';
import { unitsInReach } from './visibility.ts';

const defaultTimeZone = 'Asia/Shanghai';

/** The register cut to the reader's reach: whole units where they lie in it, of the own unit oneself where not. */
export const readRegisterOperation = implement(readRegister, async (_, context: Context<UnitsRepositories>) => {
  const { register, policies } = context.repositories;
  const [head, policy] = await Promise.all([register.readHead(), policies.readCurrent()]);
  const reach = scope(context, 'register.read');
  const self = context.actor.user.person;
  const units = unitsInReach(head, reach, self);
  const people = await register.readAllPeople(
    head,
    units.map(({ entry }) => entry.unit.id),
  );
  const today = civilDateIn(policy?.calendar.timeZone ?? defaultTimeZone, context.clock.now());
  const seen = units.flatMap(({ entry, all }) => {
    const list = people.get(entry.unit.id) ?? [];
    return all ? list : list.filter(({ id }) => id === self?.id);
  });
  const groups = new Set(units.map(({ entry }) => entry.unit.group));
  return {
    version: head.version,
    groups: [...head.groups.values()].filter(({ id }) => reach.county || groups.has(id)).map(groupRowOf),
    units: units.map(({ entry }) => unitRowOf(entry)),
    people: inOrder(seen).map((person) => personRowOf(person, today)),
  };
});
