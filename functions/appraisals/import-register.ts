import type { Group } from '#shared/dataset/schema.ts';
import { presentUnits } from '#functions/units/repository.ts';
import { type CheckedValues, checkValues, type ValueKind, type Values } from './check-values.ts';
import { faultsRefusal } from './faults.ts';
import type { Importer } from './import-job.ts';
import { noCounts, planRegister } from './plan-import.ts';
import { Staging } from './staging.ts';

/** Units or people of the register: each row replaces the record of its id, the others stay. */
export const importRegister: Importer = async (file, input, context) => {
  const { job, repositories } = context;
  const { policies, register } = repositories;
  const head = await register.readHead();
  const [people, policy] = await Promise.all([register.readAllPeople(head), policies.readCurrent()]);
  const groups: Group[] = [...head.groups.values()];
  const units = presentUnits(head).map(({ unit }) => unit);
  const everybody = [...people.values()].flat();

  const incoming =
    input.kind === 'units'
      ? {
          units: valuesOf(checkValues('units', file, (rows) => ({ policy, groups, units: without(units, rows) }))),
        }
      : {
          people: valuesOf(
            checkValues('people', file, (rows) => ({ policy, groups, units, people: without(everybody, rows) })),
          ),
        };
  const { plan, counts } = planRegister(head, people, incoming);

  const staging = new Staging(context);
  staging.expect(plan.lists.size);
  const next = await staging.register(plan);
  const event = {
    type: 'import.applied',
    data: { job: job.id, kind: input.kind, file: input.name, ...counts, moved: plan.moved.length },
    at: context.clock.now(),
    actor: job.by,
  };
  return {
    summary: { ...noCounts, ...counts, cycle: null, policyVersion: null },
    moves: plan.moved.length > 0,
    parts: plan.isChanged ? await register.headTransaction(head, next, event) : [],
  };
};

/** Those whose id no row of the file has. */
function without<T extends { id: string }>(list: readonly T[], rows: readonly Record<string, unknown>[]): T[] {
  const replaced = new Set(rows.map(({ id }) => id));
  return list.filter(({ id }) => !replaced.has(id));
}

export function valuesOf<K extends ValueKind>(checked: CheckedValues<K>): Values[K][] {
  if (!checked.values) throw faultsRefusal(checked.problems);
  return checked.values;
}
