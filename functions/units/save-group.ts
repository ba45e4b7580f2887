import { saveGroup } from '#shared/api/units.ts';
import { Refusal } from '#functions/platform/errors.ts';
import { implement } from '#functions/platform/operation.ts';
import type { Context } from '#functions/platform/operation.ts';
import { editRegister } from './edit-register.ts';
import { applyGroups } from './register.ts';
import type { UnitsRepositories } from './repositories.ts';
import { recordVersion } from './repository.ts';
import { groupRowOf } from './rows.ts';

export const saveGroupOperation = implement(
  saveGroup,
  async ({ id, version, name }, context: Context<UnitsRepositories>) =>
    editRegister(context, async (register) => {
      const [before, after] = [register.groups.get(id), { id, name }];
      const answer = { group: groupRowOf(after) };
      if (before?.name === name) return { answer };
      if (before && version === null) throw new Refusal('already-exists', groupExists);
      if (!before && version !== null) throw new Refusal('not-found');
      if (before && recordVersion(before) !== version) throw new Refusal('stale-version');
      const { register: next } = applyGroups(register, [after]);
      return { answer, change: { next, event: { type: 'group.saved', data: { before: before ?? null, after } } } };
    }),
);

const groupExists = { zh: '已有同一编号的考核组。', en: 'There is a group with this id already.' };
