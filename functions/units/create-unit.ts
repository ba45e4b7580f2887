import { createUnit } from '#shared/api/units.ts';
import { Refusal } from '#functions/platform/errors.ts';
import { canonicalJson } from '#functions/platform/hash.ts';
import { implement } from '#functions/platform/operation.ts';
import type { Context } from '#functions/platform/operation.ts';
import { unitProblems } from './checks.ts';
import { editRegister, refuseProblems } from './edit-register.ts';
import { applyUnits, presentUnit } from './register.ts';
import type { UnitsRepositories } from './repositories.ts';
import { unitRowOf } from './rows.ts';

export const createUnitOperation = implement(createUnit, async ({ unit }, context: Context<UnitsRepositories>) => {
  const policy = await context.repositories.policies.readCurrent();
  return editRegister(context, async (register) => {
    const there = presentUnit(register, unit.id);
    if (there && canonicalJson(there.unit) === canonicalJson(unit)) return { answer: { unit: unitRowOf(there) } };
    if (there) throw new Refusal('already-exists', unitExists);
    refuseProblems(unitProblems(register, unit, policy));
    const { register: next } = applyUnits(register, [unit]);
    return {
      answer: { unit: unitRowOf(presentUnit(next, unit.id)!) },
      change: { next, event: { type: 'unit.created', data: { unit } } },
    };
  });
});

const unitExists = { zh: '已有同一编号的单位。', en: 'There is a unit with this id already.' };
