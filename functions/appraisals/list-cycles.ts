import { listCycles } from '#shared/api/appraisals.ts';
import { type Context, implement } from '#functions/platform/operation.ts';
import type { AppraisalRepositories } from './repositories.ts';
import { cycleRow } from './repository.ts';

/** The cycles, latest year first. */
export const listCyclesOperation = implement(
  listCycles,
  async (_input, { repositories }: Context<AppraisalRepositories>) => {
    const cycles = (await repositories.cycles.list()).map(cycleRow);
    return { cycles: cycles.sort((a, b) => b.cycle.year - a.cycle.year) };
  },
);
