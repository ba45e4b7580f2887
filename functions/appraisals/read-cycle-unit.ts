import { reaches } from '#shared/api/access.ts';
import { readCycleUnit } from '#shared/api/appraisals.ts';
import { Refusal } from '#functions/platform/errors.ts';
import { type Context, implement, scope } from '#functions/platform/operation.ts';
import type { AppraisalRepositories } from './repositories.ts';
import { emptyRows } from './unit-rows.ts';

/** The rows of one unit, each with who brought it in. */
export const readCycleUnitOperation = implement(
  readCycleUnit,
  async ({ cycle, unit: id }, context: Context<AppraisalRepositories>) => {
    const { cycles } = context.repositories;
    const found = (await cycles.readHead(cycle))?.content.units.find(({ unit }) => unit.id === id);
    if (!found || !reaches(scope(context, 'data.read'), { unit: id, group: found.unit.group }))
      throw new Refusal('not-found');
    const { performance, opinions } = (await cycles.readRows(cycle, [found])).get(id) ?? emptyRows;
    return { performance: [...performance], opinions: [...opinions] };
  },
);
