import { removeGroup } from '#shared/api/units.ts';
import { Refusal } from '#functions/platform/errors.ts';
import { implement } from '#functions/platform/operation.ts';
import type { Context } from '#functions/platform/operation.ts';
import { editRegister } from './edit-register.ts';
import { presentUnits, withoutGroup } from './register.ts';
import type { UnitsRepositories } from './repositories.ts';
import { recordVersion } from './repository.ts';

export const removeGroupOperation = implement(
  removeGroup,
  async ({ id, version, reason }, context: Context<UnitsRepositories>) =>
    editRegister(context, async (register) => {
      const group = register.groups.get(id);
      if (!group) throw new Refusal('not-found');
      if (recordVersion(group) !== version) throw new Refusal('stale-version');
      const units = presentUnits(register).filter(({ unit }) => unit.group === id);
      if (units.length > 0) throw new Refusal('refused', hasUnits(units.map(({ unit }) => unit.name)));
      const event = { type: 'group.removed', data: { group, reason } } as const;
      return { answer: {}, change: { next: withoutGroup(register, id), event } };
    }),
);

const hasUnits = (names: string[]) => ({
  zh: `该考核组尚有单位：${names.slice(0, 10).join('、')}。`,
  en: `The group still has units: ${names.slice(0, 10).join(', ')}.`,
});
