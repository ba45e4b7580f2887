import type { RegisterPerson } from '#shared/api/units.ts';
import { datasetProblems } from '#shared/dataset/check.ts';
import type { Unit } from '#shared/dataset/schema.ts';
import type { Policy } from '#shared/policy/schema.ts';
import type { Problem } from '#shared/problem.ts';
import { presentUnits } from './register.ts';
import type { Register } from './register.ts';

/**
 * The checks of scoring.md §1 on one record of the register, by the very code that checks a dataset: the record is put
 * into a dataset made of the register and the faults that it gets there are its own.
 *
 * `policy` is the one now in force; without one nothing is looked up in it.
 */
export function unitProblems(register: Register, unit: Unit, policy: Policy | undefined): Problem[] {
  const others = presentUnits(register).flatMap((entry) => (entry.unit.id === unit.id ? [] : [entry.unit]));
  const problems = datasetProblems({ policy, groups: [...register.groups.values()], units: [...others, unit] });
  return own(problems, `units[${others.length}]`, 'unit');
}

/** `colleagues`: the people of the unit that the record names, for the number of nominees (without the person). */
export function personProblems(
  register: Register,
  person: RegisterPerson,
  colleagues: readonly RegisterPerson[],
  policy: Policy | undefined,
): Problem[] {
  const others = colleagues.filter(({ id }) => id !== person.id);
  const problems = datasetProblems({
    policy,
    groups: [...register.groups.values()],
    units: presentUnits(register).map(({ unit }) => unit),
    people: [...others, person],
  });
  return own(problems, `people[${others.length}]`, 'person');
}

const own = (problems: Problem[], prefix: string, name: string): Problem[] =>
  problems
    .filter(({ path }) => path.startsWith(`${prefix}.`))
    .map((problem) => ({ ...problem, path: name + problem.path.slice(prefix.length) }));
