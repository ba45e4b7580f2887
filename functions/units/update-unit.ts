import { updateUnit } from '#shared/api/units.ts';
import { Refusal } from '#functions/platform/errors.ts';
import { implement } from '#functions/platform/operation.ts';
import type { Context } from '#functions/platform/operation.ts';
import { unitProblems } from './checks.ts';
import { editRegister, idProblems, refuseProblems } from './edit-register.ts';
import { changeOf } from './events.ts';
import { groupProblems } from './own-groups.ts';
import { applyUnits, presentUnit } from './register.ts';
import type { UnitsRepositories } from './repositories.ts';
import { recordVersion } from './repository.ts';
import { unitRowOf } from './rows.ts';

export const updateUnitOperation = implement(
  updateUnit,
  async ({ id, version, unit, reason }, context: Context<UnitsRepositories>) => {
    const policy = await context.repositories.policies.readCurrent();
    return editRegister(context, async (register) => {
      const there = presentUnit(register, id);
      if (!there) throw new Refusal('not-found');
      refuseProblems(idProblems('unit', unit.id, id));
      if (recordVersion(there.unit) === recordVersion(unit)) return { answer: { unit: unitRowOf(there) } };
      if (recordVersion(there.unit) !== version) throw new Refusal('stale-version');
      refuseProblems(unitProblems(register, unit, policy));
      const { register: next } = applyUnits(register, [unit]);
      if (there.unit.group !== unit.group || there.unit.parent !== unit.parent)
        refuseProblems(await groupProblems(context, register, next));
      const data = { id, name: unit.name, reason, ...changeOf(there.unit, unit) };
      return {
        answer: { unit: unitRowOf(presentUnit(next, id)!) },
        change: { next, event: { type: 'unit.changed', data } },
      };
    });
  },
);
