import { removeUnit } from '#shared/api/units.ts';
import type { Bilingual } from '#shared/problem.ts';
import { Refusal } from '#functions/platform/errors.ts';
import { implement } from '#functions/platform/operation.ts';
import type { Context } from '#functions/platform/operation.ts';
import { editRegister } from './edit-register.ts';
import { presentUnit, presentUnits, withoutUnit } from './register.ts';
import type { People } from './register.ts';
import type { UnitsRepositories } from './repositories.ts';
import { recordVersion } from './repository.ts';

/** A unit goes only when nothing points to it any more: people, units below it, secondments, original units. */
export const removeUnitOperation = implement(
  removeUnit,
  async ({ id, version, reason }, context: Context<UnitsRepositories>) =>
    editRegister(context, async (register) => {
      const there = presentUnit(register, id);
      if (!there) throw new Refusal('not-found');
      if (recordVersion(there.unit) !== version) throw new Refusal('stale-version');
      if (there.people.n > 0) throw new Refusal('refused', hasPeople(there.people.n));
      const below = presentUnits(register).filter(({ unit }) => unit.parent === id);
      if (below.length > 0) throw new Refusal('refused', hasUnitsBelow(below.map(({ unit }) => unit.name)));
      const pointing = namesPointingTo(id, await context.repositories.register.readAllPeople(register));
      if (pointing.length > 0) throw new Refusal('refused', isReferredTo(pointing));
      return {
        answer: {},
        change: {
          next: withoutUnit(register, id),
          event: { type: 'unit.removed', data: { unit: there.unit, reason } },
        },
      };
    }),
);

const namesPointingTo = (unit: string, people: People): string[] =>
  [...people.values()]
    .flat()
    .filter(
      (person) =>
        person.awaitingAssignment?.originalUnit === unit || person.secondments?.some((spell) => spell.unit === unit),
    )
    .map(({ name }) => name);

const hasPeople = (count: number): Bilingual => ({
  zh: `该单位尚有 ${count} 人，请先调出或移出。`,
  en: `The unit still has ${count} people; transfer or remove them first.`,
});
const hasUnitsBelow = (names: string[]): Bilingual => ({
  zh: `该单位尚有下属单位：${names.join('、')}。`,
  en: `There are units below it: ${names.join(', ')}.`,
});
const isReferredTo = (names: string[]): Bilingual => ({
  zh: `以下人员的借调或原单位记录指向该单位：${names.slice(0, 10).join('、')}。`,
  en: `Secondments or original units of these people point to it: ${names.slice(0, 10).join(', ')}.`,
});
