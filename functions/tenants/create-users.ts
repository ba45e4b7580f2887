import { createUsers } from '#shared/api/tenants.ts';
import type { Problem } from '#shared/problem.ts';
import { Refusal } from '#functions/platform/errors.ts';
import { by, implement } from '#functions/platform/operation.ts';
import type { Context } from '#functions/platform/operation.ts';
import { presentUnit } from '#functions/units/repository.ts';
import type { TenantsRepositories } from './repositories.ts';
import { fault } from './user-checks.ts';

export const createUsersOperation = implement(
  createUsers,
  async ({ id, unit, people }, context: Context<TenantsRepositories>) => {
    const { register } = context.repositories;
    const head = await register.readHead();
    if (unit !== null && !presentUnit(head, unit))
      throw invalid([fault('unit', 'unknown-reference', `单位“${unit}”不存在。`, `There is no unit “${unit}”.`)]);
    const there = await register.readAllPeople(head, unit === null ? undefined : [unit]);
    const ids = new Set([...there.values()].flat().map((person) => person.id));
    const problems = (people ?? []).flatMap((person, i) =>
      ids.has(person)
        ? []
        : [fault(`people[${i}]`, 'unknown-reference', `人员“${person}”不存在。`, `There is no person “${person}”.`)],
    );
    if (problems.length > 0) throw invalid(problems);
    return context.jobs.start({ id, context: 'tenants', kind: 'users', input: { unit, people }, by: by(context) });
  },
);

const invalid = (problems: Problem[]): Refusal => new Refusal('invalid-input', undefined, { problems });
