import { readMyResult } from '#shared/api/grading.ts';
import { Refusal } from '#functions/platform/errors.ts';
import { type Context, implement } from '#functions/platform/operation.ts';
import type { GradingRepositories } from './repositories.ts';
import { publicRun } from './repository.ts';

/** One's own published result: reads the run and the part that holds one's home unit, not the whole. */
export const readMyResultOperation = implement(
  readMyResult,
  async ({ cycle }, context: Context<GradingRepositories>) => {
    const { cycles, runs } = context.repositories;
    const stored = await cycles.readHead(cycle);
    if (!stored) throw new Refusal('not-found');
    const run = stored.publishedRun === null ? undefined : await runs.readRun(cycle, stored.publishedRun);
    if (!run) return { run: null, result: null, unitName: null, decimals: 0 };
    const { person } = context.actor.user;
    const own = person ? await runs.readPerson(run.id, person) : undefined;
    return {
      run: publicRun(run),
      result: own?.row ?? null,
      unitName: own ? own.unitName(own.row.appraisalUnit) : null,
      decimals: run.decimals,
    };
  },
);
